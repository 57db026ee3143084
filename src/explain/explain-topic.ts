import { didYouMean, KitError } from '../errors.ts'
import type { KubernetesObject } from '../kubernetes/objects.ts'
import type { Locale, Localized } from '../localized.ts'
import { localized } from '../localized.ts'
import { shownText } from '../secrets/shown.ts'
import { exampleOf } from './topic-examples.ts'
import { topics } from './topics/registry.ts'
import type { Topic, TopicPart } from './topics/topic.ts'

export { environmentUses, recommendEnvironment, recommendWorkload } from './recommend.ts'

/** The names of the topics that can be explained. */
export function topicNames(): string[] {
  return Object.keys(topics)
}

/** In which language to explain a topic, and with which examples. */
export interface TopicOptions {
  /** Without it English. */
  readonly locale?: Locale
  /** The objects of a target, to say what the topic means for them. */
  readonly objects?: readonly KubernetesObject[]
}

/**
 * What there is to know of a topic.
 * @throws KitError for a topic that there is not.
 */
export function explainTopic(name: string, { locale = 'en', objects = [] }: TopicOptions = {}): Topic<string> {
  if (!Object.hasOwn(topics, name)) throw unknownTopic(name)
  const { title, summary, parts } = topics[name as keyof typeof topics] as Topic
  const example = exampleOf(name, objects)
  const say = (text: Localized) => localized(text, locale)
  const all = example ? [...parts, example] : parts
  return { title: say(title), summary: say(summary), parts: all.map((part) => partIn(part, say)) }
}

function partIn(part: TopicPart, say: (text: Localized) => string): TopicPart<string> {
  const title = say(part.title)
  if ('points' in part) return { title, points: part.points.map(say) }
  if ('commands' in part) return { title, commands: part.commands }
  return { title, head: part.head.map(say), rows: part.rows.map((row) => row.map(say)) }
}

function unknownTopic(name: string): KitError {
  const known = topicNames()
  const candidates = didYouMean(name, known)
  const message = `there is no topic ${shownText(name)}`
  return new KitError([{ code: 'option-invalid', path: '--topic', message, expected: known.join(', '), candidates }])
}
