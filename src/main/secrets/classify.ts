// Classifies a keychain library's error by its message. The message itself goes no further, because it may
// quote what was asked. An unknown message is `unavailable`, the one state that claims nothing about the
// entry.
import type { SecretFault } from './secret-store.ts'

// The first match counts.
const table: readonly (readonly [RegExp, SecretFault])[] = [
  [/did not receive a reply|timed? ?out|noreply|given up|aborted/iu, 'silent'],
  [/prompt (was )?dismissed|object locked|locked collection|is locked|collection locked/iu, 'locked'],
  // macOS: the person refused the prompt, or there is nobody to ask.
  [
    /user canceled|user cancelled|interaction is not allowed|-25308|-128\b|passphrase .* not correct/iu,
    'locked',
  ],
  [/ambiguous|matched by (\d+|multiple) credentials|more than one/iu, 'corrupt'],
  [/utf-?8|bad encoding|badencoding|data format|message decryption failed|unpad/iu, 'corrupt'],
]

/** Takes anything that was thrown. Never throws, and doesn't keep it. */
export function classifySecretFault(thrown: unknown): SecretFault {
  const text = thrown instanceof Error ? thrown.message : ''
  return table.find(([pattern]) => pattern.test(text))?.[1] ?? 'unavailable'
}
