// The lengths of the races' texts in characters, which are also bytes, because the texts are ASCII only.
export const kilobyte = 1_024
export const answerChars = 32 * kilobyte
export const longAnswerChars = 128 * kilobyte
