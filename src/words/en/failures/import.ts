// The words for importing keys from a file or from the environment.
import type { FailureCode } from '../../../domain/failure.ts'
import type { FailureWords } from '../../failure-words.ts'

type ImportCode = Extract<FailureCode, `import/${string}`>

export const importFailureWords = {
  'import/unreadable': {
    title: 'The file could not be read',
    explanation: 'Nothing was taken from it, and it was left as it is. Choose a text file such as .env.',
    cause: 'Likely it is not a text file, is very large, or is not open to your account.',
  },
  'import/nothing-found': {
    title: 'No key was found',
    explanation: 'Nothing there has the form of an API key. Choose another file, or paste the key.',
    cause: 'Likely the keys are in another file, or OPENAI_API_KEY was not set when Latchkey started.',
  },
  'import/changed': {
    title: 'The file has changed since it was read',
    explanation: 'No line was removed from it. Import it again, or remove the lines yourself.',
    cause: 'Likely another program saved, moved or deleted it in the meantime.',
  },
  'import/not-writable': {
    title: 'The file can’t be written',
    explanation:
      'Nothing in it was changed, and your keys are saved. Allow writing to it and try again, or remove the lines yourself.',
    cause: 'Likely it or its folder is write-protected, another program holds it, or its disk is full.',
  },
  'import/not-held': {
    title: 'This import was forgotten again',
    explanation:
      'An import is remembered for half an hour at most, and the file was not touched. Import it again.',
    cause: 'The time ran out, the import was cancelled, or Latchkey was restarted.',
  },
} as const satisfies Record<ImportCode, FailureWords>
