// The words of a chat that has no message yet, and of who answers in it, in English.
export const chat = {
  newTitle: 'New chat',
  practice: 'Practice – free, answers by script',
  practiceName: 'Practice guide',
  emptyTitle: 'What would you like to ask?',
  emptyWith: (model: string, key: string): string => `${model} answers, paid with your key ${key}.`,
  emptyPractice: 'The practice guide answers by script. It is free, and nothing leaves this computer.',
  starters: [
    'How do I get a key?',
    'How do I keep my key safe?',
    'How do I limit what it spends?',
    'When should I replace a key?',
  ],
  noKey: 'No key',
  keyDisabled: (key: string): string => `The key of this chat, ${key}, is disabled.`,
  keyGone: 'The key of this chat is no longer here.',
  emptyTrouble: 'Choose another key above, then ask.',
  couldNotOpen: (title: string): string => `The link was not opened. ${title}.`,
}
