// What kept the keychain from doing what was asked, as an error that says nothing else. A library's own error is
// classified by its message, which goes no further, because it may quote what was asked. An unknown message is
// `unavailable`, the one state that claims nothing about the entry.
import { secretFaults, type SecretFault } from './secret-store.ts'

export const makeSecretFault = (fault: SecretFault): Error =>
  Object.assign(new Error(`The keychain: ${fault}`), { fault })

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
  if (thrown instanceof Error && 'fault' in thrown) {
    const known = secretFaults.find((fault) => fault === thrown.fault)
    if (known) return known
  }
  const text = thrown instanceof Error ? thrown.message : ''
  return table.find(([pattern]) => pattern.test(text))?.[1] ?? 'unavailable'
}
