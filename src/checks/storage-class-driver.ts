import type { Remark, Rule } from './finding.ts'

/** What was built into Kubernetes, and the driver that took its place; none where nothing did. */
const replaced: Readonly<Record<string, string>> = {
  'kubernetes.io/aws-ebs': 'ebs.csi.aws.com',
  'kubernetes.io/gce-pd': 'pd.csi.storage.gke.io',
  'kubernetes.io/azure-disk': 'disk.csi.azure.com',
  'kubernetes.io/azure-file': 'file.csi.azure.com',
  'kubernetes.io/cinder': 'cinder.csi.openstack.org',
  'kubernetes.io/vsphere-volume': 'csi.vsphere.vmware.com',
  'kubernetes.io/rbd': 'rbd.csi.ceph.com',
  'kubernetes.io/cephfs': 'cephfs.csi.ceph.com',
  'kubernetes.io/portworx-volume': 'pxd.portworx.com',
  'kubernetes.io/glusterfs': '',
  'kubernetes.io/quobyte': '',
  'kubernetes.io/storageos': '',
  'kubernetes.io/flocker': '',
}

export const storageClassDriver: Rule = {
  code: 'storage-class-driver',
  severity: 'error',
  about: {
    en: 'A StorageClass names a driver that there still is: those that were built into Kubernetes are gone.',
    id: 'StorageClass menyebut driver yang masih ada: driver bawaan Kubernetes sudah dihapus.',
  },
  check: ({ target }) =>
    Object.entries(target.values.storageClasses)
      .filter(([, { provisioner }]) => Object.hasOwn(replaced, provisioner))
      .map(([key, { provisioner }]) => removed(key, provisioner)),
}

function removed(key: string, provisioner: string): Remark {
  const path = `storageClasses.${key}.provisioner`
  const driver = replaced[provisioner] || 'nfs.csi.k8s.io'
  return {
    path,
    message: {
      en: `the StorageClass ${key} names ${provisioner}, which is no part of Kubernetes any more`,
      id: `StorageClass ${key} menyebut ${provisioner}, yang sudah bukan bagian dari Kubernetes`,
    },
    reason: {
      en: 'nothing makes its volumes: every claim of the class stays Pending',
      id: 'tidak ada yang membuat volumenya: setiap klaim dengan StorageClass ini tertahan di Pending',
    },
    remedy: {
      en: `install a CSI driver, and set ${path} to its name, such as ${driver}`,
      id: `pasang driver CSI, lalu isi ${path} dengan namanya, misalnya ${driver}`,
    },
  }
}
