import { type ClaimLeft, claimsLeft } from '../upgrade/claims.ts'
import type { Remark, Rule } from './finding.ts'

/** A claim that is no longer generated still holds the data; what takes its place begins empty. */
export const claimLeftBehind: Rule = {
  code: 'claim-left-behind',
  severity: 'warning',
  check: ({ previous, objects }) =>
    previous === undefined
      ? []
      : claimsLeft(previous, objects)
          .filter(({ statefulSet, isMounted }) => statefulSet === undefined || !isMounted)
          .map((claim) => (claim.isMounted ? handedOver(claim) : leftBehind(claim))),
}

/** The pods keep the claim, but the chart does not. */
function handedOver(claim: ClaimLeft): Remark {
  return {
    path: `PersistentVolumeClaim/${claim.name}`,
    message: `pods mount the claim ${claim.name}, which is no longer generated`,
    reason: 'helm upgrade deletes what its chart no longer has, and with the claim perhaps the data; kubectl keeps it',
    remedy: `before helm upgrade: ${keep(claim)}`,
  }
}

function leftBehind(claim: ClaimLeft): Remark {
  const { name, namespace, statefulSet } = claim
  const claims = statefulSet
    ? `the claims of the StatefulSet ${statefulSet}: ${name}, and those of further pods`
    : `the claim ${name}`
  const before = statefulSet ? '' : `; before helm upgrade: ${keep(claim)}`
  return {
    path: `PersistentVolumeClaim/${name}`,
    message: `nothing that is generated mounts ${claims}`,
    reason: statefulSet
      ? 'the claim stays behind with the data, unless its retention is Delete, and what takes its place begins empty'
      : 'kubectl leaves the claim behind with the data, helm upgrade deletes it, and what takes its place begins empty',
    remedy: `move the data over; or keep it with storage: { mode: existing, existingClaim: ${name} }${before}; when nobody needs it: kubectl delete pvc ${flags(namespace)}${name}`,
  }
}

function keep({ name, namespace }: ClaimLeft): string {
  return `kubectl annotate pvc ${flags(namespace)}${name} helm.sh/resource-policy=keep`
}

function flags(namespace: string | undefined): string {
  return namespace ? `-n ${namespace} ` : ''
}
