import { defineConfig } from 'rolldown'
import { licenses } from './scripts/licenses.ts'

export default defineConfig({
  input: 'src/index.ts',
  platform: 'node',
  resolve: {
    // A package's modules, of which what is not used can be left out.
    mainFields: ['module', 'main'],
    // https-proxy-agent's `debug` takes it where it is found, and only jest brings it.
    alias: { 'supports-color': false },
  },
  output: {
    dir: 'dist',
    cleanDir: true,
    // Node loads CommonJS faster than modules: 10 ms of a step (docs/performance/tried.md).
    format: 'cjs',
    // After the package that it brings.
    chunkFileNames: ({ facadeModuleId }) => `${packageOf(facadeModuleId ?? '')}.js`,
  },
  plugins: [
    {
      name: 'beside',
      generateBundle() {
        const type = `${JSON.stringify({ type: 'commonjs' })}\n`
        this.emitFile({ type: 'asset', fileName: 'package.json', source: type })
        this.emitFile({ type: 'asset', fileName: 'licenses.txt', source: licenses() })
      },
    },
  ],
})

function packageOf(file: string): string | undefined {
  return /node_modules[\\/](?:@[^\\/]+[\\/])?([^\\/]+)/.exec(file)?.[1]
}
