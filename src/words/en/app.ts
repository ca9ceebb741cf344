// The words that every screen has, in English.
// Plain words: what it is, what happened, what to do. No "oops", no exclamation marks, no blame.
export const app = {
  name: 'Latchkey',
  loading: 'Loading',
  justNow: 'just now',
  tryAgain: 'Try again',
  close: 'Close',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  crashedTitle: 'This window ran into a fault',
  crashedSentence: 'Your chats and keys are safe on this computer. Reload the window to go on.',
  reload: 'Reload',
  settingsRecovered:
    'Your settings file could not be read, so defaults are in use. The old file was kept, and your ' +
    'keys were not touched.',
}
