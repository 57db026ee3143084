/** The Kubernetes that is meant where a config names none: the newest one that the kit is checked with. */
export const DEFAULT_KUBERNETES = '1.36'
