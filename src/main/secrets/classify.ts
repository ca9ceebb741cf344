// What a keychain library's message means. The message itself goes no further: it may quote what was asked.
// An unknown message is `unavailable`: the one state in which nothing is claimed about the entry.
import type { SecretFault } from './secret-store.ts'

// In order: the first that matches decides.
const table: readonly (readonly [RegExp, SecretFault])[] = [
  [/did not receive a reply|timed? ?out|noreply|given up|aborted/iu, 'silent'],
  [/prompt (was )?dismissed|object locked|locked collection|is locked|collection locked/iu, 'locked'],
  // macOS: the person said no to the prompt, or nobody is there to be asked.
  [
    /user canceled|user cancelled|interaction is not allowed|-25308|-128\b|passphrase .* not correct/iu,
    'locked',
  ],
  [/ambiguous|matched by (\d+|multiple) credentials|more than one/iu, 'corrupt'],
  [/utf-?8|bad encoding|badencoding|data format|message decryption failed|unpad/iu, 'corrupt'],
]

/** Takes anything that was thrown; never throws, never keeps it. */
export function classifySecretFault(thrown: unknown): SecretFault {
  const text = thrown instanceof Error ? thrown.message : ''
  return table.find(([pattern]) => pattern.test(text))?.[1] ?? 'unavailable'
}
