import { z } from 'zod'

// How many pods run, and where they settle.

export const replicas = z.int().min(0).max(1000).default(1).describe('How many pods run.')

export const autoscaling = z
  .strictObject({
    enabled: z.boolean().default(false).describe('Whether a HorizontalPodAutoscaler sets the number of pods.'),
    minReplicas: z.int().min(1).max(1000).default(1).describe('The fewest pods.'),
    maxReplicas: z.int().min(1).max(1000).default(5).describe('The most pods.'),
    targetCPU: z.int().min(1).max(100).default(50).describe('The CPU use to aim at, in percent of the request.'),
  })
  .prefault({})
  .describe('Horizontal scaling by CPU use; it needs metrics-server.')

export const disruptionBudget = z
  .strictObject({
    enabled: z.boolean().default(false).describe('Whether a PodDisruptionBudget limits voluntary evictions.'),
    maxUnavailable: z.int().min(1).max(1000).default(1).describe('How many pods may be evicted at once.'),
  })
  .prefault({})
  .describe('How many pods a node drain may take away at once.')

export const spread = z
  .strictObject({
    nodes: z.boolean().default(false).describe('Whether the pods spread over nodes.'),
    zones: z.boolean().default(false).describe('Whether the pods spread over zones.'),
  })
  .prefault({})
  .describe('Where the pods of this workload settle.')
