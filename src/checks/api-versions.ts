import type { Localized } from '../localized.ts'

/** From when until when Kubernetes serves an API, and what to write instead of it. */
export interface ServedApi {
  /** The first version that serves it. */
  readonly since?: string
  /** The first version that does not. */
  readonly removed?: string
  readonly instead?: Localized
}

/**
 * APIs that some version of Kubernetes lacks, by apiVersion and kind. Other objects are served by every supported version, or
 * come with a custom resource. https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */
export const servedApis: Readonly<Record<string, ServedApi>> = {
  'extensions/v1beta1/Deployment': { removed: '1.16', instead: 'apps/v1' },
  'extensions/v1beta1/Ingress': { removed: '1.22', instead: 'networking.k8s.io/v1' },
  'apps/v1beta1/Deployment': { removed: '1.16', instead: 'apps/v1' },
  'apps/v1beta1/StatefulSet': { removed: '1.16', instead: 'apps/v1' },
  'apps/v1beta2/Deployment': { removed: '1.16', instead: 'apps/v1' },
  'apps/v1beta2/StatefulSet': { removed: '1.16', instead: 'apps/v1' },
  'networking.k8s.io/v1beta1/Ingress': { removed: '1.22', instead: 'networking.k8s.io/v1' },
  'networking.k8s.io/v1beta1/IngressClass': { removed: '1.22', instead: 'networking.k8s.io/v1' },
  'networking.k8s.io/v1beta1/IPAddress': { removed: '1.37', instead: 'networking.k8s.io/v1' },
  'networking.k8s.io/v1beta1/ServiceCIDR': { removed: '1.37', instead: 'networking.k8s.io/v1' },
  'batch/v1beta1/CronJob': { removed: '1.25', instead: 'batch/v1' },
  'policy/v1beta1/PodDisruptionBudget': { removed: '1.25', instead: 'policy/v1' },
  'policy/v1beta1/PodSecurityPolicy': {
    removed: '1.25',
    instead: {
      en: 'the pod-security.kubernetes.io labels of a Namespace',
      id: 'label pod-security.kubernetes.io di sebuah Namespace',
    },
  },
  'autoscaling/v2beta1/HorizontalPodAutoscaler': { removed: '1.25', instead: 'autoscaling/v2' },
  'autoscaling/v2beta2/HorizontalPodAutoscaler': { removed: '1.26', instead: 'autoscaling/v2' },
  'discovery.k8s.io/v1beta1/EndpointSlice': { removed: '1.25', instead: 'discovery.k8s.io/v1' },
  'storage.k8s.io/v1beta1/CSIStorageCapacity': { removed: '1.27', instead: 'storage.k8s.io/v1' },
  'storage.k8s.io/v1beta1/VolumeAttributesClass': { removed: '1.37', instead: 'storage.k8s.io/v1' },
  'flowcontrol.apiserver.k8s.io/v1beta2/FlowSchema': { removed: '1.29', instead: 'flowcontrol.apiserver.k8s.io/v1' },
  'flowcontrol.apiserver.k8s.io/v1beta3/FlowSchema': { removed: '1.32', instead: 'flowcontrol.apiserver.k8s.io/v1' },
  'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicy': { since: '1.30' },
  'admissionregistration.k8s.io/v1/ValidatingAdmissionPolicyBinding': { since: '1.30' },
  'admissionregistration.k8s.io/v1/MutatingAdmissionPolicy': {
    since: '1.36',
    instead: { en: 'a MutatingWebhookConfiguration', id: 'sebuah MutatingWebhookConfiguration' },
  },
  'admissionregistration.k8s.io/v1/MutatingAdmissionPolicyBinding': {
    since: '1.36',
    instead: { en: 'a MutatingWebhookConfiguration', id: 'sebuah MutatingWebhookConfiguration' },
  },
}

/** Whether a version of Kubernetes serves an API. */
export function isServed({ since, removed }: ServedApi, version: string): boolean {
  const served = minorOf(version)
  return served >= minorOf(since ?? '1.0') && served < minorOf(removed ?? '1.1000')
}

/** 36 of 1.36: the major version is 1. */
function minorOf(version: string): number {
  return Number(version.split('.')[1])
}
