// An OpenAI server that others wrote (@copilotkit/aimock), on a loopback port: Responses, Chat Completions,
// models. It accepts only one key, and redacts it in the requests that it records.
import { LLMock, type Fixture, type JournalEntry } from '@copilotkit/aimock'
import { startUsageRelay, type UsageDetails } from './usage-relay.ts'

/** Any number, even an impossible one. Only an answer that the server starts with may have details. */
interface TokenUsage extends UsageDetails {
  readonly inputTokens: number
  readonly outputTokens: number
}

export interface ScriptedAnswer {
  /** Text in the last user message, or a pattern that it matches; any message if left out. */
  readonly to?: string | RegExp
  readonly text: string
  readonly usage?: TokenUsage
  readonly charsPerChunk?: number
  readonly chunkDelayMs?: number
  /** Cuts the connection after so many chunks, without an end. */
  readonly cutAfterChunks?: number
}

export interface OpenAiServerOptions {
  /** The models that /v1/models lists; no other model answers. */
  readonly models?: readonly string[]
  /** The only key that is accepted. Without one, any key is. */
  readonly apiKey?: string
  /** The first one that fits a message answers it. */
  readonly answers?: readonly ScriptedAnswer[]
  readonly charsPerChunk?: number
  readonly chunkDelayMs?: number
}

interface RecordedRequest {
  readonly method: string
  readonly path: string
  readonly status: number
  readonly body: unknown
}

export interface OpenAiServer extends AsyncDisposable {
  /** Ends in /v1, as a base URL does. */
  readonly baseUrl: string
  requests(): readonly RecordedRequest[]
  forgetRequests(): void
  /** Puts an answer before all others. */
  answerFirst(answer: ScriptedAnswer): void
  /** Makes the next chat request fail this way, once. */
  failNext(
    status: number,
    error: { readonly code?: string; readonly type?: string; readonly message: string },
  ): void
  stop(): Promise<void>
}

const defaultModels = ['gpt-5', 'gpt-5-mini']
const defaultAnswer: ScriptedAnswer = {
  text: 'Hello! This is a **streamed** answer, with `code` and a list:\n\n- one\n- two\n',
  usage: { inputTokens: 12, outputTokens: 24 },
}

// Each protocol has its own names for the same two numbers; aimock picks those of the protocol in use.
const nameUsage = ({ inputTokens, outputTokens }: TokenUsage) => ({
  input_tokens: inputTokens,
  output_tokens: outputTokens,
  prompt_tokens: inputTokens,
  completion_tokens: outputTokens,
  total_tokens: inputTokens + outputTokens,
})

const hasDetails = ({ usage }: ScriptedAnswer): boolean =>
  usage !== undefined && Object.keys(usage).some((name) => name !== 'inputTokens' && name !== 'outputTokens')

const describeRequest = ({ method, path, response, body }: JournalEntry): RecordedRequest => ({
  method,
  path,
  status: response.status,
  body,
})

export async function startOpenAiServer(options: OpenAiServerOptions = {}): Promise<OpenAiServer> {
  const models = options.models ?? defaultModels
  const answers = options.answers ?? []
  const idOf = (answer: ScriptedAnswer): string => `answer-${answers.indexOf(answer)}`
  const toFixtures = (answer: ScriptedAnswer): Fixture[] =>
    models.map((model) => ({
      match: { model, endpoint: 'chat', ...(answer.to === undefined ? {} : { userMessage: answer.to }) },
      response: {
        content: answer.text,
        ...(answer.usage && { usage: nameUsage(answer.usage) }),
        ...(hasDetails(answer) && { id: idOf(answer) }),
      },
      chunkSize: answer.charsPerChunk ?? options.charsPerChunk ?? 4,
      latency: answer.chunkDelayMs ?? options.chunkDelayMs ?? 1,
      ...(answer.cutAfterChunks !== undefined && { truncateAfterChunks: answer.cutAfterChunks }),
    }))
  const server = new LLMock({
    port: 0,
    host: '127.0.0.1',
    logLevel: 'silent',
    journalMaxEntries: 0,
    ...(options.apiKey !== undefined && { auth: { apiKeys: [options.apiKey] } }),
  })
  server.addFixtures([...answers, defaultAnswer].flatMap(toFixtures))
  await server.start()
  // aimock can send only two token counts; the relay adds the others.
  const relay = answers.some(hasDetails)
    ? await startUsageRelay(server.url, (id) => answers.find((answer) => idOf(answer) === id)?.usage)
    : null
  const stop = async (): Promise<void> => {
    await relay?.stop()
    await server.stop()
  }
  return {
    baseUrl: `${relay?.origin ?? server.url}/v1`,
    requests: () => server.getRequests().map(describeRequest),
    forgetRequests: () => server.clearRequests(),
    answerFirst: (answer) => {
      for (const fixture of toFixtures(answer)) server.prependFixture(fixture)
    },
    failNext: (status, error) => void server.nextRequestError(status, error),
    stop,
    [Symbol.asyncDispose]: stop,
  }
}
