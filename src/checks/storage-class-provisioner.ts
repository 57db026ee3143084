import type { Remark, Rule } from './finding.ts'

export const storageClassProvisioner: Rule = {
  code: 'storage-class-provisioner',
  severity: 'error',
  about: {
    en: 'A StorageClass names the driver that makes its volumes.',
    id: 'StorageClass menyebut driver yang membuat volumenya.',
  },
  check: ({ target }) =>
    Object.entries(target.values.storageClasses)
      .filter(([, { provisioner }]) => provisioner === '')
      .map(([key]) => driverless(key)),
}

function driverless(key: string): Remark {
  const path = `storageClasses.${key}.provisioner`
  return {
    path,
    message: {
      en: `the StorageClass ${key} names no provisioner`,
      id: `StorageClass ${key} tidak menyebut provisioner`,
    },
    reason: {
      en: 'the API server refuses it, and without it every claim of the class stays Pending',
      id: 'API server menolaknya, dan tanpa itu setiap klaim dengan StorageClass ini tertahan di Pending',
    },
    remedy: {
      en: `set ${path}, for example to ebs.csi.aws.com, pd.csi.storage.gke.io or rancher.io/local-path`,
      id: `isi ${path}, misalnya dengan ebs.csi.aws.com, pd.csi.storage.gke.io, atau rancher.io/local-path`,
    },
  }
}
