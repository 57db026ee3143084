import { exampleConfig } from '../../src/generated/example.ts'
import { goldens } from './golden.ts'

goldens('belajar', exampleConfig)
