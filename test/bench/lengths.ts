// How long the texts of the races are, in characters; they hold ASCII alone, so in bytes as well.
export const kilobyte = 1_024
export const answerChars = 32 * kilobyte
export const longAnswerChars = 128 * kilobyte
