// What looks like an API key in a text, wherever it came from.

// OpenAI's keys: sk-, sk-proj-, sk-svcacct-, sk-admin- and then many letters, digits, _ and -. Right after a
// letter, small letters and hyphens alone are a word such as task-management-service, and no key. How far is
// looked ahead is bounded, so that no text takes time by its square.
const keyLikePattern = /(?<![A-Za-z])sk-[A-Za-z0-9_-]{16,}|sk-(?=[a-z-]{0,200}[A-Z0-9_])[A-Za-z0-9_-]{16,}/gu

export const holdsKeyLike = (text: string): boolean => text.search(keyLikePattern) !== -1

export const hideKeyLike = (text: string): string => text.replace(keyLikePattern, '…')
