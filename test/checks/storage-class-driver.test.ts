import { describe, expect, it } from 'vitest'
import { found, shop } from './situation.ts'

const code = 'storage-class-driver'
const of = (provisioner: string) => shop({}, {}, { storageClasses: { fast: { provisioner } } })

describe(code, () => {
  it('000-56 refuses what was built into Kubernetes, and names the driver that took its place', () => {
    expect(found(code, of('kubernetes.io/aws-ebs'))).toEqual([
      {
        code,
        severity: 'error',
        target: 'test',
        path: 'storageClasses.fast.provisioner',
        message: 'the StorageClass fast names kubernetes.io/aws-ebs, which is no part of Kubernetes any more',
        reason: 'nothing makes its volumes: every claim of the class stays Pending',
        remedy: 'install a CSI driver, and set storageClasses.fast.provisioner to its name, such as ebs.csi.aws.com',
      },
    ])
  })

  it('000-56 refuses GlusterFS, which nothing took the place of', () => {
    expect(found(code, of('kubernetes.io/glusterfs'))[0]?.remedy).toMatch(/such as nfs\.csi\.k8s\.io$/)
  })

  it.each(['ebs.csi.aws.com', 'rancher.io/local-path', 'k8s.io/minikube-hostpath'])('accepts %s', (provisioner) => {
    expect(found(code, of(provisioner))).toEqual([])
  })
})
