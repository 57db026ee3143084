import type { Config } from './config/types.ts'

export { type CheckDescription, describeChecks } from './checks/catalogue.ts'
export type { AllowedFinding, Finding } from './checks/finding.ts'
export type * from './config/common-types.ts'
export type * from './config/cron-types.ts'
export type * from './config/daemon-types.ts'
export type * from './config/family-types.ts'
export type * from './config/job-types.ts'
export type * from './config/pod-types.ts'
export type * from './config/postgres-types.ts'
export { inFileOrder } from './config/problems.ts'
export type * from './config/redis-types.ts'
export type * from './config/settings-types.ts'
export type * from './config/types.ts'
export type * from './config/web-types.ts'
export type * from './config/worker-types.ts'
export {
  didYouMean,
  formatProblem,
  InvariantError,
  KitError,
  type Position,
  type Problem,
  type ProblemCode,
} from './errors.ts'
export { type PodPlace, podDns, type ServicePlace, serviceDns } from './explain/dns.ts'
export { type ExplainOptions, explain } from './explain/explain.ts'
export {
  environmentUses,
  explainTopic,
  recommendEnvironment,
  recommendWorkload,
  type TopicOptions,
  topicNames,
} from './explain/explain-topic.ts'
export type {
  AllowedValues,
  Explanation,
  KeyExplanation,
  ObjectUse,
  SayingLayer,
  TargetExplanation,
} from './explain/explanation.ts'
export type { EnvironmentChoice, EnvironmentUse, WorkloadAdvice, WorkloadNeeds } from './explain/recommend.ts'
export type { Topic, TopicPart } from './explain/topics/topic.ts'
export type { UseForm } from './explain/uses.ts'
export { exampleConfig } from './generated/example.ts'
export { builtInPresets } from './generated/presets.ts'
export type { JsonSchema } from './json-schema.ts'
export type { KubernetesObject } from './kubernetes/objects.ts'
export { type Locale, type Localized, locales, type Translated } from './localized.ts'
export type { NextSteps } from './outputs/pages/next-steps.ts'
export { isPresetFile, parsePreset } from './presets/library.ts'
export type { AccessWay, ClusterFacts, Preset } from './presets/preset.ts'
export { describePreset, showPresets } from './presets/show.ts'
export { type Bundle, type Format, type RenderOptions, render } from './render.ts'
export type { Target } from './targets.ts'
export { type AllowedEdge, allowedEdges } from './topology/allowed-edges.ts'
export { type DrawingFormat, type DrawOptions, drawTopology } from './topology/draw.ts'
export type { AllowedPort, Resolved } from './topology/leads.ts'
export type { EdgeMeaning, Topology, TopologyEdge, TopologyNode } from './topology/topology.ts'
export { topologyOf } from './topology/topology-of.ts'
export type { FixedFields } from './upgrade/fixed-kinds.ts'
export type { FixedParts } from './upgrade/fixed-parts.ts'
export { configJsonSchema } from './vocabulary/explain.ts'
export type { SourceMap } from './yaml/source-map.ts'

/** Types a config in an editor; returns it as it is. */
export function defineConfig(config: Config): Config {
  return config
}
