// The promises about security and reliability that `npm run proof` reports on, one line each. A test proves a
// line by carrying its number in its title, `[S14] …`. A test with `(E)` in its title needs Electron's binary
// and is skipped without it; `electron` says how much of a line needs such tests.

export interface ProofLine {
  readonly id: string
  readonly promise: string
  readonly electron: 'none' | 'part' | 'all'
}

const promises: Readonly<Record<string, string>> = {
  S1: 'The key is nowhere on disk but in the keychain',
  S2: 'No answer or event to a window holds the key',
  S3: 'The key does not stay in the renderer',
  S4: 'The key is not in logs, errors, titles, arguments, environment',
  S5: 'Locked, absent, unavailable keyrings are told apart',
  S6: 'Nothing is deleted or overwritten after a failed read',
  S7: 'Deleting a key deletes it',
  S8: 'Saving a key saves it, or fails aloud',
  S9: 'No weak fallback without a keyring',
  S10: 'The key goes to its own origin over verified TLS',
  S11: 'The renderer has no network',
  S12: 'Window preferences are hardened',
  S13: 'The sandbox is on',
  S14: 'The content security policy works',
  S15: 'The IPC surface is the contract',
  S16: 'Hostile IPC input is harmless',
  S17: 'IPC senders are checked',
  S18: 'No navigation, popup, webview or drop',
  S19: 'Links leave through one gate',
  S20: 'Permissions are denied',
  S21: 'Model output is inert',
  S22: 'app:// serves known files only',
  S23: 'Packaged: fuses are as set',
  S24: 'Packaged: debugging switches are refused',
  S25: 'Packaged: tampering is noticed',
  S26: 'The supply chain is small and known',
  S27: 'Electron is a supported version',
  S28: 'One instance, private files',
  S29: 'A hostile page gains nothing',
  S30: 'No code is run from the profile',
  S31: 'A key that a server sends back is told to nobody',
  S32: 'Nothing that was given up is carried out later',
  R1: 'No acknowledged message is lost',
  R2: 'Nothing is torn',
  R3: 'A damaged database recovers',
  R4: 'Damaged settings recover',
  R5: 'A full or read-only disk is survived',
  R6: 'A newer schema is refused unharmed',
  R7: 'Every end of a stream is named rightly',
  R8: 'Retries are right',
  R9: 'Stop is instant',
  R10: 'A renderer crash is survived',
  R11: 'An error in main is survived',
  R12: 'Bad networks are named rightly',
  R13: 'A long life stays flat',
  R14: 'A silent keyring never blocks',
}

const electronParts: Readonly<Record<string, ProofLine['electron']>> = {
  S13: 'part',
  S23: 'all',
  S24: 'all',
  S25: 'all',
}

export const proofLines: readonly ProofLine[] = Object.entries(promises).map(([id, promise]) => ({
  id,
  promise,
  electron: electronParts[id] ?? 'none',
}))
