// The servers besides OpenAI's that the person allowed, each with the button that takes it back. Shown only if
// there are any: main adds one when it asks.
import { useEffect, type ReactNode } from 'react'
import { describeFailure } from '../../../words/describe-failure.ts'
import { words } from '../../../words/words.ts'
import { api } from '../../base/api.ts'
import { formatDay } from '../../base/format.ts'
import { createResource, useResource } from '../../base/store.ts'
import { Button } from '../../ui/button.tsx'
import { FailureNotice } from '../../ui/notice.tsx'
import { tellBriefly, tellFailure } from '../../ui/notices.tsx'
import { Part } from './part.tsx'

const servers = createResource(() => api.keys.listAllowedServers({}))

async function takeBack(origin: string): Promise<void> {
  const answer = await api.keys.takeBackServer({ origin })
  if (answer.ok) tellBriefly(words.settings.serverRemoved(new URL(origin).host))
  else tellFailure(answer.failure)
}

export function AllowedServers(): ReactNode {
  const { value, failure } = useResource(servers)
  useEffect(() => {
    void servers.reload()
    return api.keys.allowedServersChanged(() => void servers.reload())
  }, [])
  if (failure) {
    return (
      <Part name={words.settings.servers}>
        <FailureNotice {...describeFailure(failure)}>
          <Button onClick={() => void servers.reload()}>{words.app.tryAgain}</Button>
        </FailureNotice>
      </Part>
    )
  }
  if (!value || value.length === 0) return null
  return (
    <Part name={words.settings.servers}>
      <p className="mb-3 text-small text-quiet">{words.settings.serversSentence}</p>
      <ul
        aria-label={words.settings.servers}
        className="divide-y divide-line rounded-large border border-line"
      >
        {value.map(({ origin, allowedAtMs }) => (
          <li key={origin} className="flex items-center gap-3 py-2 ps-3 pe-2">
            <div className="min-w-0 grow">
              <p className="wrap-anywhere">{origin}</p>
              <p className="text-small text-quiet">{words.settings.serverSince(formatDay(allowedAtMs))}</p>
            </div>
            <Button
              aria-label={words.settings.removeServerNamed(new URL(origin).host)}
              onClick={() => void takeBack(origin)}
            >
              {words.settings.removeServer}
            </Button>
          </li>
        ))}
      </ul>
    </Part>
  )
}
