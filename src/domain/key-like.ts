// What looks like an API key in a text, wherever it came from.

// OpenAI's keys: sk-, sk-proj-, sk-svcacct-, sk-admin- and then many letters, digits, _ and -.
const keyLikePattern = /sk-[A-Za-z0-9_-]{16,}/gu

export const holdsKeyLike = (text: string): boolean => text.search(keyLikePattern) !== -1

export const hideKeyLike = (text: string): string => text.replace(keyLikePattern, '…')
