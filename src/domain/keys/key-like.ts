// Finds what looks like an API key in a text, whatever its source.

// OpenAI's keys: sk-, sk-proj-, sk-svcacct- or sk-admin-, then many letters, digits, _ and -. Right after a
// letter, only small letters and hyphens are a word such as task-management-service and no key. The lookahead
// is bounded, so that no text takes quadratic time.
const keyLikePattern = /(?<![A-Za-z])sk-[A-Za-z0-9_-]{16,}|sk-(?=[a-z-]{0,200}[A-Z0-9_])[A-Za-z0-9_-]{16,}/gu

export const holdsKeyLike = (text: string): boolean => text.search(keyLikePattern) !== -1

export const hideKeyLike = (text: string): string => text.replace(keyLikePattern, '…')
