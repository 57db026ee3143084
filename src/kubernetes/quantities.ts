/** What each suffix of a quantity multiplies by; "m" divides by a thousand. */
const factors: Readonly<Record<string, number>> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
}

/** A quantity of Kubernetes as a number of cores or bytes: `250m` is 0.25, `1Ki` is 1024. Undefined for "" and for no quantity. */
export function quantity(text: string | number | undefined): number | undefined {
  const [, digits, suffix = ''] =
    /^([0-9]+(?:\.[0-9]*)?|\.[0-9]+)([A-Za-z]*|[eE][-+]?[0-9]+)$/.exec(`${text ?? ''}`) ?? []
  if (digits === undefined) return undefined
  if (suffix === 'm') return Number(digits) / 1000
  if (/^[eE][-+]?[0-9]+$/.test(suffix)) return Number(`${digits}${suffix}`)
  const factor = factors[suffix]
  return factor === undefined ? undefined : Number(digits) * factor
}
