"use strict";
exports.id = 224;
exports.ids = [224];
exports.modules = {

/***/ 9224:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createTransport: () => (/* binding */ createTransport)
});

// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(3053);
// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __webpack_require__(610);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
;// CONCATENATED MODULE: ./node_modules/proxy-from-env/index.js


var DEFAULT_PORTS = {
  ftp: 21,
  gopher: 70,
  http: 80,
  https: 443,
  ws: 80,
  wss: 443,
};

function parseUrl(urlString) {
  try {
    return new URL(urlString);
  } catch {
    return null;
  }
}

/**
 * @param {string|object|URL} url - The URL as a string or URL instance, or a
 *   compatible object (such as the result from legacy url.parse).
 * @return {string} The URL of the proxy that should handle the request to the
 *  given URL. If no proxy is set, this will be an empty string.
 */
function getProxyForUrl(url) {
  var parsedUrl = (typeof url === 'string' ? parseUrl(url) : url) || {};
  var proto = parsedUrl.protocol;
  var hostname = parsedUrl.host;
  var port = parsedUrl.port;
  if (typeof hostname !== 'string' || !hostname || typeof proto !== 'string') {
    return '';  // Don't proxy URLs without a valid scheme or host.
  }

  proto = proto.split(':', 1)[0];
  // Stripping ports in this way instead of using parsedUrl.hostname to make
  // sure that the brackets around IPv6 addresses are kept.
  hostname = hostname.replace(/:\d*$/, '');
  port = parseInt(port) || DEFAULT_PORTS[proto] || 0;
  if (!shouldProxy(hostname, port)) {
    return '';  // Don't proxy URLs that match NO_PROXY.
  }

  var proxy = getEnv(proto + '_proxy') || getEnv('all_proxy');
  if (proxy && proxy.indexOf('://') === -1) {
    // Missing scheme in proxy, default to the requested URL's scheme.
    proxy = proto + '://' + proxy;
  }
  return proxy;
}

/**
 * Determines whether a given URL should be proxied.
 *
 * @param {string} hostname - The host name of the URL.
 * @param {number} port - The effective port of the URL.
 * @returns {boolean} Whether the given URL should be proxied.
 * @private
 */
function shouldProxy(hostname, port) {
  var NO_PROXY = getEnv('no_proxy').toLowerCase();
  if (!NO_PROXY) {
    return true;  // Always proxy if NO_PROXY is not set.
  }
  if (NO_PROXY === '*') {
    return false;  // Never proxy if wildcard is set.
  }

  return NO_PROXY.split(/[,\s]/).every(function(proxy) {
    if (!proxy) {
      return true;  // Skip zero-length hosts.
    }
    var parsedProxy = proxy.match(/^(.+):(\d+)$/);
    var parsedProxyHostname = parsedProxy ? parsedProxy[1] : proxy;
    var parsedProxyPort = parsedProxy ? parseInt(parsedProxy[2]) : 0;
    if (parsedProxyPort && parsedProxyPort !== port) {
      return true;  // Skip if ports don't match.
    }

    if (!/^[.*]/.test(parsedProxyHostname)) {
      // No wildcards, so stop proxying if there is an exact match.
      return hostname !== parsedProxyHostname;
    }

    if (parsedProxyHostname.charAt(0) === '*') {
      // Remove leading wildcard.
      parsedProxyHostname = parsedProxyHostname.slice(1);
    }
    // Stop proxying if the hostname ends with the no_proxy host.
    return !hostname.endsWith(parsedProxyHostname);
  });
}

/**
 * Get the value for an environment variable.
 *
 * @param {string} key - The name of the environment variable.
 * @return {string} The value of the environment variable.
 * @private
 */
function getEnv(key) {
  return process.env[key.toLowerCase()] || process.env[key.toUpperCase()] || '';
}

// EXTERNAL MODULE: ./src/http/messages.js
var messages = __webpack_require__(7899);
// EXTERNAL MODULE: ./src/http/network.js
var network = __webpack_require__(4857);
// EXTERNAL MODULE: ./src/http/url.js
var http_url = __webpack_require__(778);
;// CONCATENATED MODULE: ./src/http/transport.js










const maxResponseBytes = 8 * 1024 * 1024;
/**
 * Sends with node:http, through the proxy that `https_proxy` and `no_proxy` select. It follows no redirect: a
 * credential goes only to the host that it was given for. A request and its response, a proxy's part included, can
 * take `timeLimitMs` milliseconds.
 */
