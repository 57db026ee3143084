import type { ManifestFile } from '../kubernetes/objects.ts'
import { writeYamlDocuments } from '../yaml/write.ts'
import type { Files, OutputInput } from './output.ts'

/** Plain manifests: `manifests/<target>/NN-<name>.yml`, numbered in the order of application. */
export function plainFiles({ targets }: Pick<OutputInput, 'targets'>): Files {
  return Object.fromEntries(
    targets.flatMap(({ name, files }) =>
      numbered(files).map(({ fileName, file }) => [`manifests/${name}/${fileName}`, writeYamlDocuments(file.objects)]),
    ),
  )
}

/** The files of a target with their names; the namespace comes before the first of them. */
export function numbered(files: readonly ManifestFile[]): { readonly fileName: string; readonly file: ManifestFile }[] {
  const first = files[0]?.name === 'namespace' ? 0 : 1
  return files.map((file, index) => ({
    fileName: `${String(first + index).padStart(2, '0')}-${file.name}.yml`,
    file,
  }))
}
