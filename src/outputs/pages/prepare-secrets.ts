import type { SecretFacts, TargetFacts } from './facts.ts'
import { kubectl } from './kubectl.ts'
import { shellWord } from './text.ts'

/** What makes a Secret by hand, with placeholders for its values. */
export function createSecret(namespace: string, { name, keys }: SecretFacts): string {
  const literals = keys.map((key) => `--from-literal=${key}=${shellWord(`<${key}>`)}`)
  return kubectl(namespace, `create secret generic ${name} ${literals.join(' ')}`)
}

/** What shows whether External Secrets has made a Secret. */
export function watchExternal(namespace: string, { name, store, storeKind }: SecretFacts): string[] {
  const where = storeKind === 'ClusterSecretStore' ? '' : namespace
  return [
    kubectl(where, `get ${storeKind.toLowerCase()} ${store}`),
    kubectl(namespace, `wait externalsecret/${name} --for=condition=Ready --timeout=2m`),
    kubectl(namespace, `get secret ${name}`),
  ]
}

/** The Secrets of a target with one source. */
export function secretsFrom({ secrets }: TargetFacts, source: SecretFacts['source']): SecretFacts[] {
  return secrets.filter((secret) => secret.source === source)
}
