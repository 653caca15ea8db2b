/** Adds the attribute that imports of JSON files need. @actions/workflow-parser lacks it, and Jest would warn. */
export default {
  process: (source) => ({
    code: source.replace(/^(import .* from "[^"]+\.json");$/gm, '$1 with { type: "json" };'),
  }),
}
