"use strict";
exports.id = 63;
exports.ids = [63];
exports.modules = {

/***/ 9063:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isExcluded: () => (/* binding */ isExcluded),
/* harmony export */   proxyFor: () => (/* binding */ proxyFor)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3136);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_url__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _messages_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7899);
/* harmony import */ var _url_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(778);




const schemes = ['http:', 'https:', 'socks:', 'socks4:', 'socks4a:', 'socks5:', 'socks5h:'];
/**
 * The proxy for a URL, or undefined if the connection is direct. The variables are read as by curl and Python requests:
 * `https_proxy` or `http_proxy`, then `all_proxy`, each in small letters first; an empty one counts as not set. This
 * machine is always connected to directly.
 *
 * Throws a `UnacceptableResponseError` if the variable is not the address of a proxy.
 */
function proxyFor(url, env) {
    const names = [`${url.protocol.slice(0, -1)}_proxy`, 'all_proxy'];
    const variable = names.flatMap((name) => [name, name.toUpperCase()]).find((name) => env[name]);
    const excluded = env['no_proxy'] || env['NO_PROXY'] || '';
    if (variable === undefined || (0,_url_js__WEBPACK_IMPORTED_MODULE_3__/* .isLoopback */ .U9)(url) || isExcluded(url, excluded))
        return undefined;
    const value = env[variable] ?? '';
    const address = URL.canParse(value) ? new URL(value) : undefined;
    if (address === undefined || address.hostname === '' || !schemes.includes(address.protocol)) {
        throw new _messages_js__WEBPACK_IMPORTED_MODULE_2__/* .UnacceptableResponseError */ .jH(`${variable} is not the address of a proxy (http, https, socks4, socks5 or socks5h://host:port). ` +
            'In its user name and password, write "/", "?" and "#" as %2F, %3F and %23');
    }
    const { protocol, host, username, password } = address;
    const userinfo = `${(0,_url_js__WEBPACK_IMPORTED_MODULE_3__/* .percentDecode */ .YZ)(username)}:${(0,_url_js__WEBPACK_IMPORTED_MODULE_3__/* .percentDecode */ .YZ)(password)}`;
    return {
        url: address,
        ...{ variable, env },
        title: `the proxy ${protocol}//${host} (${variable})`,
        authorization: userinfo === ':' ? undefined : `Basic ${Buffer.from(userinfo).toString('base64')}`,
    };
}
/**
 * True if `no_proxy` contains the host: domains with their subdomains (a dot or `*.` in front changes nothing), IP
 * addresses, blocks of them (`10.0.0.0/8`), each with or without a port, and `*`. Commas or blanks separate the entries.
 */
function isExcluded(url, noProxy) {
    const host = (0,_url_js__WEBPACK_IMPORTED_MODULE_3__/* .hostOf */ .w4)(url);
    const port = url.port || (url.protocol === 'https:' ? '443' : '80');
    return noProxy
        .toLowerCase()
        .split(/[\s,]+/)
        .some((entry) => entry === '*' || isMatch(entry, host, port));
}
/** A host, an address or a block, and a port. An IPv6 address can be in brackets. */
const parts = /^\[?(?<name>[^[\]/]+?)\]?(?:\/(?<length>\d{1,3}))?\]?(?::(?<only>\d+))?$/;
function isMatch(entry, host, port) {
    const groups = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(entry) === 0 ? parts.exec(entry)?.groups : { name: entry };
    const { name = '', length, only = port } = groups ?? {};
    if (name === '' || only !== port)
        return false;
    const version = (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(name);
    if (version !== 0)
        return isInBlock(host, name, length ?? (version === 4 ? '32' : '128'));
    const domain = (0,node_url__WEBPACK_IMPORTED_MODULE_1__.domainToASCII)(name.replace(/^\*?\.|\.$/g, ''));
    return length === undefined && domain !== '' && `.${host}`.endsWith(`.${domain}`);
}
function isInBlock(host, address, length) {
    const [inHost, inBlock] = [(0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host), (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address)];
    // A zone (`fe80::1%eth0`) is no part of a URL.
    if (inHost === 0 || address.includes('%') || Number(length) > (inBlock === 4 ? 32 : 128)) {
        return false;
    }
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    list.addSubnet(address, Number(length), inBlock === 4 ? 'ipv4' : 'ipv6');
    return list.check(host, inHost === 4 ? 'ipv4' : 'ipv6');
}


/***/ })

};
;