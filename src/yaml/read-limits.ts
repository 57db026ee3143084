/** How many characters a file may hold. */
export const maximumSize = 1024 * 1024
/** How deep maps and lists may stand in each other. */
export const maximumDepth = 64
/** How many keys one map may hold. */
export const maximumKeys = 2000
/** How many words and signs a file may hold: some 12,000 lines. It bounds the time that reading takes. */
export const maximumLexemes = 100_000
/** How many values a config in code may hold. */
export const maximumValues = 100_000
/** How many problems of one file are told. */
export const maximumProblems = 100

/** Keys that reach into the prototype of a JavaScript object. */
export const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** Half a character: what a text may not hold. */
export const loneSurrogate = /\p{Surrogate}/u
