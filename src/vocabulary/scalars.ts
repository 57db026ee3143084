import { z } from 'zod'
import { rules, steering } from '../config/rules.ts'
import { NAME_PATTERN } from '../kubernetes/names.ts'

/**
 * Single values that several words share: texts, keys, names, quantities, ports. Patterns are written so that JavaScript and Go's
 * RE2 (which checks a chart's values) agree on them: no look-around, no Unicode classes.
 */

/** Refinements that forbid what matches a pattern. JSON Schema says it by `not`, which zod cannot. */
export const forbidden = new WeakMap<(text: string) => unknown, string>()

/** Characters that some tool refuses or changes: control characters but tab and line ends, and what is no character. */
const LOST = '\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f-\\u009f\\ufeff\\ufffe\\uffff'
const halves = 'text without halves of surrogate pairs'
/** Text that arrives unchanged through every tool. */
export const text = z
  .string()
  .regex(new RegExp(`^[^${LOST}]*$`), 'text without control characters')
  .refine(rules.wholeCharacters, halves)
/** Helm takes the rest out of a chart's description, or writes a space in its place. */
export const oneLine = text.refine(rules.oneLine, 'one line of visible characters')
/** Kustomize cannot read back what it writes of an annotation of several lines that begins with a tab. */
export const annotationText = z
  .string()
  .regex(
    new RegExp(`^([^\\t${LOST}][^${LOST}]*|\\t[^\\n${LOST}]*)?$`),
    'text without control characters, which does not begin with a tab if it has several lines',
  )
  .refine(rules.wholeCharacters, halves)

const anyKey = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]*$/, 'a key in camelCase, such as paymentApi')
  .max(40)
  .refine(rules.labelLength, 'a key with fewer capital letters: each becomes two characters')
/** What every object of JavaScript has: a part of that name would be there without being said. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype).filter((name) => /^[a-z]/.test(name))
export const key = keyWithout(anyKey, `^(${INHERITED.join('|')})$`, 'a key that JavaScript does not take for its own')
export const resourceName = z
  .string()
  .regex(new RegExp(NAME_PATTERN), 'a name of a-z, 0-9 and "-" that begins with a letter')
  .max(63)
const SUBDOMAIN = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*'
/** The name of an object that is not ours, as Kubernetes allows it; or nothing. */
export function foreignName(expected: string) {
  return z
    .string()
    .regex(new RegExp(`^(${SUBDOMAIN})?$`), expected)
    .max(253)
}
/** The name of a driver that makes volumes, or nothing. */
export const provisioner = z
  .string()
  .regex(
    new RegExp(`^((${SUBDOMAIN}/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$`),
    'a driver such as ebs.csi.aws.com or rancher.io/local-path',
  )
  .max(253)
export const subdomain = foreignName('a name of a-z, 0-9, "-" and "."')
/** Go cannot read back a map's key of more than 1,024 characters. */
export const envName = z
  .string()
  .regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'a name of letters, digits and "_"')
  .max(253)
export const dataKey = z
  .string()
  .regex(/^[A-Za-z0-9_-][-._A-Za-z0-9]*$/, 'a key of letters, digits, "-", "_" and "."')
  .max(253)
const anyLabelKey = z
  .string()
  .regex(
    new RegExp(`^(${SUBDOMAIN}/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$`),
    'a label key such as team or example.com/team',
  )
  .max(253)
