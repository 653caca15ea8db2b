import { workflowInputs } from '../inputs.ts'
import type { MlflowStore } from '../mlflow/store.ts'
import { Html, html, type Part } from './html.ts'
import { countMlflow, showMlflow } from './mlflow.ts'
import { breakable, code, mono, none, state, table } from './parts.ts'
import { style } from './style.ts'
import { countWandb, showWandb, type WandbHeld } from './wandb.ts'

/** A request that a stand-in received. */
export type Asked = Readonly<{ name: string; method: string; status: number | undefined }>

/** A stand-in: its address, what it holds, and what it was asked. */
export type Server<Store> = Readonly<{ url: string; store: Store; asked: readonly Asked[] }>

/** All that the page shows. */
export type Held = Readonly<{
  /** The key that the stand-in for W&B accepts. */
  key: string
  wandb: Server<WandbHeld>
  mlflow: Server<MlflowStore>
}>

/** The page as a whole. */
export function renderPage({ key, wandb, mlflow }: Held): string {
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
<p>What the stand-ins for Weights &amp; Biases and MLflow hold now, and what they were asked.</p>
<nav aria-label="Sections">
<a href="#wandb">W&amp;B</a> <a href="#mlflow">MLflow</a> <a href="#requests">Requests</a>
<a class="reload" href="/">Reload</a>
</nav>
</header>
<main>
<section aria-labelledby="inputs">
<h2 id="inputs">Point a step at it</h2>
${code(inputs)}</section>
${section('wandb', 'Weights & Biases', wandb.url, countWandb(wandb.store), held(wandb.store.projects.size, showWandb(wandb.store)))}
${section('mlflow', 'MLflow', mlflow.url, countMlflow(mlflow.store), held(mlflow.store.runs.size, showMlflow(mlflow.store)))}
<section aria-labelledby="requests">
<h2 id="requests">Requests</h2>
<div class="cards">
${[showAsked('W&B was asked', wandb.asked), showAsked('MLflow was asked', mlflow.asked)]}</div>
</section>
</main>
</body>
</html>
`
  return page.text
}

function section(id: string, title: string, url: string, counts: string, content: Part): Html {
  return html`<section class="${id}" aria-labelledby="${id}">
<h2 id="${id}">${title}</h2>
<p class="quiet">${counts}, at ${mono(url)}</p>
${content}</section>`
}

function held(size: number, content: Part): Part {
  if (size > 0) return content
  return html`<p class="empty">Nothing has been logged here yet. Give a step the inputs above and let it run, or start
the sandbox without ${mono('--empty')}. Then reload this page.</p>
${content}`
}

function showAsked(caption: string, asked: readonly Asked[]): Html {
  if (asked.length === 0) return html`<div class="card">${none(caption)}</div>\n`
  const rows = asked.map(({ name, method, status }, index) => [
    index + 1,
    breakable(name),
    method,
    status === undefined ? state('no answer') : showStatus(status),
  ])
  return html`<div class="card">${table('asked', caption, ['No.', 'Name', 'Method', 'Status'], rows)}</div>\n`
}

function showStatus(status: number): Part {
  return html`<span class="state ${status < 400 ? 'good' : 'bad'}">${status}</span>`
}
