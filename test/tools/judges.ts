/** A program, written in Go by others, that says what is wrong with objects: the code is theirs, the folder pins it. */
export interface Judge {
  readonly title: string
  /** The package to build, in the module of the folder `go/<name>`, where go.mod names the version and go.sum all checksums. */
  readonly package: string
}

/** Every judge that the tests ask, by the name of its folder. */
export const judges = {
  'kube-score': { title: 'kube-score', package: 'github.com/zegl/kube-score/cmd/kube-score' },
  cyclonus: { title: 'cyclonus', package: 'github.com/mattfenwick/cyclonus/cmd/cyclonus' },
  'pod-security': { title: 'Pod Security admission', package: '.' },
} as const satisfies Record<string, Judge>

/** The name of a judge in {@link judges}. */
export type JudgeName = keyof typeof judges
