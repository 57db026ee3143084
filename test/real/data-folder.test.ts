import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type Config, render } from '../../src/index.ts'
import { runInside } from './container.ts'
import { databaseContainer, makeDataFolder, passwordFile, startPostgres } from './postgres.ts'

const place = { target: 'laptop', kind: 'StatefulSet', name: 'shop-db' }

function bundleOf(version: '17' | '18') {
  const config: Config = {
    name: 'shop',
    workloads: { db: { kind: 'postgres', version } },
    targets: { laptop: { presets: ['kind'] } },
  }
  return render(config)
}

test.each(['17', '18'] as const)(
  '000-21: PostgreSQL refuses a volume with lost+found as its data folder, but not the generated PGDATA (version %s)',
  async (version) => {
    const container = await databaseContainer(bundleOf(version), place)
    const { PGDATA = '', POSTGRES_USER = '' } = container.environment
    const { mountPath } = container.generated.volumeMounts[0]
    const volume = container.inside(mountPath)
    await mkdir(join(volume, 'lost+found'))
    const refused = await makeDataFolder(volume, POSTGRES_USER, await passwordFile(container, 'first'))
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('It contains a lost+found directory') })

    const server = await startPostgres(container)
    const asked = await runInside(container, ['psql', '-U', POSTGRES_USER, '-d', 'shop', '-Atc', 'SHOW data_directory'])
    expect(asked).toEqual({ code: 0, stdout: `${PGDATA}\n`, stderr: '' })
    expect(PGDATA).toMatch(`${volume}/`)
    await server.stop()
  },
)
