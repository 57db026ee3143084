import { expect, test } from 'vitest'
import { exampleBundle } from '../support/examples.ts'
import { containerOf, withEnvironment } from './container.ts'
import { databaseContainer, query, startPostgres } from './postgres.ts'
import { blockOf, readerOf } from './runbook.ts'

const bundle = exampleBundle('belajar')
const target = 'kind'

test('000-46: another POSTGRES_PASSWORD and a restart change no password; the commands of the runbook do', async () => {
  const database = await databaseContainer(bundle, { target, kind: 'StatefulSet', name: 'db-belajar' })
  const { environment } = await containerOf(bundle, { target, kind: 'Deployment', name: 'app-belajar' }, '')
  const { SPRING_DATASOURCE_USERNAME: user = '', SPRING_DATASOURCE_PASSWORD: first = '' } = environment
  const login = async (password: string) => {
    const { code, stdout, stderr } = await query(
      database,
      { user, password, database: 'belajar' },
      'SELECT current_user',
    )
    return code === 0 ? stdout.trim() : stderr
  }
  const refused = expect.stringContaining(`password authentication failed for user "${user}"`)
  const second = 'belajar-later'

  const before = await startPostgres(database)
  expect([await login(first), await login(second)]).toEqual(['belajar', refused])
  await before.stop()

  const restarted = withEnvironment(database, { POSTGRES_PASSWORD: second })
  const server = await startPostgres(restarted)
  expect([await login(first), await login(second)]).toEqual(['belajar', refused])

  const { type } = await readerOf(restarted, 'statefulset/db-belajar')
  const change = blockOf(bundle, 'sql', 'PASSWORD').replace('<new value>', second)
  const changed = await type(blockOf(bundle, 'bash', 'psql -U "$POSTGRES_USER" -d "$POSTGRES_DB"\''), change)
  expect(changed).toEqual({ code: 0, stdout: 'ALTER ROLE\n', stderr: '' })
  expect([await login(first), await login(second)]).toEqual([refused, 'belajar'])
  await server.stop()
})