/** Kustomize writes such keys back without quotes, and then takes them for something else than text. */
const UNQUOTED = '^([0-9][0-9a-fA-FxXoO._+-]*|[tT]rue|TRUE|[fF]alse|FALSE|[nN]ull|NULL)$'
export const labelKey = keyWithout(
  anyLabelKey,
  UNQUOTED,
  'a key that no YAML reader takes for a number, a date, true, false or null',
)
const STANDARD_LABEL = '^app\\.kubernetes\\.io/'
/** kubectl prunes by these. */
const APPLY_SET = '^applyset\\.kubernetes\\.io/'
export const ownLabelKey = keyWithout(
  anyLabelKey,
  `${UNQUOTED}|${STANDARD_LABEL}|${APPLY_SET}`,
  'a label of your own, which is no number or date, and no order to kubectl',
)
export const annotationKey = keyWithout(
  anyLabelKey,
  `${UNQUOTED}|${steering}`,
  'a key that is no order to Kustomize, Helm or kubectl, and that no YAML reader takes for a number, a date, true, false or null',
)
export const podAnnotationKey = keyWithout(
  anyLabelKey,
  `${UNQUOTED}|^checksum/(config|secret)$`,
  'a key other than checksum/config and checksum/secret, which no YAML reader takes for a number, a date, true, false or null',
)

/** Keys that do not match a pattern. */
export function keyWithout(keys: z.ZodString, pattern: string, expected: string) {
  const isAllowed = (name: string) => !new RegExp(pattern).test(name)
  forbidden.set(isAllowed, pattern)
  return keys.refine(isAllowed, expected)
}

export const labelValue = z
  .string()
  .regex(/^([A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/, 'letters, digits, "-", "_" and "."')
  .max(63)
export const cpu = z.string().regex(/^([1-9][0-9]*m?|0\.[0-9]{1,3})?$/, 'a CPU quantity such as "250m" or "1", or ""')
export const memory = z.string().regex(/^([1-9][0-9]*(Ki|Mi|Gi|Ti))?$/, 'a memory quantity such as "256Mi", or ""')
export const size = z.string().regex(/^[1-9][0-9]*(Mi|Gi|Ti)$/, 'a size such as "1Gi"')
export const urlPath = z.string().regex(/^\/[A-Za-z0-9._~%!$&'()*+,;=:@/?-]*$/, 'a path that begins with "/"')
/** A folder of a node. */
export const hostDirectory = z
  .string()
  .regex(/^(\/|(\/[A-Za-z0-9._-]+)+)$/, 'an absolute folder such as /mnt/data')
  .max(253)
/** A folder of a container. */
export const directory = z
  .string()
  .regex(/^(\/[A-Za-z0-9._-]+)+$/, 'a folder such as /var/cache/app')
  .max(253)
export const optionalPath = z
  .string()
  .regex(/^(\/[A-Za-z0-9._~%!$&'()*+,;=:@/?-]*)?$/, 'a path that begins with "/", or ""')
export const host = z
  .string()
  .regex(/^([a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*)?$/, 'a host name such as belajar.local')
  .max(253)
export const port = z.int().min(1).max(65535)
export const seconds = z.int().min(1).max(3600)
/** The name of a container's port; it is also that of the Service's. */
export const portName = z
  .string()
  .regex(/^[a-z]([a-z0-9]|-[a-z0-9])*$/, 'the name of a port: a-z, 0-9 and "-", at most 15')
  .max(15)
/** A namespace that is not ours. */
export const namespaceName = z
  .string()
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'the name of a namespace')
  .max(63)
/** The group of an API; "" is the core group. */
export const apiGroup = foreignName('a group such as apps, or ""')
export const apiResource = z
  .string()
  .regex(/^[a-z]+(\/[a-z]+)?$/, 'a resource in the plural such as configmaps, or pods/log')
  .max(63)
const BYTE = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])'
/** A range of IPv4 addresses, or nothing. */
export const addressRange = z
  .string()
  .regex(new RegExp(`^(${BYTE}(\\.${BYTE}){3}/(3[0-2]|[12]?[0-9]))?$`), 'a range of addresses such as 10.0.0.0/16')
/** What kubeseal prints: base64 of a length, an encrypted key and the encrypted value; no plain text is of this form. */
export const sealedText = z
  .string()
  .regex(/^Ag[A-Za-z0-9+/]{300,}={0,2}$/, 'a text that kubeseal printed, which begins with Ag')
  .max(100000)
