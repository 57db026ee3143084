/** Commands of the runbook that stand together. */
export interface Block {
  /** The heading above it, such as `Status` or `kind: install`. */
  readonly heading: string
  /** The item of a list that it belongs to, such as `Kustomize`. */
  readonly item: string
  /** The targets that it is for. */
  readonly targets: readonly string[]
  /** What has to stand in the config for it, such as `workloads.app.service.type: NodePort`. */
  readonly settings: readonly string[]
  readonly commands: readonly string[]
}

/** What a command in the running text begins with. */
const inText = /`((?:docker|helm|kind|kubectl|minikube|npx|podman|sudo) [^`]+)`/g

/** All commands of a page in its order: those in fences of the shell and of SQL, and those in the text around them. */
export function blocksOf(page: string, targets: readonly string[]): Block[] {
  const place = new Place(targets)
  const blocks: Block[] = []
  let fence: { readonly language: string; readonly lines: string[] } | undefined
  for (const raw of page.split('\n')) {
    const line = raw.trim()
    if (fence && line === '```') {
      if (/^(bash|sql)$/.test(fence.language)) blocks.push(place.take(fence.lines))
      fence = undefined
    } else if (fence) fence.lines.push(line)
    else if (line.startsWith('```')) fence = { language: line.slice(3), lines: [] }
    else {
      place.pass(line, raw.startsWith(' '))
      const commands = [...line.matchAll(inText)].map(([, command = '']) => command)
      if (commands.length > 0) blocks.push(place.see(commands))
    }
  }
  return blocks
}

/** Where in the page we are, and for whom what stands there is. */
class Place {
  private heading = ''
  private item = ''
  /** From `### Target kind` to the next heading of that level. */
  private part: readonly string[]
  /** From `**app** (kind, k3s)` to the next line that begins so. */
  private scope: readonly string[] | undefined
  /** From `**kind, k3s**` to the end of the next block. */
  private label: readonly string[] | undefined
  /** From ``**NodePort** (with `path: value`)`` to the next line that begins so. */
  private settings: readonly string[] = []

  constructor(private readonly all: readonly string[]) {
    this.part = all
  }

  pass(line: string, isIndented: boolean): void {
    const [, marks = '', heading = ''] = /^(#+) (.*)$/.exec(line) ?? []
    const [, bold, rest = ''] = /^\*\*([^*]+)\*\*(.*)$/.exec(line) ?? []
    if (heading) this.enter(marks.length, heading)
    else if (bold) this.mark(bold, rest)
    else if (line !== '') this.label = undefined
    if (line !== '' && !isIndented) this.item = line.startsWith('- ') ? line.slice(2) : ''
  }

  /** A block that ends here; the next one is for everybody again. */
  take(commands: readonly string[]): Block {
    const block = this.see(commands)
    this.label = undefined
    return block
  }

  see(commands: readonly string[]): Block {
    const { heading, item, settings } = this
    return { heading, item, targets: this.label ?? this.scope ?? this.part, settings, commands }
  }

  private enter(level: number, heading: string): void {
    if (level <= 3) this.part = this.targetsIn(/^Target (.*)$/.exec(heading)?.[1]) ?? this.all
    Object.assign(this, { heading, scope: undefined, label: undefined, settings: [] })
  }

  private mark(bold: string, rest: string): void {
    this.label = this.targetsIn(bold)
    if (this.label) return
    this.scope = this.targetsIn(/^ \(([^)]*)\)/.exec(rest)?.[1])
    this.settings = rest.startsWith(' (with ') ? [...rest.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path) : []
  }

  private targetsIn(text = ''): readonly string[] | undefined {
    const names = text.split(', ')
    return names.every((name) => this.all.includes(name)) ? names : undefined
  }
}
