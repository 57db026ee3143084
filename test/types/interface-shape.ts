import ts from 'typescript'
import { keysOf, literalsOf, type Shape, unionOf } from './shape.ts'

/** The exported types of a file, as shapes. */
export function interfaceShapes(file: string): (name: string) => Shape {
  const program = ts.createProgram([file], {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    allowImportingTsExtensions: true,
    types: [],
  })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(file)
  const module = source && checker.getSymbolAtLocation(source)
  const exported = new Map(module && checker.getExportsOfModule(module).map((symbol) => [symbol.name, symbol]))
  return (name) => {
    const symbol = exported.get(name)
    if (!symbol) throw new Error(`${file} exports no type ${name}`)
    return typeShape(checker.getDeclaredTypeOfSymbol(symbol), checker)
  }
}

function typeShape(type: ts.Type, checker: ts.TypeChecker): Shape {
  if (type.flags & ts.TypeFlags.String) return 'string'
  if (type.flags & ts.TypeFlags.Number) return 'number'
  if (type.flags & ts.TypeFlags.Unknown) return 'unknown'
  // A union holds `true` and `false` one by one; neither stands alone in our vocabulary.
  if (type.flags & ts.TypeFlags.BooleanLike) return 'boolean'
  if (type.isLiteral()) return literalsOf([type.value])
  if (type.isUnion()) return unionOf(membersOf(type).map((member) => typeShape(member, checker)))
  const index = checker.getIndexInfoOfType(type, ts.IndexKind.String)
  if (index) return { map: typeShape(index.type, checker) }
  const element = checker.getIndexInfoOfType(type, ts.IndexKind.Number)
  if (element) return { list: typeShape(element.type, checker) }
  if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection))) {
    throw new Error(`no shape for ${checker.typeToString(type)}`)
  }
  return keysOf(
    checker.getPropertiesOfType(type).map((property) => {
      const optional = (property.flags & ts.SymbolFlags.Optional) !== 0
      const { name } = property
      return { name, optional, shape: typeShape(checker.getTypeOfSymbol(property), checker) }
    }),
  )
}

/** The members of a union; that an optional key may be undefined is said by the key. */
function membersOf(type: ts.UnionType): ts.Type[] {
  return type.types.filter((member) => (member.flags & ts.TypeFlags.Undefined) === 0)
}
