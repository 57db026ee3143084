import { example } from '../outputs/pages-support.ts'
import { goldens } from './golden.ts'

goldens('warung-kopi', example('warung-kopi'))
