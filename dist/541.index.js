"use strict";
exports.id = 541;
exports.ids = [541];
exports.modules = {

/***/ 9541:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   routeThrough: () => (/* binding */ routeThrough)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8474);
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_events__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7067);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_http__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4708);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_2___default = /*#__PURE__*/__webpack_require__.n(node_https__WEBPACK_IMPORTED_MODULE_2__);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_3___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_3__);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3136);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_4___default = /*#__PURE__*/__webpack_require__.n(node_url__WEBPACK_IMPORTED_MODULE_4__);
/* harmony import */ var _failures_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4080);
/* harmony import */ var _messages_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7899);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(5797);
/* harmony import */ var _url_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(778);









/**
 * The way to a URL through a proxy: requests with the full address for http URLs and http proxies, a tunnel for all
 * others. (Many proxies refuse CONNECT for other ports than 443.)
 */
function routeThrough(proxy, url, { connection, identity, agentFor }) {
    const isHttpProxy = proxy.url.protocol.startsWith('http');
    if (url.protocol === 'https:' || !isHttpProxy) {
        const agent = agentFor(() => createTunnelAgent(proxy, url.protocol, connection));
        const send = url.protocol === 'https:' ? (node_https__WEBPACK_IMPORTED_MODULE_2___default().request) : (node_http__WEBPACK_IMPORTED_MODULE_1___default().request);
        return { send, isDirect: false, options: { ...(0,node_url__WEBPACK_IMPORTED_MODULE_4__.urlToHttpOptions)(url), ...identity, agent } };
    }
    const { send, options } = requestToProxy(proxy, url.host);
    const path = `${url.origin}${url.pathname}${url.search}`;
    return {
        send,
        isDirect: false,
        options: { ...options, path, agent: agentFor(() => createForwardAgent(proxy, connection)) },
        refusalOf: (message) => ownRefusal(proxy, url, message),
        failureOf: (error) => proxyFailure(proxy, error),
    };
}
/** The name of the proxy is always looked up by Node.js. */
function createForwardAgent({ url }, { lookup: _, ...options }) {
    return url.protocol === 'https:' ? new (node_https__WEBPACK_IMPORTED_MODULE_2___default().Agent)(options) : new (node_http__WEBPACK_IMPORTED_MODULE_1___default().Agent)(options);
}
/**
 * An agent whose connections go through a proxy: with CONNECT through an http or https proxy, and otherwise with SOCKS.
 * The packages for proxies are not used: https-proxy-agent and proxy-agent raise uncaught exceptions if a proxy breaks
 * off its TLS handshake, and lose the status with which a proxy refuses.
 */