function createTransport(timeLimitMs, lookup = external_node_dns_.lookup) {
    const agents = new Agents(lookup);
    const closeSockets = trackSockets();
    return {
        async send(request) {
            const controller = new AbortController();
            let timer;
            // The signal does not reach a proxy that hangs.
            const timeout = new Promise((_, reject) => {
                timer = setTimeout(() => {
                    reject(new Error(`no whole answer within ${timeLimitMs / 1000} s`));
                    controller.abort();
                }, timeLimitMs);
            });
            try {
                return await Promise.race([exchange(agents, request, controller.signal), timeout]);
            }
            finally {
                clearTimeout(timer);
            }
        },
        close() {
            agents.close();
            closeSockets();
        },
    };
}
async function exchange(agents, request, signal) {
    const { method, networks } = request;
    const url = new URL(request.url);
    if (networks !== undefined)
        (0,network/* checkHost */.RC)(url.hostname, networks);
    const proxy = (0,http_url/* isLoopback */.U9)(url) ? '' : getProxyForUrl(url.href);
    const send = url.protocol === 'https:' ? external_node_https_.request : external_node_http_.request;
    const headers = { 'user-agent': 'log-revision', ...request.headers };
    const agent = await agents.get(url.protocol, proxy, networks);
    const options = { method, headers, agent, signal, ...identityOptions(url) };
    const message = await new Promise((resolve, reject) => {
        send(url, options, resolve).on('error', reject).end(request.body);
    });
    const address = proxy === '' ? message.socket.remoteAddress : undefined;
    // No server sends 407. https-proxy-agent passes on the answer of a proxy that refuses the tunnel.
    if (message.statusCode === 407)
        throw new Error('the proxy wants another user (HTTP 407)');
    const body = await readBody(message);
    return (0,messages/* createResponse */.Q8)(message.statusCode ?? 0, message.headers, body, address);
}
/** Agents, which keep connections open. */
class Agents {
    #lookup;
    #agents = new Map();
    constructor(lookup) {
        this.#lookup = lookup;
    }
    async get(protocol, proxy, allowed) {
        // A connection that was made without the guard must not serve a request that needs it.
        const key = [protocol, proxy, ...(allowed === undefined ? ['any'] : [...allowed].sort())].join();
        const guarded = allowed === undefined ? this.#lookup : (0,network/* guardLookup */.sD)(this.#lookup, allowed);
        const agent = this.#agents.get(key) ?? (await createAgent(protocol, proxy, guarded));
        this.#agents.set(key, agent);
        return agent;
    }
    close() {
        for (const agent of this.#agents.values())
            agent.destroy();
    }
}
async function createAgent(protocol, proxy, lookup) {
    if (proxy !== '') {
        const { HttpsProxyAgent } = await __webpack_require__.e(/* import() */ 129).then(__webpack_require__.t.bind(__webpack_require__, 4129, 23));
        // The proxy looks up the host. Only an address that is part of the URL can be checked here.
        return new HttpsProxyAgent(proxy, { keepAlive: true });
    }
    const options = { keepAlive: true, lookup };
    return protocol === 'https:' ? new external_node_https_.Agent(options) : new external_node_http_.Agent(options);
}
/**
 * Verifies a certificate against the URL's host. Behind a proxy, Node.js does not know a host that is an IP address
 * (https-proxy-agent omits it), and would verify against the name of the proxy or against "localhost".
 */
function identityOptions({ hostname }) {
    const host = hostname.replace(/^\[|\]$/g, '');
    return {
        checkServerIdentity: (_, certificate) => (0,external_node_tls_.checkServerIdentity)(host, certificate),
    };
}
/**
 * Tracks each new connection and returns a function that closes them all. An agent does not know its connection to a
 * proxy that hangs, which would keep the process alive.
 */
function trackSockets() {
    const sockets = new Set();
    const track = (message) => {
        if (typeof message !== 'object' || message === null || !('socket' in message))
            return;
        const { socket } = message;
        if (socket instanceof external_node_net_.Socket)
            sockets.add(socket);
    };
    (0,external_node_diagnostics_channel_.subscribe)('net.client.socket', track);
    return () => {
        (0,external_node_diagnostics_channel_.unsubscribe)('net.client.socket', track);
        for (const socket of sockets)
            socket.destroy();
    };
}
async function readBody(message) {
    const chunks = [];
    let size = 0;
    for await (const chunk of message) {
        chunks.push(chunk);
        size += chunk.length;
        if (size > maxResponseBytes) {
            throw new Error(`the answer is larger than ${maxResponseBytes} bytes`);
        }
    }
    return Buffer.concat(chunks).toString('utf8');
}


/***/ })

};
;