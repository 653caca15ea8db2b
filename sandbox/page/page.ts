import type { LoopbackServer } from '../http.ts'
import { workflowInputs } from '../inputs.ts'
import type { MlflowSandbox } from '../mlflow/server.ts'
import type { MlflowStore } from '../mlflow/store.ts'
import type { WandbSandbox } from '../wandb/server.ts'
import { badge, codeBlock, emptyNote, inlineCode, table, wrappable } from './components.ts'
import { Html, type HtmlContent, html } from './html.ts'
import { countMlflow, showMlflow } from './mlflow.ts'
import { style } from './style.ts'
import { countWandb, showWandb, type WandbRecords } from './wandb.ts'

/** A request that a stand-in received. The status is undefined if the stand-in has not replied. */
type RequestSummary = Readonly<{ name: string; method: string; status: number | undefined }>

type ServerData<Store> = Readonly<{
  url: string
  store: Store
  requests: readonly RequestSummary[]
}>

/** All data on the page. */
export type PageData = Readonly<{
  /** The key that the stand-in for W&B accepts. */
  key: string
  wandb: ServerData<WandbRecords>
  mlflow: ServerData<MlflowStore>
}>

/** Collects the current records and requests of both stand-ins. */
export function collectPageData(wandb: WandbSandbox, mlflow: MlflowSandbox, key: string): PageData {
  return { key, wandb: serverData(wandb), mlflow: serverData(mlflow) }
}

function serverData<Store>(server: LoopbackServer & { store: Store }): ServerData<Store> {
  const { url, store, received } = server
  const requests = received.map((request) => {
    const { name, method } = request
    return { name, method, status: server.status(request) }
  })
  return { url, store, requests }
}

/** Returns the HTML of the page. */
export function renderPage({ key, wandb, mlflow }: PageData): string {
  const inputs = workflowInputs(key, { wandb: wandb.url, mlflow: mlflow.url })
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>log-revision: the sandbox</title>
<style>${new Html(style)}</style>
</head>
<body>
<header>
<h1>The sandbox of log-revision</h1>
<p>The records of the stand-ins for Weights &amp; Biases and MLflow, and the requests that they received.</p>
<nav aria-label="Sections">
<a href="#wandb">W&amp;B</a> <a href="#mlflow">MLflow</a> <a href="#requests">Requests</a>
<a class="reload" href="/">Reload</a>
</nav>
</header>
<main>
<section aria-labelledby="inputs">
<h2 id="inputs">Inputs for a step</h2>
${codeBlock(inputs)}</section>
${section('wandb', 'Weights & Biases', wandb.url, countWandb(wandb.store), recordsOrHint(wandb.store.projects.size, showWandb(wandb.store)))}
${section('mlflow', 'MLflow', mlflow.url, countMlflow(mlflow.store), recordsOrHint(mlflow.store.runs.size, showMlflow(mlflow.store)))}
<section aria-labelledby="requests">
<h2 id="requests">Requests</h2>
<div class="cards">
${[showRequests('Requests to W&B', wandb.requests), showRequests('Requests to MLflow', mlflow.requests)]}</div>
</section>
</main>
</body>
</html>
`
  return page.text
}

function section(
  id: string,
  title: string,
  url: string,
  counts: string,
  content: HtmlContent,
): Html {
  return html`<section class="${id}" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
<p class="muted">${counts}, at ${inlineCode(url)}</p>
${content}</section>`
}

function recordsOrHint(count: number, records: HtmlContent): HtmlContent {
  if (count > 0) return records
  return html`<p class="empty">Nothing has been logged here yet. Run a step with the inputs above, or start
the sandbox without ${inlineCode('--empty')}. Then reload this page.</p>
${records}`
}

function showRequests(caption: string, requests: readonly RequestSummary[]): Html {
  if (requests.length === 0) return html`<div class="card">${emptyNote(caption)}</div>\n`
  const rows = requests.map(({ name, method, status }, index) => [
    index + 1,
    wrappable(name),
    method,
    status === undefined ? badge('no reply', 'pending') : httpStatus(status),
  ])
  return html`<div class="card">${table('requests', caption, ['No.', 'Name', 'Method', 'Status'], rows)}</div>\n`
}

function httpStatus(status: number): Html {
  return badge(status, status < 400 ? 'success' : 'failure')
}