function createTunnelAgent(proxy, protocol, options) {
    const agent = protocol === 'https:' ? new (node_https__WEBPACK_IMPORTED_MODULE_2___default().Agent)(options) : new (node_http__WEBPACK_IMPORTED_MODULE_1___default().Agent)(options);
    const connectTls = agent.createConnection.bind(agent);
    const open = proxy.url.protocol.startsWith('http') ? openTunnel : openSocks;
    agent.createConnection = (connection, callback) => {
        const { host, port } = connection;
        const work = async () => {
            const target = { host: host ?? '', port: Number(port), signal: connectSignalOf(connection) };
            const socket = await open(proxy, target, options);
            if (protocol !== 'https:')
                return socket;
            const withSocket = { ...connection, socket };
            return connectTls(withSocket) ?? socket;
        };
        // Node.js does not read the stream that comes with an error.
        work().then((stream) => callback?.(null, stream), (error) => callback?.(asError(error), new node_net__WEBPACK_IMPORTED_MODULE_3__.Socket()));
        return undefined;
    };
    return agent;
}
/** Node.js does not pass on the signal of a request to the agent. */
function connectSignalOf(connection) {
    const signal = 'connectSignal' in connection ? connection.connectSignal : undefined;
    return signal instanceof AbortSignal ? signal : undefined;
}
/** A connection that the proxy made after CONNECT (RFC 9110, section 9.3.6). */
async function openTunnel(proxy, { host, port, signal }, { autoSelectFamilyAttemptTimeout }) {
    const name = `${(0,node_net__WEBPACK_IMPORTED_MODULE_3__.isIP)(host) === 6 ? `[${host}]` : host}:${port}`;
    const { send, options } = requestToProxy(proxy, name);
    const request = send({
        ...options,
        ...{ method: 'CONNECT', path: name, agent: false, autoSelectFamilyAttemptTimeout },
        ...(signal && { signal }),
    });
    return await new Promise((resolve, reject) => {
        const refuse = ({ statusCode = 0 }, socket) => {
            socket.on('error', () => undefined).destroy();
            reject(refusal(proxy, `refused to connect to ${name}`, statusCode));
        };
        request.on('connect', (response, socket, head) => {
            const { statusCode = 0 } = response;
            if (statusCode < 200 || statusCode > 299)
                return refuse(response, socket);
            if (head.length > 0)
                socket.unshift(head);
            resolve(socket);
        });
        request.on('upgrade', refuse);
        request.on('response', (response) => refuse(response, response.socket));
        request.on('error', (error) => reject(proxyFailure(proxy, error)));
        request.end();
    });
}
/** A connection that a SOCKS proxy made. With socks5h and socks4a the proxy looks up the name, as in curl. */
async function openSocks(proxy, { host, port, signal }, { lookup, autoSelectFamilyAttemptTimeout }) {
    const { protocol, username, password } = proxy.url;
    const isRemote = /[ah]:$/.test(protocol) || (0,node_net__WEBPACK_IMPORTED_MODULE_3__.isIP)(host) !== 0;
    const address = isRemote ? host : await resolveName(host, lookup);
    const at = { host: (0,_url_js__WEBPACK_IMPORTED_MODULE_7__/* .hostOf */ .w4)(proxy.url), port: Number(proxy.url.port || 1080) };
    try {
        const { SocksClient } = await __webpack_require__.e(/* import() */ 518).then(__webpack_require__.t.bind(__webpack_require__, 518, 23));
        const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_3__.connect)({ ...at, autoSelectFamilyAttemptTimeout, ...(signal && { signal }) });
        // After a refusal, nobody else listens for the errors of the connection.
        socket.on('error', () => undefined);
        await (0,node_events__WEBPACK_IMPORTED_MODULE_0__.once)(socket, 'connect');
        const type = protocol.startsWith('socks4') ? 4 : 5;
        const user = { userId: (0,_url_js__WEBPACK_IMPORTED_MODULE_7__/* .percentDecode */ .YZ)(username), password: (0,_url_js__WEBPACK_IMPORTED_MODULE_7__/* .percentDecode */ .YZ)(password) };
        await SocksClient.createConnection({
            proxy: { ...at, type, ...(username !== '' && user) },
            command: 'connect',
            destination: { host: address, port },
            existing_socket: socket,
        });
        return socket;
    }
    catch (error) {
        throw proxyFailure(proxy, error);
    }
}
async function resolveName(host, lookup) {
    return await new Promise((resolve, reject) => {
        lookup(host, { all: false }, (error, address) => {
            if (error === null)
                resolve(String(address));
            else
                reject(error);
        });
    });
}
/** How to send a request to an http or https proxy itself. `host` is the value of the header `Host`. */
function requestToProxy({ url, authorization }, host) {
    const name = (0,_url_js__WEBPACK_IMPORTED_MODULE_7__/* .hostOf */ .w4)(url);
    const isTls = url.protocol === 'https:';
    return {
        send: isTls ? (node_https__WEBPACK_IMPORTED_MODULE_2___default().request) : (node_http__WEBPACK_IMPORTED_MODULE_1___default().request),
        options: {
            host: name,
            port: url.port || (isTls ? 443 : 80),
            // Otherwise Node.js takes the name in the header `Host`.
            servername: (0,node_net__WEBPACK_IMPORTED_MODULE_3__.isIP)(name) === 0 ? name : '',
            headers: { host, ...(authorization && { 'proxy-authorization': authorization }) },
        },
    };
}
/** Statuses with which a proxy refuses a request, or reports that the server does not answer. */
const proxyStatuses = [403, 502, 503, 504];
/**
 * The error for a response that is the proxy's own: a page without the `Server` header of another
 * program, or with the marks of a proxy (RFC 9209, Squid). Only proxies send 407.
 */
function ownRefusal(proxy, url, { statusCode = 0, headers }) {
    const { 'content-type': type = '' } = headers;
    const server = String(headers['server'] ?? '');
    const isMarked = 'proxy-status' in headers || 'x-squid-error' in headers;
    const isPage = !/\bjson\b/.test(type) && /^$|squid|proxy|privoxy/i.test(server);
    const isOwn = proxyStatuses.includes(statusCode) && (isMarked || isPage);
    if (statusCode !== 407 && !isOwn)
        return undefined;
    return refusal(proxy, `refused the request for ${url.host}`, statusCode);
}
function refusal({ title, variable }, what, status) {
    const name = node_http__WEBPACK_IMPORTED_MODULE_1__.STATUS_CODES[status] ?? '';
    const advice = status === 407
        ? `. Put the user and the password of the proxy into ${variable}`
        : status === 403
            ? '. Ask for this host to be allowed there, or name it in no_proxy'
            : proxyStatuses.includes(status)
                ? '. The proxy does not reach the host: check its address, or name it in no_proxy'
                : '';
    const message = `${title} ${what} (HTTP ${`${status} ${name}`.trim()})${advice}`;
    return (0,_retry_js__WEBPACK_IMPORTED_MODULE_8__/* .isRetryable */ .r3)(status) ? new Error(message) : new _messages_js__WEBPACK_IMPORTED_MODULE_6__/* .UnacceptableResponseError */ .jH(message);
}
/** The error for a proxy that cannot be reached, or that breaks off. */
function proxyFailure({ title, url, variable, env }, error) {
    const endpoint = { protocol: url.protocol, input: variable, env };
    return (0,_failures_js__WEBPACK_IMPORTED_MODULE_5__/* .failureWith */ .Td)(`${title} made no connection`, error, endpoint);
}
function asError(thrown) {
    return thrown instanceof Error ? thrown : new Error(String(thrown));
}


/***/ })

};
;