import type { Localized } from '../../localized.ts'

/** What there is to know of one thing, as data in every language. */
export interface Topic<Text = Localized> {
  readonly title: Text
  /** The answer in one or two sentences. */
  readonly summary: Text
  readonly parts: readonly TopicPart<Text>[]
}

/** A part of a topic: points, a table, or commands to type. */
export type TopicPart<Text = Localized> = { readonly title: Text } & (
  | { readonly points: readonly Text[] }
  | { readonly head: readonly Text[]; readonly rows: readonly (readonly Text[])[] }
  | { readonly commands: readonly string[] }
)
