import type { Remark, Rule } from './finding.ts'
import { isSaid, workloadsWith } from './values.ts'

export const replicasAndAutoscaler: Rule = {
  code: 'replicas-and-autoscaler',
  severity: 'warning',
  about: {
    en: 'One thing decides how many pods run: the config or the autoscaler.',
    id: 'Jumlah pod ditentukan satu pihak saja: config atau autoscaler.',
  },
  check: (reviewed) =>
    workloadsWith(reviewed, 'autoscaling')
      .filter(({ path, values: { replicas, autoscaling } }) => {
        const differs = autoscaling.enabled && replicas !== autoscaling.minReplicas
        return differs && isSaid(reviewed, `${path}.replicas`)
      })
      .map(({ path, values: { replicas, autoscaling } }) => unheeded(path, replicas, autoscaling)),
}

function unheeded(
  path: string,
  replicas: number,
  { minReplicas, maxReplicas }: { readonly minReplicas: number; readonly maxReplicas: number },
): Remark {
  return {
    path: `${path}.replicas`,
    message: {
      en: `${replicas} pods are asked for, and the autoscaler decides: from ${minReplicas} to ${maxReplicas}`,
      id: `${replicas} pod diminta, padahal autoscaler yang menentukan: dari ${minReplicas} sampai ${maxReplicas}`,
    },
    reason: {
      en: 'the number is left out of every output, so that nothing undoes what the autoscaler does',
      id: 'angka itu tidak ditulis ke keluaran mana pun, supaya tidak ada yang membatalkan kerja autoscaler',
    },
    remedy: {
      en: `remove ${path}.replicas, or set ${path}.autoscaling.minReplicas to ${Math.max(1, replicas)}`,
      id: `hapus ${path}.replicas, atau ubah ${path}.autoscaling.minReplicas menjadi ${Math.max(1, replicas)}`,
    },
  }
}
