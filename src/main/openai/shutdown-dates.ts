// The dates on which OpenAI shuts models down, for lists that don't say it. From the typings of openai 7.55
// (resources/shared.d.ts), which cite https://developers.openai.com/api/docs/deprecations; a test compares
// them.

/** Each day, as YYYY-MM-DD, with the models that end on it. */
export const shutdowns: readonly (readonly [string, readonly string[]])[] = [
  ['2024-09-13', ['gpt-3.5-turbo-0301', 'gpt-3.5-turbo-0613', 'gpt-3.5-turbo-16k', 'gpt-3.5-turbo-16k-0613']],
  ['2024-12-06', ['gpt-4-vision-preview']],
  ['2025-06-06', ['gpt-4-32k', 'gpt-4-32k-0314', 'gpt-4-32k-0613']],
  ['2025-07-28', ['o1-preview', 'o1-preview-2024-09-12']],
  ['2025-10-27', ['o1-mini', 'o1-mini-2024-09-12']],
  ['2026-02-17', ['chatgpt-4o-latest']],
  ['2026-03-26', ['gpt-4-0125-preview', 'gpt-4-0314', 'gpt-4-turbo-preview']],
  ['2026-07-23', ['gpt-5-chat-latest', 'gpt-5.1-chat-latest']],
  ['2026-08-10', ['gpt-5.2-chat-latest', 'gpt-5.3-chat-latest']],
  ['2026-09-28', ['gpt-3.5-turbo-1106']],
  [
    '2026-10-23',
    [
      'gpt-3.5-turbo',
      'gpt-3.5-turbo-0125',
      'gpt-4',
      'gpt-4-0613',
      'gpt-4-1106-preview',
      'gpt-4-turbo',
      'gpt-4-turbo-2024-04-09',
      'gpt-4.1-nano',
      'gpt-4.1-nano-2025-04-14',
      'gpt-4o-2024-05-13',
      'o1',
      'o1-2024-12-17',
      'o3-mini',
      'o3-mini-2025-01-31',
      'o4-mini',
      'o4-mini-2025-04-16',
    ],
  ],
  [
    '2026-12-11',
    [
      'gpt-5',
      'gpt-5-2025-08-07',
      'gpt-5-mini',
      'gpt-5-mini-2025-08-07',
      'gpt-5-nano',
      'gpt-5-nano-2025-08-07',
      'o3',
      'o3-2025-04-16',
    ],
  ],
  [
    '2027-01-14',
    [
      'gpt-4.1',
      'gpt-4.1-2025-04-14',
      'gpt-4.1-mini',
      'gpt-4.1-mini-2025-04-14',
      'gpt-4o',
      'gpt-4o-2024-08-06',
      'gpt-4o-2024-11-20',
      'gpt-4o-mini',
      'gpt-4o-mini-2024-07-18',
    ],
  ],
  ['2027-04-01', ['gpt-5.1', 'gpt-5.1-2025-11-13', 'gpt-5.4-nano', 'gpt-5.4-nano-2026-03-17']],
]

const byModel = new Map(shutdowns.flatMap(([date, ids]) => ids.map((id) => [id, date] as const)))

/**
 * Returns YYYY-MM-DD, or `null` if no date is known. A snapshot has only its own date, not that of its bare
 * name.
 */
export const findShutdown = (modelId: string): string | null => byModel.get(modelId) ?? null
