import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 1916:
/***/ ((__unused_webpack_module, exports) => {

var __webpack_unused_export__;

__webpack_unused_export__ = true;
exports.Io = __webpack_unused_export__ = void 0;
var peq = new Uint32Array(0x10000);
var myers_32 = function (a, b) {
    var n = a.length;
    var m = b.length;
    var lst = 1 << (n - 1);
    var pv = -1;
    var mv = 0;
    var sc = n;
    var i = n;
    while (i--) {
        peq[a.charCodeAt(i)] |= 1 << i;
    }
    for (i = 0; i < m; i++) {
        var eq = peq[b.charCodeAt(i)];
        var xv = eq | mv;
        eq |= ((eq & pv) + pv) ^ pv;
        mv |= ~(eq | pv);
        pv &= eq;
        if (mv & lst) {
            sc++;
        }
        if (pv & lst) {
            sc--;
        }
        mv = (mv << 1) | 1;
        pv = (pv << 1) | ~(xv | mv);
        mv &= xv;
    }
    i = n;
    while (i--) {
        peq[a.charCodeAt(i)] = 0;
    }
    return sc;
};
var myers_x = function (b, a) {
    var n = a.length;
    var m = b.length;
    var mhc = [];
    var phc = [];
    var hsize = Math.ceil(n / 32);
    var vsize = Math.ceil(m / 32);
    for (var i = 0; i < hsize; i++) {
        phc[i] = -1;
        mhc[i] = 0;
    }
    var j = 0;
    for (; j < vsize - 1; j++) {
        var mv_1 = 0;
        var pv_1 = -1;
        var start_1 = j * 32;
        var vlen_1 = Math.min(32, m) + start_1;
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] |= 1 << k;
        }
        for (var i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = (phc[(i / 32) | 0] >>> i) & 1;
            var mb = (mhc[(i / 32) | 0] >>> i) & 1;
            var xv = eq | mv_1;
            var xh = ((((eq | mb) & pv_1) + pv_1) ^ pv_1) | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if ((ph >>> 31) ^ pb) {
                phc[(i / 32) | 0] ^= 1 << i;
            }
            if ((mh >>> 31) ^ mb) {
                mhc[(i / 32) | 0] ^= 1 << i;
            }
            ph = (ph << 1) | pb;
            mh = (mh << 1) | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
        }
        for (var k = start_1; k < vlen_1; k++) {
            peq[b.charCodeAt(k)] = 0;
        }
    }
    var mv = 0;
    var pv = -1;
    var start = j * 32;
    var vlen = Math.min(32, m - start) + start;
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] |= 1 << k;
    }
    var score = m;
    for (var i = 0; i < n; i++) {
        var eq = peq[a.charCodeAt(i)];
        var pb = (phc[(i / 32) | 0] >>> i) & 1;
        var mb = (mhc[(i / 32) | 0] >>> i) & 1;
        var xv = eq | mv;
        var xh = ((((eq | mb) & pv) + pv) ^ pv) | eq | mb;
        var ph = mv | ~(xh | pv);
        var mh = pv & xh;
        score += (ph >>> (m - 1)) & 1;
        score -= (mh >>> (m - 1)) & 1;
        if ((ph >>> 31) ^ pb) {
            phc[(i / 32) | 0] ^= 1 << i;
        }
        if ((mh >>> 31) ^ mb) {
            mhc[(i / 32) | 0] ^= 1 << i;
        }
        ph = (ph << 1) | pb;
        mh = (mh << 1) | mb;
        pv = mh | ~(xv | ph);
        mv = ph & xv;
    }
    for (var k = start; k < vlen; k++) {
        peq[b.charCodeAt(k)] = 0;
    }
    return score;
};
var distance = function (a, b) {
    if (a.length < b.length) {
        var tmp = b;
        b = a;
        a = tmp;
    }
    if (b.length === 0) {
        return a.length;
    }
    if (a.length <= 32) {
        return myers_32(a, b);
    }
    return myers_x(a, b);
};
exports.Io = distance;
var closest = function (str, arr) {
    var min_distance = Infinity;
    var min_index = 0;
    for (var i = 0; i < arr.length; i++) {
        var dist = distance(str, arr[i]);
        if (dist < min_distance) {
            min_distance = dist;
            min_index = i;
        }
    }
    return arr[min_index];
};
__webpack_unused_export__ = closest;


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 2018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 1696:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.CachedKeyDecoder = void 0;
const utf8_ts_1 = __nccwpck_require__(6922);;
const DEFAULT_MAX_KEY_LENGTH = 16;
const DEFAULT_MAX_LENGTH_PER_KEY = 16;
class CachedKeyDecoder {
    hit = 0;
    miss = 0;
    caches;
    maxKeyLength;
    maxLengthPerKey;
    constructor(maxKeyLength = DEFAULT_MAX_KEY_LENGTH, maxLengthPerKey = DEFAULT_MAX_LENGTH_PER_KEY) {
        this.maxKeyLength = maxKeyLength;
        this.maxLengthPerKey = maxLengthPerKey;
        // avoid `new Array(N)`, which makes a sparse array,
        // because a sparse array is typically slower than a non-sparse array.
        this.caches = [];
        for (let i = 0; i < this.maxKeyLength; i++) {
            this.caches.push([]);
        }
    }
    canBeCached(byteLength) {
        return byteLength > 0 && byteLength <= this.maxKeyLength;
    }
    find(bytes, inputOffset, byteLength) {
        const records = this.caches[byteLength - 1];
        FIND_CHUNK: for (const record of records) {
            const recordBytes = record.bytes;
            for (let j = 0; j < byteLength; j++) {
                if (recordBytes[j] !== bytes[inputOffset + j]) {
                    continue FIND_CHUNK;
                }
            }
            return record.str;
        }
        return null;
    }
    store(bytes, value) {
        const records = this.caches[bytes.length - 1];
        const record = { bytes, str: value };
        if (records.length >= this.maxLengthPerKey) {
            // `records` are full!
            // Set `record` to an arbitrary position.
            records[(Math.random() * records.length) | 0] = record;
        }
        else {
            records.push(record);
        }
    }
    decode(bytes, inputOffset, byteLength) {
        const cachedValue = this.find(bytes, inputOffset, byteLength);
        if (cachedValue != null) {
            this.hit++;
            return cachedValue;
        }
        this.miss++;
        const str = (0, utf8_ts_1.utf8DecodeJs)(bytes, inputOffset, byteLength);
        // Ensure to copy a slice of bytes because the bytes may be a NodeJS Buffer and Buffer#slice() returns a reference to its internal ArrayBuffer.
        const slicedCopyOfBytes = Uint8Array.prototype.slice.call(bytes, inputOffset, inputOffset + byteLength);
        this.store(slicedCopyOfBytes, str);
        return str;
    }
}
exports.CachedKeyDecoder = CachedKeyDecoder;
//# sourceMappingURL=CachedKeyDecoder.cjs.map

/***/ }),

/***/ 8251:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.DecodeError = void 0;
class DecodeError extends Error {
    constructor(message) {
        super(message);
        // fix the prototype chain in a cross-platform way
        const proto = Object.create(DecodeError.prototype);
        Object.setPrototypeOf(this, proto);
        Object.defineProperty(this, "name", {
            configurable: true,
            enumerable: false,
            value: DecodeError.name,
        });
    }
}
exports.DecodeError = DecodeError;
//# sourceMappingURL=DecodeError.cjs.map

/***/ }),

/***/ 7999:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Decoder = void 0;
const prettyByte_ts_1 = __nccwpck_require__(489);;
const ExtensionCodec_ts_1 = __nccwpck_require__(7218);;
const int_ts_1 = __nccwpck_require__(438);;
const utf8_ts_1 = __nccwpck_require__(6922);;
const typedArrays_ts_1 = __nccwpck_require__(8615);;
const CachedKeyDecoder_ts_1 = __nccwpck_require__(1696);;
const DecodeError_ts_1 = __nccwpck_require__(8251);;
const STATE_ARRAY = "array";
const STATE_MAP_KEY = "map_key";
const STATE_MAP_VALUE = "map_value";
const mapKeyConverter = (key) => {
    if (typeof key === "string" || typeof key === "number") {
        return key;
    }
    throw new DecodeError_ts_1.DecodeError("The type of key must be string or number but " + typeof key);
};
class StackPool {
    stack = [];
    stackHeadPosition = -1;
    get length() {
        return this.stackHeadPosition + 1;
    }
    top() {
        return this.stack[this.stackHeadPosition];
    }
    pushArrayState(size) {
        const state = this.getUninitializedStateFromPool();
        state.type = STATE_ARRAY;
        state.position = 0;
        state.size = size;
        state.array = new Array(size);
    }
    pushMapState(size) {
        const state = this.getUninitializedStateFromPool();
        state.type = STATE_MAP_KEY;
        state.readCount = 0;
        state.size = size;
        state.map = {};
    }
    getUninitializedStateFromPool() {
        this.stackHeadPosition++;
        if (this.stackHeadPosition === this.stack.length) {
            const partialState = {
                type: undefined,
                size: 0,
                array: undefined,
                position: 0,
                readCount: 0,
                map: undefined,
                key: null,
            };
            this.stack.push(partialState);
        }
        return this.stack[this.stackHeadPosition];
    }
    release(state) {
        const topStackState = this.stack[this.stackHeadPosition];
        if (topStackState !== state) {
            throw new Error("Invalid stack state. Released state is not on top of the stack.");
        }
        if (state.type === STATE_ARRAY) {
            const partialState = state;
            partialState.size = 0;
            partialState.array = undefined;
            partialState.position = 0;
            partialState.type = undefined;
        }
        if (state.type === STATE_MAP_KEY || state.type === STATE_MAP_VALUE) {
            const partialState = state;
            partialState.size = 0;
            partialState.map = undefined;
            partialState.readCount = 0;
            partialState.type = undefined;
        }
        this.stackHeadPosition--;
    }
    reset() {
        this.stack.length = 0;
        this.stackHeadPosition = -1;
    }
}
const HEAD_BYTE_REQUIRED = -1;
const EMPTY_VIEW = new DataView(new ArrayBuffer(0));
const EMPTY_BYTES = new Uint8Array(EMPTY_VIEW.buffer);
try {
    // IE11: The spec says it should throw RangeError,
    // IE11: but in IE11 it throws TypeError.
    EMPTY_VIEW.getInt8(0);
}
catch (e) {
    if (!(e instanceof RangeError)) {
        throw new Error("This module is not supported in the current JavaScript engine because DataView does not throw RangeError on out-of-bounds access");
    }
}
const MORE_DATA = new RangeError("Insufficient data");
const sharedCachedKeyDecoder = new CachedKeyDecoder_ts_1.CachedKeyDecoder();
class Decoder {
    extensionCodec;
    context;
    useBigInt64;
    rawStrings;
    maxStrLength;
    maxBinLength;
    maxArrayLength;
    maxMapLength;
    maxExtLength;
    keyDecoder;
    mapKeyConverter;
    totalPos = 0;
    pos = 0;
    view = EMPTY_VIEW;
    bytes = EMPTY_BYTES;
    headByte = HEAD_BYTE_REQUIRED;
    stack = new StackPool();
    entered = false;
    constructor(options) {
        this.extensionCodec = options?.extensionCodec ?? ExtensionCodec_ts_1.ExtensionCodec.defaultCodec;
        this.context = options?.context; // needs a type assertion because EncoderOptions has no context property when ContextType is undefined
        this.useBigInt64 = options?.useBigInt64 ?? false;
        this.rawStrings = options?.rawStrings ?? false;
        this.maxStrLength = options?.maxStrLength ?? int_ts_1.UINT32_MAX;
        this.maxBinLength = options?.maxBinLength ?? int_ts_1.UINT32_MAX;
        this.maxArrayLength = options?.maxArrayLength ?? int_ts_1.UINT32_MAX;
        this.maxMapLength = options?.maxMapLength ?? int_ts_1.UINT32_MAX;
        this.maxExtLength = options?.maxExtLength ?? int_ts_1.UINT32_MAX;
        this.keyDecoder = options?.keyDecoder !== undefined ? options.keyDecoder : sharedCachedKeyDecoder;
        this.mapKeyConverter = options?.mapKeyConverter ?? mapKeyConverter;
    }
    clone() {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-argument
        return new Decoder({
            extensionCodec: this.extensionCodec,
            context: this.context,
            useBigInt64: this.useBigInt64,
            rawStrings: this.rawStrings,
            maxStrLength: this.maxStrLength,
            maxBinLength: this.maxBinLength,
            maxArrayLength: this.maxArrayLength,
            maxMapLength: this.maxMapLength,
            maxExtLength: this.maxExtLength,
            keyDecoder: this.keyDecoder,
        });
    }
    reinitializeState() {
        this.totalPos = 0;
        this.headByte = HEAD_BYTE_REQUIRED;
        this.stack.reset();
        // view, bytes, and pos will be re-initialized in setBuffer()
    }
    setBuffer(buffer) {
        const bytes = (0, typedArrays_ts_1.ensureUint8Array)(buffer);
        this.bytes = bytes;
        this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
        this.pos = 0;
    }
    appendBuffer(buffer) {
        if (this.headByte === HEAD_BYTE_REQUIRED && !this.hasRemaining(1)) {
            this.setBuffer(buffer);
        }
        else {
            const remainingData = this.bytes.subarray(this.pos);
            const newData = (0, typedArrays_ts_1.ensureUint8Array)(buffer);
            // concat remainingData + newData
            const newBuffer = new Uint8Array(remainingData.length + newData.length);
            newBuffer.set(remainingData);
            newBuffer.set(newData, remainingData.length);
            this.setBuffer(newBuffer);
        }
    }
    hasRemaining(size) {
        return this.view.byteLength - this.pos >= size;
    }
    createExtraByteError(posToShow) {
        const { view, pos } = this;
        return new RangeError(`Extra ${view.byteLength - pos} of ${view.byteLength} byte(s) found at buffer[${posToShow}]`);
    }
    /**
     * @throws {@link DecodeError}
     * @throws {@link RangeError}
     */
    decode(buffer) {
        if (this.entered) {
            const instance = this.clone();
            return instance.decode(buffer);
        }
        try {
            this.entered = true;
            this.reinitializeState();
            this.setBuffer(buffer);
            const object = this.doDecodeSync();
            if (this.hasRemaining(1)) {
                throw this.createExtraByteError(this.pos);
            }
            return object;
        }
        finally {
            this.entered = false;
        }
    }
    *decodeMulti(buffer) {
        if (this.entered) {
            const instance = this.clone();
            yield* instance.decodeMulti(buffer);
            return;
        }
        try {
            this.entered = true;
            this.reinitializeState();
            this.setBuffer(buffer);
            while (this.hasRemaining(1)) {
                yield this.doDecodeSync();
            }
        }
        finally {
            this.entered = false;
        }
    }
    async decodeAsync(stream) {
        if (this.entered) {
            const instance = this.clone();
            return instance.decodeAsync(stream);
        }
        try {
            this.entered = true;
            let decoded = false;
            let object;
            for await (const buffer of stream) {
                if (decoded) {
                    this.entered = false;
                    throw this.createExtraByteError(this.totalPos);
                }
                this.appendBuffer(buffer);
                try {
                    object = this.doDecodeSync();
                    decoded = true;
                }
                catch (e) {
                    if (!(e instanceof RangeError)) {
                        throw e; // rethrow
                    }
                    // fallthrough
                }
                this.totalPos += this.pos;
            }
            if (decoded) {
                if (this.hasRemaining(1)) {
                    throw this.createExtraByteError(this.totalPos);
                }
                return object;
            }
            const { headByte, pos, totalPos } = this;
            throw new RangeError(`Insufficient data in parsing ${(0, prettyByte_ts_1.prettyByte)(headByte)} at ${totalPos} (${pos} in the current buffer)`);
        }
        finally {
            this.entered = false;
        }
    }
    decodeArrayStream(stream) {
        return this.decodeMultiAsync(stream, true);
    }
    decodeStream(stream) {
        return this.decodeMultiAsync(stream, false);
    }
    async *decodeMultiAsync(stream, isArray) {
        if (this.entered) {
            const instance = this.clone();
            yield* instance.decodeMultiAsync(stream, isArray);
            return;
        }
        try {
            this.entered = true;
            let isArrayHeaderRequired = isArray;
            let arrayItemsLeft = -1;
            for await (const buffer of stream) {
                if (isArray && arrayItemsLeft === 0) {
                    throw this.createExtraByteError(this.totalPos);
                }
                this.appendBuffer(buffer);
                if (isArrayHeaderRequired) {
                    arrayItemsLeft = this.readArraySize();
                    isArrayHeaderRequired = false;
                    this.complete();
                }
                try {
                    while (true) {
                        yield this.doDecodeSync();
                        if (--arrayItemsLeft === 0) {
                            break;
                        }
                    }
                }
                catch (e) {
                    if (!(e instanceof RangeError)) {
                        throw e; // rethrow
                    }
                    // fallthrough
                }
                this.totalPos += this.pos;
            }
        }
        finally {
            this.entered = false;
        }
    }
    doDecodeSync() {
        DECODE: while (true) {
            const headByte = this.readHeadByte();
            let object;
            if (headByte >= 0xe0) {
                // negative fixint (111x xxxx) 0xe0 - 0xff
                object = headByte - 0x100;
            }
            else if (headByte < 0xc0) {
                if (headByte < 0x80) {
                    // positive fixint (0xxx xxxx) 0x00 - 0x7f
                    object = headByte;
                }
                else if (headByte < 0x90) {
                    // fixmap (1000 xxxx) 0x80 - 0x8f
                    const size = headByte - 0x80;
                    if (size !== 0) {
                        this.pushMapState(size);
                        this.complete();
                        continue DECODE;
                    }
                    else {
                        object = {};
                    }
                }
                else if (headByte < 0xa0) {
                    // fixarray (1001 xxxx) 0x90 - 0x9f
                    const size = headByte - 0x90;
                    if (size !== 0) {
                        this.pushArrayState(size);
                        this.complete();
                        continue DECODE;
                    }
                    else {
                        object = [];
                    }
                }
                else {
                    // fixstr (101x xxxx) 0xa0 - 0xbf
                    const byteLength = headByte - 0xa0;
                    object = this.decodeString(byteLength, 0);
                }
            }
            else if (headByte === 0xc0) {
                // nil
                object = null;
            }
            else if (headByte === 0xc2) {
                // false
                object = false;
            }
            else if (headByte === 0xc3) {
                // true
                object = true;
            }
            else if (headByte === 0xca) {
                // float 32
                object = this.readF32();
            }
            else if (headByte === 0xcb) {
                // float 64
                object = this.readF64();
            }
            else if (headByte === 0xcc) {
                // uint 8
                object = this.readU8();
            }
            else if (headByte === 0xcd) {
                // uint 16
                object = this.readU16();
            }
            else if (headByte === 0xce) {
                // uint 32
                object = this.readU32();
            }
            else if (headByte === 0xcf) {
                // uint 64
                if (this.useBigInt64) {
                    object = this.readU64AsBigInt();
                }
                else {
                    object = this.readU64();
                }
            }
            else if (headByte === 0xd0) {
                // int 8
                object = this.readI8();
            }
            else if (headByte === 0xd1) {
                // int 16
                object = this.readI16();
            }
            else if (headByte === 0xd2) {
                // int 32
                object = this.readI32();
            }
            else if (headByte === 0xd3) {
                // int 64
                if (this.useBigInt64) {
                    object = this.readI64AsBigInt();
                }
                else {
                    object = this.readI64();
                }
            }
            else if (headByte === 0xd9) {
                // str 8
                const byteLength = this.lookU8();
                object = this.decodeString(byteLength, 1);
            }
            else if (headByte === 0xda) {
                // str 16
                const byteLength = this.lookU16();
                object = this.decodeString(byteLength, 2);
            }
            else if (headByte === 0xdb) {
                // str 32
                const byteLength = this.lookU32();
                object = this.decodeString(byteLength, 4);
            }
            else if (headByte === 0xdc) {
                // array 16
                const size = this.readU16();
                if (size !== 0) {
                    this.pushArrayState(size);
                    this.complete();
                    continue DECODE;
                }
                else {
                    object = [];
                }
            }
            else if (headByte === 0xdd) {
                // array 32
                const size = this.readU32();
                if (size !== 0) {
                    this.pushArrayState(size);
                    this.complete();
                    continue DECODE;
                }
                else {
                    object = [];
                }
            }
            else if (headByte === 0xde) {
                // map 16
                const size = this.readU16();
                if (size !== 0) {
                    this.pushMapState(size);
                    this.complete();
                    continue DECODE;
                }
                else {
                    object = {};
                }
            }
            else if (headByte === 0xdf) {
                // map 32
                const size = this.readU32();
                if (size !== 0) {
                    this.pushMapState(size);
                    this.complete();
                    continue DECODE;
                }
                else {
                    object = {};
                }
            }
            else if (headByte === 0xc4) {
                // bin 8
                const size = this.lookU8();
                object = this.decodeBinary(size, 1);
            }
            else if (headByte === 0xc5) {
                // bin 16
                const size = this.lookU16();
                object = this.decodeBinary(size, 2);
            }
            else if (headByte === 0xc6) {
                // bin 32
                const size = this.lookU32();
                object = this.decodeBinary(size, 4);
            }
            else if (headByte === 0xd4) {
                // fixext 1
                object = this.decodeExtension(1, 0);
            }
            else if (headByte === 0xd5) {
                // fixext 2
                object = this.decodeExtension(2, 0);
            }
            else if (headByte === 0xd6) {
                // fixext 4
                object = this.decodeExtension(4, 0);
            }
            else if (headByte === 0xd7) {
                // fixext 8
                object = this.decodeExtension(8, 0);
            }
            else if (headByte === 0xd8) {
                // fixext 16
                object = this.decodeExtension(16, 0);
            }
            else if (headByte === 0xc7) {
                // ext 8
                const size = this.lookU8();
                object = this.decodeExtension(size, 1);
            }
            else if (headByte === 0xc8) {
                // ext 16
                const size = this.lookU16();
                object = this.decodeExtension(size, 2);
            }
            else if (headByte === 0xc9) {
                // ext 32
                const size = this.lookU32();
                object = this.decodeExtension(size, 4);
            }
            else {
                throw new DecodeError_ts_1.DecodeError(`Unrecognized type byte: ${(0, prettyByte_ts_1.prettyByte)(headByte)}`);
            }
            this.complete();
            const stack = this.stack;
            while (stack.length > 0) {
                // arrays and maps
                const state = stack.top();
                if (state.type === STATE_ARRAY) {
                    state.array[state.position] = object;
                    state.position++;
                    if (state.position === state.size) {
                        object = state.array;
                        stack.release(state);
                    }
                    else {
                        continue DECODE;
                    }
                }
                else if (state.type === STATE_MAP_KEY) {
                    if (object === "__proto__") {
                        throw new DecodeError_ts_1.DecodeError("The key __proto__ is not allowed");
                    }
                    state.key = this.mapKeyConverter(object);
                    state.type = STATE_MAP_VALUE;
                    continue DECODE;
                }
                else {
                    // it must be `state.type === State.MAP_VALUE` here
                    state.map[state.key] = object;
                    state.readCount++;
                    if (state.readCount === state.size) {
                        object = state.map;
                        stack.release(state);
                    }
                    else {
                        state.key = null;
                        state.type = STATE_MAP_KEY;
                        continue DECODE;
                    }
                }
            }
            return object;
        }
    }
    readHeadByte() {
        if (this.headByte === HEAD_BYTE_REQUIRED) {
            this.headByte = this.readU8();
            // console.log("headByte", prettyByte(this.headByte));
        }
        return this.headByte;
    }
    complete() {
        this.headByte = HEAD_BYTE_REQUIRED;
    }
    readArraySize() {
        const headByte = this.readHeadByte();
        switch (headByte) {
            case 0xdc:
                return this.readU16();
            case 0xdd:
                return this.readU32();
            default: {
                if (headByte < 0xa0) {
                    return headByte - 0x90;
                }
                else {
                    throw new DecodeError_ts_1.DecodeError(`Unrecognized array type byte: ${(0, prettyByte_ts_1.prettyByte)(headByte)}`);
                }
            }
        }
    }
    pushMapState(size) {
        if (size > this.maxMapLength) {
            throw new DecodeError_ts_1.DecodeError(`Max length exceeded: map length (${size}) > maxMapLengthLength (${this.maxMapLength})`);
        }
        this.stack.pushMapState(size);
    }
    pushArrayState(size) {
        if (size > this.maxArrayLength) {
            throw new DecodeError_ts_1.DecodeError(`Max length exceeded: array length (${size}) > maxArrayLength (${this.maxArrayLength})`);
        }
        this.stack.pushArrayState(size);
    }
    decodeString(byteLength, headerOffset) {
        if (!this.rawStrings || this.stateIsMapKey()) {
            return this.decodeUtf8String(byteLength, headerOffset);
        }
        return this.decodeBinary(byteLength, headerOffset);
    }
    /**
     * @throws {@link RangeError}
     */
    decodeUtf8String(byteLength, headerOffset) {
        if (byteLength > this.maxStrLength) {
            throw new DecodeError_ts_1.DecodeError(`Max length exceeded: UTF-8 byte length (${byteLength}) > maxStrLength (${this.maxStrLength})`);
        }
        if (this.bytes.byteLength < this.pos + headerOffset + byteLength) {
            throw MORE_DATA;
        }
        const offset = this.pos + headerOffset;
        let object;
        if (this.stateIsMapKey() && this.keyDecoder?.canBeCached(byteLength)) {
            object = this.keyDecoder.decode(this.bytes, offset, byteLength);
        }
        else {
            object = (0, utf8_ts_1.utf8Decode)(this.bytes, offset, byteLength);
        }
        this.pos += headerOffset + byteLength;
        return object;
    }
    stateIsMapKey() {
        if (this.stack.length > 0) {
            const state = this.stack.top();
            return state.type === STATE_MAP_KEY;
        }
        return false;
    }
    /**
     * @throws {@link RangeError}
     */
    decodeBinary(byteLength, headOffset) {
        if (byteLength > this.maxBinLength) {
            throw new DecodeError_ts_1.DecodeError(`Max length exceeded: bin length (${byteLength}) > maxBinLength (${this.maxBinLength})`);
        }
        if (!this.hasRemaining(byteLength + headOffset)) {
            throw MORE_DATA;
        }
        const offset = this.pos + headOffset;
        const object = this.bytes.subarray(offset, offset + byteLength);
        this.pos += headOffset + byteLength;
        return object;
    }
    decodeExtension(size, headOffset) {
        if (size > this.maxExtLength) {
            throw new DecodeError_ts_1.DecodeError(`Max length exceeded: ext length (${size}) > maxExtLength (${this.maxExtLength})`);
        }
        const extType = this.view.getInt8(this.pos + headOffset);
        const data = this.decodeBinary(size, headOffset + 1 /* extType */);
        return this.extensionCodec.decode(data, extType, this.context);
    }
    lookU8() {
        return this.view.getUint8(this.pos);
    }
    lookU16() {
        return this.view.getUint16(this.pos);
    }
    lookU32() {
        return this.view.getUint32(this.pos);
    }
    readU8() {
        const value = this.view.getUint8(this.pos);
        this.pos++;
        return value;
    }
    readI8() {
        const value = this.view.getInt8(this.pos);
        this.pos++;
        return value;
    }
    readU16() {
        const value = this.view.getUint16(this.pos);
        this.pos += 2;
        return value;
    }
    readI16() {
        const value = this.view.getInt16(this.pos);
        this.pos += 2;
        return value;
    }
    readU32() {
        const value = this.view.getUint32(this.pos);
        this.pos += 4;
        return value;
    }
    readI32() {
        const value = this.view.getInt32(this.pos);
        this.pos += 4;
        return value;
    }
    readU64() {
        const value = (0, int_ts_1.getUint64)(this.view, this.pos);
        this.pos += 8;
        return value;
    }
    readI64() {
        const value = (0, int_ts_1.getInt64)(this.view, this.pos);
        this.pos += 8;
        return value;
    }
    readU64AsBigInt() {
        const value = this.view.getBigUint64(this.pos);
        this.pos += 8;
        return value;
    }
    readI64AsBigInt() {
        const value = this.view.getBigInt64(this.pos);
        this.pos += 8;
        return value;
    }
    readF32() {
        const value = this.view.getFloat32(this.pos);
        this.pos += 4;
        return value;
    }
    readF64() {
        const value = this.view.getFloat64(this.pos);
        this.pos += 8;
        return value;
    }
}
exports.Decoder = Decoder;
//# sourceMappingURL=Decoder.cjs.map

/***/ }),

/***/ 7251:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.Encoder = exports.DEFAULT_INITIAL_BUFFER_SIZE = exports.DEFAULT_MAX_DEPTH = void 0;
const utf8_ts_1 = __nccwpck_require__(6922);;
const ExtensionCodec_ts_1 = __nccwpck_require__(7218);;
const int_ts_1 = __nccwpck_require__(438);;
const typedArrays_ts_1 = __nccwpck_require__(8615);;
exports.DEFAULT_MAX_DEPTH = 100;
exports.DEFAULT_INITIAL_BUFFER_SIZE = 2048;
class Encoder {
    extensionCodec;
    context;
    useBigInt64;
    maxDepth;
    initialBufferSize;
    sortKeys;
    forceFloat32;
    ignoreUndefined;
    forceIntegerToFloat;
    pos;
    view;
    bytes;
    entered = false;
    constructor(options) {
        this.extensionCodec = options?.extensionCodec ?? ExtensionCodec_ts_1.ExtensionCodec.defaultCodec;
        this.context = options?.context; // needs a type assertion because EncoderOptions has no context property when ContextType is undefined
        this.useBigInt64 = options?.useBigInt64 ?? false;
        this.maxDepth = options?.maxDepth ?? exports.DEFAULT_MAX_DEPTH;
        this.initialBufferSize = options?.initialBufferSize ?? exports.DEFAULT_INITIAL_BUFFER_SIZE;
        this.sortKeys = options?.sortKeys ?? false;
        this.forceFloat32 = options?.forceFloat32 ?? false;
        this.ignoreUndefined = options?.ignoreUndefined ?? false;
        this.forceIntegerToFloat = options?.forceIntegerToFloat ?? false;
        this.pos = 0;
        this.view = new DataView(new ArrayBuffer(this.initialBufferSize));
        this.bytes = new Uint8Array(this.view.buffer);
    }
    clone() {
        // Because of slightly special argument `context`,
        // type assertion is needed.
        // eslint-disable-next-line @typescript-eslint/no-unsafe-argument
        return new Encoder({
            extensionCodec: this.extensionCodec,
            context: this.context,
            useBigInt64: this.useBigInt64,
            maxDepth: this.maxDepth,
            initialBufferSize: this.initialBufferSize,
            sortKeys: this.sortKeys,
            forceFloat32: this.forceFloat32,
            ignoreUndefined: this.ignoreUndefined,
            forceIntegerToFloat: this.forceIntegerToFloat,
        });
    }
    reinitializeState() {
        this.pos = 0;
    }
    /**
     * This is almost equivalent to {@link Encoder#encode}, but it returns an reference of the encoder's internal buffer and thus much faster than {@link Encoder#encode}.
     *
     * @returns Encodes the object and returns a shared reference the encoder's internal buffer.
     */
    encodeSharedRef(object) {
        if (this.entered) {
            const instance = this.clone();
            return instance.encodeSharedRef(object);
        }
        try {
            this.entered = true;
            this.reinitializeState();
            this.doEncode(object, 1);
            return this.bytes.subarray(0, this.pos);
        }
        finally {
            this.entered = false;
        }
    }
    /**
     * @returns Encodes the object and returns a copy of the encoder's internal buffer.
     */
    encode(object) {
        if (this.entered) {
            const instance = this.clone();
            return instance.encode(object);
        }
        try {
            this.entered = true;
            this.reinitializeState();
            this.doEncode(object, 1);
            return this.bytes.slice(0, this.pos);
        }
        finally {
            this.entered = false;
        }
    }
    doEncode(object, depth) {
        if (depth > this.maxDepth) {
            throw new Error(`Too deep objects in depth ${depth}`);
        }
        if (object == null) {
            this.encodeNil();
        }
        else if (typeof object === "boolean") {
            this.encodeBoolean(object);
        }
        else if (typeof object === "number") {
            if (!this.forceIntegerToFloat) {
                this.encodeNumber(object);
            }
            else {
                this.encodeNumberAsFloat(object);
            }
        }
        else if (typeof object === "string") {
            this.encodeString(object);
        }
        else if (this.useBigInt64 && typeof object === "bigint") {
            this.encodeBigInt64(object);
        }
        else {
            this.encodeObject(object, depth);
        }
    }
    ensureBufferSizeToWrite(sizeToWrite) {
        const requiredSize = this.pos + sizeToWrite;
        if (this.view.byteLength < requiredSize) {
            this.resizeBuffer(requiredSize * 2);
        }
    }
    resizeBuffer(newSize) {
        const newBuffer = new ArrayBuffer(newSize);
        const newBytes = new Uint8Array(newBuffer);
        const newView = new DataView(newBuffer);
        newBytes.set(this.bytes);
        this.view = newView;
        this.bytes = newBytes;
    }
    encodeNil() {
        this.writeU8(0xc0);
    }
    encodeBoolean(object) {
        if (object === false) {
            this.writeU8(0xc2);
        }
        else {
            this.writeU8(0xc3);
        }
    }
    encodeNumber(object) {
        if (!this.forceIntegerToFloat && Number.isSafeInteger(object)) {
            if (object >= 0) {
                if (object < 0x80) {
                    // positive fixint
                    this.writeU8(object);
                }
                else if (object < 0x100) {
                    // uint 8
                    this.writeU8(0xcc);
                    this.writeU8(object);
                }
                else if (object < 0x10000) {
                    // uint 16
                    this.writeU8(0xcd);
                    this.writeU16(object);
                }
                else if (object < 0x100000000) {
                    // uint 32
                    this.writeU8(0xce);
                    this.writeU32(object);
                }
                else if (!this.useBigInt64) {
                    // uint 64
                    this.writeU8(0xcf);
                    this.writeU64(object);
                }
                else {
                    this.encodeNumberAsFloat(object);
                }
            }
            else {
                if (object >= -0x20) {
                    // negative fixint
                    this.writeU8(0xe0 | (object + 0x20));
                }
                else if (object >= -0x80) {
                    // int 8
                    this.writeU8(0xd0);
                    this.writeI8(object);
                }
                else if (object >= -0x8000) {
                    // int 16
                    this.writeU8(0xd1);
                    this.writeI16(object);
                }
                else if (object >= -0x80000000) {
                    // int 32
                    this.writeU8(0xd2);
                    this.writeI32(object);
                }
                else if (!this.useBigInt64) {
                    // int 64
                    this.writeU8(0xd3);
                    this.writeI64(object);
                }
                else {
                    this.encodeNumberAsFloat(object);
                }
            }
        }
        else {
            this.encodeNumberAsFloat(object);
        }
    }
    encodeNumberAsFloat(object) {
        if (this.forceFloat32) {
            // float 32
            this.writeU8(0xca);
            this.writeF32(object);
        }
        else {
            // float 64
            this.writeU8(0xcb);
            this.writeF64(object);
        }
    }
    encodeBigInt64(object) {
        if (object >= BigInt(0)) {
            // uint 64
            this.writeU8(0xcf);
            this.writeBigUint64(object);
        }
        else {
            // int 64
            this.writeU8(0xd3);
            this.writeBigInt64(object);
        }
    }
    writeStringHeader(byteLength) {
        if (byteLength < 32) {
            // fixstr
            this.writeU8(0xa0 + byteLength);
        }
        else if (byteLength < 0x100) {
            // str 8
            this.writeU8(0xd9);
            this.writeU8(byteLength);
        }
        else if (byteLength < 0x10000) {
            // str 16
            this.writeU8(0xda);
            this.writeU16(byteLength);
        }
        else if (byteLength < 0x100000000) {
            // str 32
            this.writeU8(0xdb);
            this.writeU32(byteLength);
        }
        else {
            throw new Error(`Too long string: ${byteLength} bytes in UTF-8`);
        }
    }
    encodeString(object) {
        const maxHeaderSize = 1 + 4;
        const byteLength = (0, utf8_ts_1.utf8Count)(object);
        this.ensureBufferSizeToWrite(maxHeaderSize + byteLength);
        this.writeStringHeader(byteLength);
        (0, utf8_ts_1.utf8Encode)(object, this.bytes, this.pos);
        this.pos += byteLength;
    }
    encodeObject(object, depth) {
        // try to encode objects with custom codec first of non-primitives
        const ext = this.extensionCodec.tryToEncode(object, this.context);
        if (ext != null) {
            this.encodeExtension(ext);
        }
        else if (Array.isArray(object)) {
            this.encodeArray(object, depth);
        }
        else if (ArrayBuffer.isView(object)) {
            this.encodeBinary(object);
        }
        else if (typeof object === "object") {
            this.encodeMap(object, depth);
        }
        else {
            // symbol, function and other special object come here unless extensionCodec handles them.
            throw new Error(`Unrecognized object: ${Object.prototype.toString.apply(object)}`);
        }
    }
    encodeBinary(object) {
        const size = object.byteLength;
        if (size < 0x100) {
            // bin 8
            this.writeU8(0xc4);
            this.writeU8(size);
        }
        else if (size < 0x10000) {
            // bin 16
            this.writeU8(0xc5);
            this.writeU16(size);
        }
        else if (size < 0x100000000) {
            // bin 32
            this.writeU8(0xc6);
            this.writeU32(size);
        }
        else {
            throw new Error(`Too large binary: ${size}`);
        }
        const bytes = (0, typedArrays_ts_1.ensureUint8Array)(object);
        this.writeU8a(bytes);
    }
    encodeArray(object, depth) {
        const size = object.length;
        if (size < 16) {
            // fixarray
            this.writeU8(0x90 + size);
        }
        else if (size < 0x10000) {
            // array 16
            this.writeU8(0xdc);
            this.writeU16(size);
        }
        else if (size < 0x100000000) {
            // array 32
            this.writeU8(0xdd);
            this.writeU32(size);
        }
        else {
            throw new Error(`Too large array: ${size}`);
        }
        for (const item of object) {
            this.doEncode(item, depth + 1);
        }
    }
    countWithoutUndefined(object, keys) {
        let count = 0;
        for (const key of keys) {
            if (object[key] !== undefined) {
                count++;
            }
        }
        return count;
    }
    encodeMap(object, depth) {
        const keys = Object.keys(object);
        if (this.sortKeys) {
            keys.sort();
        }
        const size = this.ignoreUndefined ? this.countWithoutUndefined(object, keys) : keys.length;
        if (size < 16) {
            // fixmap
            this.writeU8(0x80 + size);
        }
        else if (size < 0x10000) {
            // map 16
            this.writeU8(0xde);
            this.writeU16(size);
        }
        else if (size < 0x100000000) {
            // map 32
            this.writeU8(0xdf);
            this.writeU32(size);
        }
        else {
            throw new Error(`Too large map object: ${size}`);
        }
        for (const key of keys) {
            const value = object[key];
            if (!(this.ignoreUndefined && value === undefined)) {
                this.encodeString(key);
                this.doEncode(value, depth + 1);
            }
        }
    }
    encodeExtension(ext) {
        if (typeof ext.data === "function") {
            const data = ext.data(this.pos + 6);
            const size = data.length;
            if (size >= 0x100000000) {
                throw new Error(`Too large extension object: ${size}`);
            }
            this.writeU8(0xc9);
            this.writeU32(size);
            this.writeI8(ext.type);
            this.writeU8a(data);
            return;
        }
        const size = ext.data.length;
        if (size === 1) {
            // fixext 1
            this.writeU8(0xd4);
        }
        else if (size === 2) {
            // fixext 2
            this.writeU8(0xd5);
        }
        else if (size === 4) {
            // fixext 4
            this.writeU8(0xd6);
        }
        else if (size === 8) {
            // fixext 8
            this.writeU8(0xd7);
        }
        else if (size === 16) {
            // fixext 16
            this.writeU8(0xd8);
        }
        else if (size < 0x100) {
            // ext 8
            this.writeU8(0xc7);
            this.writeU8(size);
        }
        else if (size < 0x10000) {
            // ext 16
            this.writeU8(0xc8);
            this.writeU16(size);
        }
        else if (size < 0x100000000) {
            // ext 32
            this.writeU8(0xc9);
            this.writeU32(size);
        }
        else {
            throw new Error(`Too large extension object: ${size}`);
        }
        this.writeI8(ext.type);
        this.writeU8a(ext.data);
    }
    writeU8(value) {
        this.ensureBufferSizeToWrite(1);
        this.view.setUint8(this.pos, value);
        this.pos++;
    }
    writeU8a(values) {
        const size = values.length;
        this.ensureBufferSizeToWrite(size);
        this.bytes.set(values, this.pos);
        this.pos += size;
    }
    writeI8(value) {
        this.ensureBufferSizeToWrite(1);
        this.view.setInt8(this.pos, value);
        this.pos++;
    }
    writeU16(value) {
        this.ensureBufferSizeToWrite(2);
        this.view.setUint16(this.pos, value);
        this.pos += 2;
    }
    writeI16(value) {
        this.ensureBufferSizeToWrite(2);
        this.view.setInt16(this.pos, value);
        this.pos += 2;
    }
    writeU32(value) {
        this.ensureBufferSizeToWrite(4);
        this.view.setUint32(this.pos, value);
        this.pos += 4;
    }
    writeI32(value) {
        this.ensureBufferSizeToWrite(4);
        this.view.setInt32(this.pos, value);
        this.pos += 4;
    }
    writeF32(value) {
        this.ensureBufferSizeToWrite(4);
        this.view.setFloat32(this.pos, value);
        this.pos += 4;
    }
    writeF64(value) {
        this.ensureBufferSizeToWrite(8);
        this.view.setFloat64(this.pos, value);
        this.pos += 8;
    }
    writeU64(value) {
        this.ensureBufferSizeToWrite(8);
        (0, int_ts_1.setUint64)(this.view, this.pos, value);
        this.pos += 8;
    }
    writeI64(value) {
        this.ensureBufferSizeToWrite(8);
        (0, int_ts_1.setInt64)(this.view, this.pos, value);
        this.pos += 8;
    }
    writeBigUint64(value) {
        this.ensureBufferSizeToWrite(8);
        this.view.setBigUint64(this.pos, value);
        this.pos += 8;
    }
    writeBigInt64(value) {
        this.ensureBufferSizeToWrite(8);
        this.view.setBigInt64(this.pos, value);
        this.pos += 8;
    }
}
exports.Encoder = Encoder;
//# sourceMappingURL=Encoder.cjs.map

/***/ }),

/***/ 2378:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.ExtData = void 0;
/**
 * ExtData is used to handle Extension Types that are not registered to ExtensionCodec.
 */
class ExtData {
    type;
    data;
    constructor(type, data) {
        this.type = type;
        this.data = data;
    }
}
exports.ExtData = ExtData;
//# sourceMappingURL=ExtData.cjs.map

/***/ }),

/***/ 7218:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


// ExtensionCodec to handle MessagePack extensions
Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.ExtensionCodec = void 0;
const ExtData_ts_1 = __nccwpck_require__(2378);;
const timestamp_ts_1 = __nccwpck_require__(5595);;
class ExtensionCodec {
    static defaultCodec = new ExtensionCodec();
    // ensures ExtensionCodecType<X> matches ExtensionCodec<X>
    // this will make type errors a lot more clear
    // eslint-disable-next-line @typescript-eslint/naming-convention
    __brand;
    // built-in extensions
    builtInEncoders = [];
    builtInDecoders = [];
    // custom extensions
    encoders = [];
    decoders = [];
    constructor() {
        this.register(timestamp_ts_1.timestampExtension);
    }
    register({ type, encode, decode, }) {
        if (type >= 0) {
            // custom extensions
            this.encoders[type] = encode;
            this.decoders[type] = decode;
        }
        else {
            // built-in extensions
            const index = -1 - type;
            this.builtInEncoders[index] = encode;
            this.builtInDecoders[index] = decode;
        }
    }
    tryToEncode(object, context) {
        // built-in extensions
        for (let i = 0; i < this.builtInEncoders.length; i++) {
            const encodeExt = this.builtInEncoders[i];
            if (encodeExt != null) {
                const data = encodeExt(object, context);
                if (data != null) {
                    const type = -1 - i;
                    return new ExtData_ts_1.ExtData(type, data);
                }
            }
        }
        // custom extensions
        for (let i = 0; i < this.encoders.length; i++) {
            const encodeExt = this.encoders[i];
            if (encodeExt != null) {
                const data = encodeExt(object, context);
                if (data != null) {
                    const type = i;
                    return new ExtData_ts_1.ExtData(type, data);
                }
            }
        }
        if (object instanceof ExtData_ts_1.ExtData) {
            // to keep ExtData as is
            return object;
        }
        return null;
    }
    decode(data, type, context) {
        const decodeExt = type < 0 ? this.builtInDecoders[-1 - type] : this.decoders[type];
        if (decodeExt) {
            return decodeExt(data, type, context);
        }
        else {
            // decode() does not fail, returns ExtData instead.
            return new ExtData_ts_1.ExtData(type, data);
        }
    }
}
exports.ExtensionCodec = ExtensionCodec;
//# sourceMappingURL=ExtensionCodec.cjs.map

/***/ }),

/***/ 3951:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.decode = decode;
exports.decodeMulti = decodeMulti;
const Decoder_ts_1 = __nccwpck_require__(7999);;
/**
 * It decodes a single MessagePack object in a buffer.
 *
 * This is a synchronous decoding function.
 * See other variants for asynchronous decoding: {@link decodeAsync}, {@link decodeMultiStream}, or {@link decodeArrayStream}.
 *
 * @throws {@link RangeError} if the buffer is incomplete, including the case where the buffer is empty.
 * @throws {@link DecodeError} if the buffer contains invalid data.
 */
function decode(buffer, options) {
    const decoder = new Decoder_ts_1.Decoder(options);
    return decoder.decode(buffer);
}
/**
 * It decodes multiple MessagePack objects in a buffer.
 * This is corresponding to {@link decodeMultiStream}.
 *
 * @throws {@link RangeError} if the buffer is incomplete, including the case where the buffer is empty.
 * @throws {@link DecodeError} if the buffer contains invalid data.
 */
function decodeMulti(buffer, options) {
    const decoder = new Decoder_ts_1.Decoder(options);
    return decoder.decodeMulti(buffer);
}
//# sourceMappingURL=decode.cjs.map

/***/ }),

/***/ 6021:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.decodeAsync = decodeAsync;
exports.decodeArrayStream = decodeArrayStream;
exports.decodeMultiStream = decodeMultiStream;
const Decoder_ts_1 = __nccwpck_require__(7999);;
const stream_ts_1 = __nccwpck_require__(6475);;
/**
 * @throws {@link RangeError} if the buffer is incomplete, including the case where the buffer is empty.
 * @throws {@link DecodeError} if the buffer contains invalid data.
 */
async function decodeAsync(streamLike, options) {
    const stream = (0, stream_ts_1.ensureAsyncIterable)(streamLike);
    const decoder = new Decoder_ts_1.Decoder(options);
    return decoder.decodeAsync(stream);
}
/**
 * @throws {@link RangeError} if the buffer is incomplete, including the case where the buffer is empty.
 * @throws {@link DecodeError} if the buffer contains invalid data.
 */
function decodeArrayStream(streamLike, options) {
    const stream = (0, stream_ts_1.ensureAsyncIterable)(streamLike);
    const decoder = new Decoder_ts_1.Decoder(options);
    return decoder.decodeArrayStream(stream);
}
/**
 * @throws {@link RangeError} if the buffer is incomplete, including the case where the buffer is empty.
 * @throws {@link DecodeError} if the buffer contains invalid data.
 */
function decodeMultiStream(streamLike, options) {
    const stream = (0, stream_ts_1.ensureAsyncIterable)(streamLike);
    const decoder = new Decoder_ts_1.Decoder(options);
    return decoder.decodeStream(stream);
}
//# sourceMappingURL=decodeAsync.cjs.map

/***/ }),

/***/ 3355:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.encode = encode;
const Encoder_ts_1 = __nccwpck_require__(7251);;
/**
 * It encodes `value` in the MessagePack format and
 * returns a byte buffer.
 *
 * The returned buffer is a slice of a larger `ArrayBuffer`, so you have to use its `#byteOffset` and `#byteLength` in order to convert it to another typed arrays including NodeJS `Buffer`.
 */
function encode(value, options) {
    const encoder = new Encoder_ts_1.Encoder(options);
    return encoder.encodeSharedRef(value);
}
//# sourceMappingURL=encode.cjs.map

/***/ }),

/***/ 6435:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;

// Main Functions:
__webpack_unused_export__ = ({ value: true });
__webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = __webpack_unused_export__ = exports.D4 = __webpack_unused_export__ = void 0;
const encode_ts_1 = __nccwpck_require__(3355);;
__webpack_unused_export__ = ({ enumerable: true, get: function () { return encode_ts_1.encode; } });
const decode_ts_1 = __nccwpck_require__(3951);;
Object.defineProperty(exports, "D4", ({ enumerable: true, get: function () { return decode_ts_1.decode; } }));
__webpack_unused_export__ = ({ enumerable: true, get: function () { return decode_ts_1.decodeMulti; } });
const decodeAsync_ts_1 = __nccwpck_require__(6021);;
__webpack_unused_export__ = ({ enumerable: true, get: function () { return decodeAsync_ts_1.decodeAsync; } });
__webpack_unused_export__ = ({ enumerable: true, get: function () { return decodeAsync_ts_1.decodeArrayStream; } });
__webpack_unused_export__ = ({ enumerable: true, get: function () { return decodeAsync_ts_1.decodeMultiStream; } });
const Decoder_ts_1 = __nccwpck_require__(7999);;
__webpack_unused_export__ = ({ enumerable: true, get: function () { return Decoder_ts_1.Decoder; } });
const DecodeError_ts_1 = __nccwpck_require__(8251);;
__webpack_unused_export__ = ({ enumerable: true, get: function () { return DecodeError_ts_1.DecodeError; } });
const Encoder_ts_1 = __nccwpck_require__(7251);;
__webpack_unused_export__ = ({ enumerable: true, get: function () { return Encoder_ts_1.Encoder; } });
// Utilities for Extension Types:
const ExtensionCodec_ts_1 = __nccwpck_require__(7218);;
__webpack_unused_export__ = ({ enumerable: true, get: function () { return ExtensionCodec_ts_1.ExtensionCodec; } });
const ExtData_ts_1 = __nccwpck_require__(2378);;
__webpack_unused_export__ = ({ enumerable: true, get: function () { return ExtData_ts_1.ExtData; } });
const timestamp_ts_1 = __nccwpck_require__(5595);;
__webpack_unused_export__ = ({ enumerable: true, get: function () { return timestamp_ts_1.EXT_TIMESTAMP; } });
__webpack_unused_export__ = ({ enumerable: true, get: function () { return timestamp_ts_1.encodeDateToTimeSpec; } });
__webpack_unused_export__ = ({ enumerable: true, get: function () { return timestamp_ts_1.encodeTimeSpecToTimestamp; } });
__webpack_unused_export__ = ({ enumerable: true, get: function () { return timestamp_ts_1.decodeTimestampToTimeSpec; } });
__webpack_unused_export__ = ({ enumerable: true, get: function () { return timestamp_ts_1.encodeTimestampExtension; } });
__webpack_unused_export__ = ({ enumerable: true, get: function () { return timestamp_ts_1.decodeTimestampExtension; } });
//# sourceMappingURL=index.cjs.map

/***/ }),

/***/ 5595:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.timestampExtension = exports.EXT_TIMESTAMP = void 0;
exports.encodeTimeSpecToTimestamp = encodeTimeSpecToTimestamp;
exports.encodeDateToTimeSpec = encodeDateToTimeSpec;
exports.encodeTimestampExtension = encodeTimestampExtension;
exports.decodeTimestampToTimeSpec = decodeTimestampToTimeSpec;
exports.decodeTimestampExtension = decodeTimestampExtension;
// https://github.com/msgpack/msgpack/blob/master/spec.md#timestamp-extension-type
const DecodeError_ts_1 = __nccwpck_require__(8251);;
const int_ts_1 = __nccwpck_require__(438);;
exports.EXT_TIMESTAMP = -1;
const TIMESTAMP32_MAX_SEC = 0x100000000 - 1; // 32-bit unsigned int
const TIMESTAMP64_MAX_SEC = 0x400000000 - 1; // 34-bit unsigned int
function encodeTimeSpecToTimestamp({ sec, nsec }) {
    if (sec >= 0 && nsec >= 0 && sec <= TIMESTAMP64_MAX_SEC) {
        // Here sec >= 0 && nsec >= 0
        if (nsec === 0 && sec <= TIMESTAMP32_MAX_SEC) {
            // timestamp 32 = { sec32 (unsigned) }
            const rv = new Uint8Array(4);
            const view = new DataView(rv.buffer);
            view.setUint32(0, sec);
            return rv;
        }
        else {
            // timestamp 64 = { nsec30 (unsigned), sec34 (unsigned) }
            const secHigh = sec / 0x100000000;
            const secLow = sec & 0xffffffff;
            const rv = new Uint8Array(8);
            const view = new DataView(rv.buffer);
            // nsec30 | secHigh2
            view.setUint32(0, (nsec << 2) | (secHigh & 0x3));
            // secLow32
            view.setUint32(4, secLow);
            return rv;
        }
    }
    else {
        // timestamp 96 = { nsec32 (unsigned), sec64 (signed) }
        const rv = new Uint8Array(12);
        const view = new DataView(rv.buffer);
        view.setUint32(0, nsec);
        (0, int_ts_1.setInt64)(view, 4, sec);
        return rv;
    }
}
function encodeDateToTimeSpec(date) {
    const msec = date.getTime();
    const sec = Math.floor(msec / 1e3);
    const nsec = (msec - sec * 1e3) * 1e6;
    // Normalizes { sec, nsec } to ensure nsec is unsigned.
    const nsecInSec = Math.floor(nsec / 1e9);
    return {
        sec: sec + nsecInSec,
        nsec: nsec - nsecInSec * 1e9,
    };
}
function encodeTimestampExtension(object) {
    if (object instanceof Date) {
        const timeSpec = encodeDateToTimeSpec(object);
        return encodeTimeSpecToTimestamp(timeSpec);
    }
    else {
        return null;
    }
}
function decodeTimestampToTimeSpec(data) {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    // data may be 32, 64, or 96 bits
    switch (data.byteLength) {
        case 4: {
            // timestamp 32 = { sec32 }
            const sec = view.getUint32(0);
            const nsec = 0;
            return { sec, nsec };
        }
        case 8: {
            // timestamp 64 = { nsec30, sec34 }
            const nsec30AndSecHigh2 = view.getUint32(0);
            const secLow32 = view.getUint32(4);
            const sec = (nsec30AndSecHigh2 & 0x3) * 0x100000000 + secLow32;
            const nsec = nsec30AndSecHigh2 >>> 2;
            return { sec, nsec };
        }
        case 12: {
            // timestamp 96 = { nsec32 (unsigned), sec64 (signed) }
            const sec = (0, int_ts_1.getInt64)(view, 4);
            const nsec = view.getUint32(0);
            return { sec, nsec };
        }
        default:
            throw new DecodeError_ts_1.DecodeError(`Unrecognized data size for timestamp (expected 4, 8, or 12): ${data.length}`);
    }
}
function decodeTimestampExtension(data) {
    const timeSpec = decodeTimestampToTimeSpec(data);
    return new Date(timeSpec.sec * 1e3 + timeSpec.nsec / 1e6);
}
exports.timestampExtension = {
    type: exports.EXT_TIMESTAMP,
    encode: encodeTimestampExtension,
    decode: decodeTimestampExtension,
};
//# sourceMappingURL=timestamp.cjs.map

/***/ }),

/***/ 438:
/***/ ((__unused_webpack_module, exports) => {


// Integer Utility
Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.UINT32_MAX = void 0;
exports.setUint64 = setUint64;
exports.setInt64 = setInt64;
exports.getInt64 = getInt64;
exports.getUint64 = getUint64;
exports.UINT32_MAX = 4294967295;
// DataView extension to handle int64 / uint64,
// where the actual range is 53-bits integer (a.k.a. safe integer)
function setUint64(view, offset, value) {
    const high = value / 4294967296;
    const low = value; // high bits are truncated by DataView
    view.setUint32(offset, high);
    view.setUint32(offset + 4, low);
}
function setInt64(view, offset, value) {
    const high = Math.floor(value / 4294967296);
    const low = value; // high bits are truncated by DataView
    view.setUint32(offset, high);
    view.setUint32(offset + 4, low);
}
function getInt64(view, offset) {
    const high = view.getInt32(offset);
    const low = view.getUint32(offset + 4);
    return high * 4294967296 + low;
}
function getUint64(view, offset) {
    const high = view.getUint32(offset);
    const low = view.getUint32(offset + 4);
    return high * 4294967296 + low;
}
//# sourceMappingURL=int.cjs.map

/***/ }),

/***/ 489:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.prettyByte = prettyByte;
function prettyByte(byte) {
    return `${byte < 0 ? "-" : ""}0x${Math.abs(byte).toString(16).padStart(2, "0")}`;
}
//# sourceMappingURL=prettyByte.cjs.map

/***/ }),

/***/ 6475:
/***/ ((__unused_webpack_module, exports) => {


// utility for whatwg streams
Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.isAsyncIterable = isAsyncIterable;
exports.asyncIterableFromStream = asyncIterableFromStream;
exports.ensureAsyncIterable = ensureAsyncIterable;
function isAsyncIterable(object) {
    return object[Symbol.asyncIterator] != null;
}
async function* asyncIterableFromStream(stream) {
    const reader = stream.getReader();
    try {
        while (true) {
            const { done, value } = await reader.read();
            if (done) {
                return;
            }
            yield value;
        }
    }
    finally {
        reader.releaseLock();
    }
}
function ensureAsyncIterable(streamLike) {
    if (isAsyncIterable(streamLike)) {
        return streamLike;
    }
    else {
        return asyncIterableFromStream(streamLike);
    }
}
//# sourceMappingURL=stream.cjs.map

/***/ }),

/***/ 8615:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.ensureUint8Array = ensureUint8Array;
function isArrayBufferLike(buffer) {
    return (buffer instanceof ArrayBuffer || (typeof SharedArrayBuffer !== "undefined" && buffer instanceof SharedArrayBuffer));
}
function ensureUint8Array(buffer) {
    if (buffer instanceof Uint8Array) {
        return buffer;
    }
    else if (ArrayBuffer.isView(buffer)) {
        return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
    }
    else if (isArrayBufferLike(buffer)) {
        return new Uint8Array(buffer);
    }
    else {
        // ArrayLike<number>
        return Uint8Array.from(buffer);
    }
}
//# sourceMappingURL=typedArrays.cjs.map

/***/ }),

/***/ 6922:
/***/ ((__unused_webpack_module, exports) => {


Object.defineProperty(exports, "__esModule", ({ value: true }));
exports.utf8Count = utf8Count;
exports.utf8EncodeJs = utf8EncodeJs;
exports.utf8EncodeTE = utf8EncodeTE;
exports.utf8Encode = utf8Encode;
exports.utf8DecodeJs = utf8DecodeJs;
exports.utf8DecodeTD = utf8DecodeTD;
exports.utf8Decode = utf8Decode;
function utf8Count(str) {
    const strLength = str.length;
    let byteLength = 0;
    let pos = 0;
    while (pos < strLength) {
        let value = str.charCodeAt(pos++);
        if ((value & 0xffffff80) === 0) {
            // 1-byte
            byteLength++;
            continue;
        }
        else if ((value & 0xfffff800) === 0) {
            // 2-bytes
            byteLength += 2;
        }
        else {
            // handle surrogate pair
            if (value >= 0xd800 && value <= 0xdbff) {
                // high surrogate
                if (pos < strLength) {
                    const extra = str.charCodeAt(pos);
                    if ((extra & 0xfc00) === 0xdc00) {
                        ++pos;
                        value = ((value & 0x3ff) << 10) + (extra & 0x3ff) + 0x10000;
                    }
                }
            }
            if ((value & 0xffff0000) === 0) {
                // 3-byte
                byteLength += 3;
            }
            else {
                // 4-byte
                byteLength += 4;
            }
        }
    }
    return byteLength;
}
function utf8EncodeJs(str, output, outputOffset) {
    const strLength = str.length;
    let offset = outputOffset;
    let pos = 0;
    while (pos < strLength) {
        let value = str.charCodeAt(pos++);
        if ((value & 0xffffff80) === 0) {
            // 1-byte
            output[offset++] = value;
            continue;
        }
        else if ((value & 0xfffff800) === 0) {
            // 2-bytes
            output[offset++] = ((value >> 6) & 0x1f) | 0xc0;
        }
        else {
            // handle surrogate pair
            if (value >= 0xd800 && value <= 0xdbff) {
                // high surrogate
                if (pos < strLength) {
                    const extra = str.charCodeAt(pos);
                    if ((extra & 0xfc00) === 0xdc00) {
                        ++pos;
                        value = ((value & 0x3ff) << 10) + (extra & 0x3ff) + 0x10000;
                    }
                }
            }
            if ((value & 0xffff0000) === 0) {
                // 3-byte
                output[offset++] = ((value >> 12) & 0x0f) | 0xe0;
                output[offset++] = ((value >> 6) & 0x3f) | 0x80;
            }
            else {
                // 4-byte
                output[offset++] = ((value >> 18) & 0x07) | 0xf0;
                output[offset++] = ((value >> 12) & 0x3f) | 0x80;
                output[offset++] = ((value >> 6) & 0x3f) | 0x80;
            }
        }
        output[offset++] = (value & 0x3f) | 0x80;
    }
}
// TextEncoder and TextDecoder are standardized in whatwg encoding:
// https://encoding.spec.whatwg.org/
// and available in all the modern browsers:
// https://caniuse.com/textencoder
// They are available in Node.js since v12 LTS as well:
// https://nodejs.org/api/globals.html#textencoder
const sharedTextEncoder = new TextEncoder();
// This threshold should be determined by benchmarking, which might vary in engines and input data.
// Run `npx ts-node benchmark/encode-string.ts` for details.
const TEXT_ENCODER_THRESHOLD = 50;
function utf8EncodeTE(str, output, outputOffset) {
    sharedTextEncoder.encodeInto(str, output.subarray(outputOffset));
}
function utf8Encode(str, output, outputOffset) {
    if (str.length > TEXT_ENCODER_THRESHOLD) {
        utf8EncodeTE(str, output, outputOffset);
    }
    else {
        utf8EncodeJs(str, output, outputOffset);
    }
}
const CHUNK_SIZE = 4096;
function utf8DecodeJs(bytes, inputOffset, byteLength) {
    let offset = inputOffset;
    const end = offset + byteLength;
    const units = [];
    let result = "";
    while (offset < end) {
        const byte1 = bytes[offset++];
        if ((byte1 & 0x80) === 0) {
            // 1 byte
            units.push(byte1);
        }
        else if ((byte1 & 0xe0) === 0xc0) {
            // 2 bytes
            const byte2 = bytes[offset++] & 0x3f;
            units.push(((byte1 & 0x1f) << 6) | byte2);
        }
        else if ((byte1 & 0xf0) === 0xe0) {
            // 3 bytes
            const byte2 = bytes[offset++] & 0x3f;
            const byte3 = bytes[offset++] & 0x3f;
            units.push(((byte1 & 0x1f) << 12) | (byte2 << 6) | byte3);
        }
        else if ((byte1 & 0xf8) === 0xf0) {
            // 4 bytes
            const byte2 = bytes[offset++] & 0x3f;
            const byte3 = bytes[offset++] & 0x3f;
            const byte4 = bytes[offset++] & 0x3f;
            let unit = ((byte1 & 0x07) << 0x12) | (byte2 << 0x0c) | (byte3 << 0x06) | byte4;
            if (unit > 0xffff) {
                unit -= 0x10000;
                units.push(((unit >>> 10) & 0x3ff) | 0xd800);
                unit = 0xdc00 | (unit & 0x3ff);
            }
            units.push(unit);
        }
        else {
            units.push(byte1);
        }
        if (units.length >= CHUNK_SIZE) {
            result += String.fromCharCode(...units);
            units.length = 0;
        }
    }
    if (units.length > 0) {
        result += String.fromCharCode(...units);
    }
    return result;
}
const sharedTextDecoder = new TextDecoder();
// This threshold should be determined by benchmarking, which might vary in engines and input data.
// Run `npx ts-node benchmark/decode-string.ts` for details.
const TEXT_DECODER_THRESHOLD = 200;
function utf8DecodeTD(bytes, inputOffset, byteLength) {
    const stringBytes = bytes.subarray(inputOffset, inputOffset + byteLength);
    return sharedTextDecoder.decode(stringBytes);
}
function utf8Decode(bytes, inputOffset, byteLength) {
    if (byteLength > TEXT_DECODER_THRESHOLD) {
        return utf8DecodeTD(bytes, inputOffset, byteLength);
    }
    else {
        return utf8DecodeJs(bytes, inputOffset, byteLength);
    }
}
//# sourceMappingURL=utf8.cjs.map

/***/ }),

/***/ 5887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ createCommands)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8161);




/** `print` takes the lines of the log. */
function createCommands(env, print) {
    const info = (message) => print(message + node_os__WEBPACK_IMPORTED_MODULE_3__.EOL);
    const issue = (command, message = '') => info(`::${command}::${escaped(message)}`);
    const error = (message) => issue('error', message);
    return {
        getInput: (name) => env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] ?? '',
        setSecret: (secret) => issue('add-mask', secret),
        info,
        notice: (message) => issue('notice', message),
        warning: (message) => issue('warning', message),
        error,
        setFailed(message) {
            process.exitCode = 1;
            error(message);
        },
        startGroup: (name) => issue('group', name),
        endGroup: () => issue('endgroup'),
        setOutput(name, value) {
            // Nobody can know it before, and so end the value early by it.
            const delimiter = `ghadelimiter_${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
            const block = `${name}<<${delimiter}${node_os__WEBPACK_IMPORTED_MODULE_3__.EOL}${value}${node_os__WEBPACK_IMPORTED_MODULE_3__.EOL}${delimiter}${node_os__WEBPACK_IMPORTED_MODULE_3__.EOL}`;
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.appendFileSync)(fileOf(env, 'GITHUB_OUTPUT'), block);
        },
        async writeSummary(markup) {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.appendFile)(fileOf(env, 'GITHUB_STEP_SUMMARY'), markup);
        },
    };
}
/** What is no sign of a message's own (actions/runner, ActionCommand.cs). */
function escaped(message) {
    return message.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
function fileOf(env, variable) {
    const file = env[variable] ?? '';
    if (file === '')
        throw new Error(`${variable} is not set`);
    return file;
}


/***/ }),

/***/ 7658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
/** Whether a host is this machine. */
function isLoopback({ hostname }) {
    return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}


/***/ }),

/***/ 6857:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var _commands_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5887);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7409);
/* harmony import */ var _report_report_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(1190);
/* harmony import */ var _run_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(1921);
/* harmony import */ var _secrets_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(7024);
/* harmony import */ var _stop_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(7749);









const commands = (0,_commands_js__WEBPACK_IMPORTED_MODULE_3__/* .createCommands */ .h)(process.env, (line) => process.stdout.write(line));
const { hide, redact } = (0,_secrets_js__WEBPACK_IMPORTED_MODULE_8__/* .createSecrets */ .g)(commands.setSecret);
const report = (0,_report_report_js__WEBPACK_IMPORTED_MODULE_5__/* .createReport */ .L)(commands, redact);
const { signal, stop } = (0,_stop_js__WEBPACK_IMPORTED_MODULE_7__/* .createStop */ .nN)();
// A cancelled job gets SIGINT, and 7.5 seconds later SIGTERM.
for (const name of ['SIGINT', 'SIGTERM']) {
    process.once(name, () => {
        stop(`The job was cancelled (${name})`);
        process.on('exit', () => {
            process.exitCode = 128 + node_os__WEBPACK_IMPORTED_MODULE_1__.constants.signals[name];
        });
    });
}
for (const name of ['uncaughtException', 'unhandledRejection']) {
    process.on(name, (error) => {
        report.fail(error);
        stop('The action failed');
    });
}
try {
    const inputs = (0,_inputs_js__WEBPACK_IMPORTED_MODULE_4__/* .readInputs */ .K)(commands, process.env, hide);
    setTimeout(() => stop(`The time is up (timeout: ${inputs.timeout} seconds)`), inputs.timeout * 1000).unref();
    // Both this file and the bundle made of it lie one folder below the top.
    const packaged = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(import.meta.dirname, '..', 'lexicons', 'MANIFEST.toml');
    await (0,_run_js__WEBPACK_IMPORTED_MODULE_6__/* .run */ .e)(inputs, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(packaged, 'utf8'), report, { hide, redact, signal });
}
catch (error) {
    report.fail(error);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 7409:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ readInputs)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./build/src/inputs/source.js
/** The value of an `Authorization` header for a user and password, masked. */
function basic({ hide }, user, password) {
    const encoded = Buffer.from(`${user}:${password}`).toString('base64');
    hide(encoded);
    return `Basic ${encoded}`;
}
/** The token as it is. Throws where it cannot stand in a header. `name` is that of its input or variable. */
function checkToken(name, token) {
    if (/^[\x21-\x7e]*$/.test(token))
        return token;
    throw new Error(`${name}: the token has a blank, a line end or a letter that no token has. Copy it once more.`);
}
/** Why a secret may be empty although the workflow names one. */
const whyEmpty = 'If it comes from a secret: GitHub passes none to workflows that a fork or Dependabot started.';

// EXTERNAL MODULE: ./build/src/inputs/url.js
var inputs_url = __nccwpck_require__(3794);
;// CONCATENATED MODULE: ./build/src/inputs/databricks.js


/**
 * Reads the variables by which Databricks' own tools sign in: the host, and a token, the secret of a
 * service principal, or a service principal alone, which then takes GitHub's OIDC token.
 *
 * Throws where the host or a way to sign in is missing.
 */
function readDatabricks(source, token) {
    const given = source.variable('DATABRICKS_HOST');
    if (given === '') {
        source.lacks('mlflow-tracking-uri: "databricks" needs the address of the workspace in the variable DATABRICKS_HOST.');
    }
    const address = given.includes('://') ? given : `https://${given}`;
    const trackingUri = given === '' ? '' : (0,inputs_url/* bare */.$B)((0,inputs_url/* readServerUrl */.Pm)('DATABRICKS_HOST', address));
    return {
        trackingUri,
        host: 'databricks',
        credential: readCredential(source, token, trackingUri),
        experiment: readExperiment(source.get('mlflow-experiment', 'MLFLOW_EXPERIMENT_NAME')),
    };
}
function readCredential(source, given, host) {
    const own = source.variable('DATABRICKS_TOKEN');
    source.hide(own);
    const token = given || checkToken('DATABRICKS_TOKEN', own);
    if (token !== '')
        return { kind: 'header', authorization: `Bearer ${token}` };
    const clientId = source.variable('DATABRICKS_CLIENT_ID');
    if (clientId === '') {
        source.lacks('mlflow-token: Databricks needs a way to sign in: a token (mlflow-token or DATABRICKS_TOKEN), ' +
            'or a service principal (DATABRICKS_CLIENT_ID, with DATABRICKS_CLIENT_SECRET or "permissions: id-token: write").');
    }
    const secret = source.variable('DATABRICKS_CLIENT_SECRET');
    source.hide(secret);
    if (secret !== '')
        return { kind: 'client', authorization: basic(source, clientId, secret) };
    const audience = source.variable('DATABRICKS_TOKEN_AUDIENCE') || `${host}/oidc/v1/token`;
    return { kind: 'identity', clientId, audience };
}
/** On Databricks an experiment lies in a folder of the workspace, whose own prefix its API leaves out. */
function readExperiment(value) {
    if (value.startsWith('/'))
        return value.replace(/^\/Workspace(?=\/)/, '');
    throw new Error(`mlflow-experiment: "${value}" is not the path of an experiment on Databricks. Give an absolute one: /Shared/corpus.`);
}

;// CONCATENATED MODULE: ./build/src/inputs/mlflow.js



/** Reads the inputs `mlflow-*`. Throws at the first that is missing or wrong. */
function readMlflow(source) {
    const token = checkToken('mlflow-token', source.getSecret('mlflow-token', 'MLFLOW_TRACKING_TOKEN'));
    const password = source.getSecret('mlflow-password', 'MLFLOW_TRACKING_PASSWORD');
    const address = source.get('mlflow-tracking-uri', 'MLFLOW_TRACKING_URI');
    if (address === '') {
        source.lacks(`mlflow-tracking-uri: no address is given. Set it to that of your MLflow server (https://host/path). ${whyEmpty}`);
    }
    checkKind(address);
    return {
        ...(address === 'databricks'
            ? readDatabricks(source, token)
            : readServer(source, address, password, token)),
        workspace: readWorkspace(source.get('mlflow-workspace', 'MLFLOW_WORKSPACE')),
        runId: readRunId(source.get('mlflow-run-id', 'MLFLOW_RUN_ID')),
    };
}
/** For a dry run, which needs no address. */
const nowhere = {
    trackingUri: '',
    host: 'mlflow',
    credential: { kind: 'header', authorization: undefined },
};
function readServer(source, address, password, token) {
    const azure = address.startsWith('azureml://');
    if (address === '')
        return { ...nowhere, experiment: mlflow_readExperiment(source) };
    const url = (0,inputs_url/* readServerUrl */.Pm)('mlflow-tracking-uri', address.replace(/^azureml:/, 'https:'));
    const own = { user: (0,inputs_url/* decode */.D4)(url.username), password: (0,inputs_url/* decode */.D4)(url.password) };
    const user = source.get('mlflow-username', 'MLFLOW_TRACKING_USERNAME') || own.user;
    const authorization = authorize(source, user, password || own.password, token);
    if (azure && token === '') {
        source.lacks('mlflow-token: Azure ML needs a token. Log in with azure/login and set it to the output of "az account get-access-token".');
    }
    return {
        trackingUri: (0,inputs_url/* bare */.$B)(url),
        host: azure ? 'azureml' : 'mlflow',
        credential: { kind: 'header', authorization },
        experiment: mlflow_readExperiment(source),
    };
}
/** A user with a password goes before a token, as in MLflow's own client (mlflow/utils/rest_utils.py). */
function authorize(source, user, password, token) {
    if (user !== '' && password !== '')
        return basic(source, user, password);
    if (user !== '' || password !== '') {
        const [given, missing] = user === '' ? ['password', 'username'] : ['username', 'password'];
        throw new Error(`mlflow-${missing}: it is empty, and mlflow-${given} is given. Set both, or neither. ${whyEmpty}`);
    }
    return token === '' ? undefined : `Bearer ${token}`;
}
/** Throws for what MLflow's own client takes, and a workflow cannot reach or must not write. */
function checkKind(address) {
    const instead = [
        [
            /^arn:/,
            'SageMaker takes requests that AWS keys sign, which is not supported. Log to W&B, or to a server of your own.',
        ],
        [
            /^(uc|databricks-uc)\b/,
            'this is the address of a model registry. Give "databricks", and the host in DATABRICKS_HOST.',
        ],
        [
            /^databricks:/,
            'profiles lie in a file that a runner does not have. Give "databricks", and the host in DATABRICKS_HOST.',
        ],
        [
            /^(file|sqlite|postgresql|mysql|mssql)\b|^[./]/,
            'this is a store, which only a server may write to. Run "mlflow server" on it, and give the http(s) address of that.',
        ],
    ];
    for (const [kind, advice] of instead) {
        if (kind.test(address))
            throw new Error(`mlflow-tracking-uri: ${advice}`);
    }
}
function mlflow_readExperiment({ get, repositoryName }) {
    const name = get('mlflow-experiment', 'MLFLOW_EXPERIMENT_NAME') || repositoryName;
    if (name.length <= 256)
        return name;
    throw new Error(`mlflow-experiment: the name has ${name.length} characters; MLflow keeps at most 256.`);
}
/** (mlflow/utils/workspace_utils.py) */
function readWorkspace(value) {
    if (value === '' || /^(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(value)) {
        return value || undefined;
    }
    throw new Error(`mlflow-workspace: "${value}" is not the name of a workspace. It has small letters, digits and single hyphens.`);
}
function readRunId(value) {
    if (/^[\w-]{0,128}$/.test(value))
        return value || undefined;
    throw new Error(`mlflow-run-id: "${value}" is not the id of a run. It is the last part of the run's URL.`);
}

;// CONCATENATED MODULE: ./build/src/inputs/wandb.js


/** Reads the inputs `wandb-*`. Throws at the first that is missing or wrong. */
function readWandb(source) {
    const { get } = source;
    return {
        credential: wandb_readCredential(source),
        baseUrl: readBaseUrl(get('wandb-base-url', 'WANDB_BASE_URL') || 'https://api.wandb.ai'),
        entity: get('wandb-entity', 'WANDB_ENTITY') || undefined,
        project: readProject(get('wandb-project', 'WANDB_PROJECT') || source.repositoryName),
        runId: wandb_readRunId(get('wandb-run-id')),
        registry: readRegistry(get('wandb-registry')),
    };
}
function wandb_readCredential(source) {
    const key = source.getSecret('wandb-api-key', 'WANDB_API_KEY');
    const audience = source.get('oidc-audience');
    if (key !== '' && audience !== '') {
        throw new Error('wandb-api-key and oidc-audience are both given (the key perhaps as WANDB_API_KEY): set one of them.');
    }
    if (audience !== '')
        return { kind: 'identity', audience };
    checkKey(source, key);
    return { kind: 'key', authorization: basic(source, 'api', key) };
}
/**
 * An API key may begin with the name of an on-premises server and a hyphen; what follows has 40
 * characters or more. A JWT passes as it is. (wandb/sdk/lib/wbauth/validation.py)
 */
function checkKey(source, key) {
    if (key === '') {
        source.lacks(`wandb-api-key: no key is given. Set it from a secret of the repository (secrets.WANDB_API_KEY). ${whyEmpty}`);
        return;
    }
    const bareKey = key.slice(key.indexOf('-') + 1);
    if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(key) || /^[\w-]{40,}$/.test(bareKey))
        return;
    throw new Error(`wandb-api-key: not a W&B API key: it has ${key.length} characters, where a key has at least 40 letters, digits, "_" and "-". ` +
        'Copy it once more from the user settings of W&B.');
}
function readBaseUrl(value) {
    const url = (0,inputs_url/* readServerUrl */.Pm)('wandb-base-url', value);
    if (/(^|\.)wandb\.ai$/.test(url.hostname) && !url.hostname.startsWith('api.')) {
        throw new Error(`wandb-base-url: ${url.host} is the address of the web app. Give that of the API: https://api.wandb.ai.`);
    }
    return (0,inputs_url/* bare */.$B)(url);
}
function readProject(value) {
    if (value.length <= 128 && !/[/\\#?%:\r\n]/.test(value))
        return value;
    throw new Error(`wandb-project: "${value}" is not a name for a W&B project. It has at most 128 characters and none of / \\ # ? % :`);
}
/** (wandb/sdk/wandb_settings.py) */
function wandb_readRunId(value) {
    if (/[:;,#?/'\p{Cc}]/u.test(value)) {
        throw new Error(`wandb-run-id: "${value}" is not the id of a run. It is the last part of the run's URL.`);
    }
    return value || undefined;
}
/** A registry is a project of the organization whose name begins with `wandb-registry-`. */
function readRegistry(value) {
    if (value === '')
        return undefined;
    const [, registry, collection] = /^(?:wandb-registry-)?([\w.-]+)\/([\w.-]+)$/.exec(value) ?? [];
    if (registry === undefined || collection === undefined) {
        throw new Error(`wandb-registry: "${value}" is not a collection of a registry. Write REGISTRY/COLLECTION, for example dataset/corpus.`);
    }
    return { project: `wandb-registry-${registry}`, collection };
}

// EXTERNAL MODULE: ./build/src/revision/event.js
var revision_event = __nccwpck_require__(1603);
;// CONCATENATED MODULE: ./build/src/inputs/workflow.js


/**
 * Reads the runner's variables and the event file. The token among them is given to `hide`.
 *
 * Throws where there is no runner.
 */
function readWorkflow(env, hide) {
    const url = env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '';
    const token = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '';
    hide(token);
    return {
        serverUrl: required(env, 'GITHUB_SERVER_URL'),
        apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
        repository: required(env, 'GITHUB_REPOSITORY'),
        runId: required(env, 'GITHUB_RUN_ID'),
        actor: env['GITHUB_ACTOR'] ?? '',
        event: {
            name: env['GITHUB_EVENT_NAME'] ?? '',
            ref: env['GITHUB_REF'] ?? '',
            sha: env['GITHUB_SHA'] ?? '',
            payload: (0,revision_event/* parsePayload */.ex)(readEvent(env['GITHUB_EVENT_PATH'])),
        },
        identity: url === '' || token === '' ? undefined : { url, token },
    };
}
/** The text of the event file: '' where there is none. The runner's variables say the same in short. */
function readEvent(path = '') {
    try {
        return (0,external_node_fs_.readFileSync)(path, 'utf8');
    }
    catch {
        return '';
    }
}
/** A variable that the runner always sets. */
function required(env, variable) {
    const value = env[variable] ?? '';
    if (value !== '')
        return value;
    throw new Error(`${variable} is not set: this action runs as a step of a GitHub Actions workflow.`);
}

// EXTERNAL MODULE: ./build/src/revision/select.js + 1 modules
var revision_select = __nccwpck_require__(8008);
// EXTERNAL MODULE: ./build/src/text.js
var src_text = __nccwpck_require__(706);
;// CONCATENATED MODULE: ./build/src/inputs.js









/**
 * Reads and validates all inputs. Each secret is given to `hide` as soon as it is read, so that no
 * message can hold one.
 *
 * Throws at the first input that is wrong, naming it.
 */
function readInputs(commands, env, hide) {
    for (const name of proxies)
        (0,inputs_url/* hideUserinfo */.kc)(env[name] ?? '', hide);
    const workflow = readWorkflow(env, hide);
    const source = sourceOf(commands, env, hide, workflow.repository);
    const asked = readBackends(source.get('backend'));
    const workspace = realDirectory('GITHUB_WORKSPACE', required(env, 'GITHUB_WORKSPACE'));
    return Object.freeze({
        mode: readChoice('mode', source.get('mode'), ['log', 'verify', 'dry-run']),
        revision: (0,revision_select/* parseRevision */.Pp)(source.get('revision')),
        ifMoved: readChoice('if-moved', source.get('if-moved'), ['fail', 'relog']),
        githubToken: readGithubToken(source),
        workspace,
        workingDirectory: readWorkingDirectory(workspace, source.get('working-directory')),
        manifest: readManifest(source.get('manifest')),
        verifyLexicons: readBoolean('verify-lexicons', source.get('verify-lexicons')),
        artifactName: readArtifactName(source.get('artifact-name')),
        wandb: asked.has('wandb') ? readWandb(source) : undefined,
        mlflow: asked.has('mlflow') ? readMlflow(source) : undefined,
        timeout: readTimeout(source.get('timeout')),
        workflow,
        temporary: required(env, 'RUNNER_TEMP'),
    });
}
const proxies = ['http_proxy', 'https_proxy', 'all_proxy'].flatMap((name) => [
    name,
    name.toUpperCase(),
]);
/** actions/checkout hands the token to git as a password, and leaves it so in git's configuration. */
function readGithubToken(source) {
    const token = source.getSecret('github-token');
    if (token !== '')
        basic(source, 'x-access-token', token);
    return token;
}
function sourceOf(commands, env, hide, repository) {
    // Any of them may be an address with a password in it.
    const read = (value) => {
        (0,inputs_url/* hideUserinfo */.kc)(value, hide);
        return trim(value);
    };
    const variable = (name) => read(env[name] ?? '');
    const get = (input, name) => {
        const value = read(commands.getInput(input));
        return value === '' && name !== undefined ? variable(name) : value;
    };
    return {
        get,
        getSecret(input, name) {
            const secret = get(input, name);
            hide(secret);
            return secret;
        },
        variable,
        hide,
        lacks(what) {
            if (get('mode') !== 'dry-run')
                throw new Error(what);
        },
        repositoryName: repository.replace(/^.*\//, ''),
    };
}
function readBackends(value) {
    const asked = value.split(/\r?\n/).map(trim).filter(Boolean);
    const names = ['wandb', 'mlflow'];
    const unknown = asked.find((name) => !names.includes(name));
    const valid = names.join(', ');
    if (unknown !== undefined) {
        throw new Error(`backend: "${unknown}" is unknown. Valid backends, one a line: ${valid}.`);
    }
    if (asked.length === 0)
        throw new Error(`backend: none is given. Valid backends: ${valid}.`);
    return new Set(asked);
}
/** The first name is the one that counts where nothing is given, as by a workflow that hands an input on. */
function readChoice(input, value, names) {
    const [standard] = names;
    const chosen = value === '' ? standard : names.find((name) => name === value);
    if (chosen !== undefined)
        return chosen;
    throw new Error(`${input}: "${value}" is unknown. Valid values: ${names.join(', ')}.`);
}
/** Five minutes where nothing is given. A job has six hours at most, and a job of one's own runners five days. */
function readTimeout(value) {
    const seconds = value === '' ? 300 : Number(value);
    if (/^\d*$/.test(value) && seconds >= 1 && seconds <= 432_000)
        return seconds;
    throw new Error(`timeout: "${value}" is not a number of seconds. Give one from 1 to 432000.`);
}
/** The spellings of YAML 1.2. Nothing at all is true. */
function readBoolean(input, value) {
    const names = ['true', 'True', 'TRUE', 'false', 'False', 'FALSE'];
    return /^true$/i.test(readChoice(input, value, names));
}
function readWorkingDirectory(workspace, value) {
    const directory = realDirectory('working-directory', (0,external_node_path_.resolve)(workspace, value));
    const path = (0,external_node_path_.relative)(workspace, directory);
    if ((0,external_node_path_.isAbsolute)(path) || /^\.\.([/\\]|$)/.test(path)) {
        throw new Error(`working-directory: ${directory} is outside the workspace ${workspace}.`);
    }
    return directory;
}
function realDirectory(name, path) {
    try {
        const real = (0,external_node_fs_.realpathSync)(path);
        if ((0,external_node_fs_.statSync)(real).isDirectory())
            return real;
    }
    catch (error) {
        throw new Error(`${name}: there is no folder ${path} (${(0,src_text/* messageOf */.bD)(error)}). Run actions/checkout before this step.`);
    }
    throw new Error(`${name}: ${path} is not a folder.`);
}
function readManifest(value) {
    if (value === '')
        return undefined;
    if (/\p{Cc}/u.test(value) || value.startsWith('/')) {
        throw new Error(`manifest: "${value}" is not a path from the working-directory.`);
    }
    return value;
}
/** W&B's rule for the name of an artifact, which the SDK enforces too (wandb/sdk/artifacts/artifact.py). */
function readArtifactName(value) {
    if (/^[\w.-]{1,128}$/.test(value))
        return value;
    throw new Error(`artifact-name: "${value}" is not a name for an artifact. Use 1 to 128 letters, digits, "_", "-" and ".".`);
}
function trim(value) {
    return value.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}


/***/ }),

/***/ 3794:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $B: () => (/* binding */ bare),
/* harmony export */   D4: () => (/* binding */ decode),
/* harmony export */   Lw: () => (/* binding */ isExposed),
/* harmony export */   Pm: () => (/* binding */ readServerUrl),
/* harmony export */   kc: () => (/* binding */ hideUserinfo)
/* harmony export */ });
/* harmony import */ var _http_host_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7658);

/**
 * Reads an input that must be the http or https address of a server.
 *
 * Throws where it is not. The value is not repeated: it may hold a password.
 */
function readServerUrl(input, value) {
    if (URL.canParse(value)) {
        const url = new URL(value);
        if (url.protocol === 'http:' || url.protocol === 'https:')
            return url;
        if (!value.includes('://')) {
            throw new Error(`${input}: the address lacks its beginning, https:// or http://.`);
        }
        throw new Error(`${input}: a URL with "${url.protocol}" cannot be reached from a workflow. Give the http(s) address of a server.`);
    }
    throw new Error(`${input}: not a URL. Give the http(s) address of a server, https://host/path.`);
}
/**
 * The URL as text, without user, query, fragment and the slashes at its end. Its path stays: servers may
 * answer below one only.
 */
function bare(url) {
    return url.origin + url.pathname.replace(/\/+$/, '');
}
/** A name that is longer than that is a token: GitHub and others take one as a user, too. */
const longestUser = 20;
/** Masks the password in an address, as it is written there and as it is sent. It need not be a proper URL. */
function hideUserinfo(address, hide) {
    for (const [, userinfo = ''] of address.matchAll(/:\/\/([^/?#\s]*)@/g)) {
        for (const form of new Set([userinfo, decode(userinfo)])) {
            const [user = '', ...rest] = form.split(':');
            const password = rest.join(':');
            const isToken = user.length > longestUser;
            if (isToken)
                hide(user);
            hide(password);
            if (isToken || password !== '')
                hide(Buffer.from(`${user}:${password}`).toString('base64'));
        }
    }
}
/** A percent sign that encodes nothing stands for itself: browsers read such URLs so. */
function decode(part) {
    try {
        return decodeURIComponent(part);
    }
    catch {
        return part;
    }
}
/** Whether credentials would travel in clear text over a network. */
function isExposed(address) {
    const url = new URL(address);
    return url.protocol === 'http:' && !(0,_http_host_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopback */ .U)(url);
}


/***/ }),

/***/ 6497:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ growthOf)
/* harmony export */ });
/**
 * How the records have changed, in words: '' where that is not known. `write` makes of a tag's name what can
 * stand there.
 */
function growthOf({ previous, changes }, write = (name) => name) {
    if (changes === undefined || previous === undefined)
        return '';
    const { added, removed, changed } = changes.all;
    return `, ${added} added, ${removed} removed, ${changed} changed since ${write(previous)}`;
}


/***/ }),

/***/ 1190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  L: () => (/* binding */ createReport),
  P: () => (/* binding */ verbs)
});

// EXTERNAL MODULE: ./build/src/text.js
var src_text = __nccwpck_require__(706);
// EXTERNAL MODULE: ./build/src/tracking/result.js
var tracking_result = __nccwpck_require__(994);
;// CONCATENATED MODULE: ./build/src/report/errors.js

/**
 * What failed, as messages: several revisions that failed for one reason share a message. Where the step is
 * about one revision only, its name is left out.
 */
function errorsOf(results) {
    const several = new Set(results.map(({ revision }) => revision)).size > 1;
    const revisions = new Map();
    for (const result of results.filter((each) => !(0,tracking_result/* isGood */.K)(each))) {
        const message = messageFor(result);
        revisions.set(message, [...(revisions.get(message) ?? []), result.revision]);
    }
    return [...revisions].map(([message, names]) => several ? `${list([...new Set(names)])}: ${message}` : message);
}
function messageFor({ backend, revision, status, url, details }) {
    const said = details.join('; ');
    if (status === 'missing') {
        const why = said === '' ? 'It was never logged there, or its record was deleted' : said;
        return `${backend} does not hold it. ${why}.`;
    }
    if (status === 'differs') {
        return `${backend} holds "${revision}" otherwise${url && ` (${url})`}: ${said}.`;
    }
    return said.endsWith('.') ? said : `${said}.`;
}
function list(names) {
    const shown = names.slice(0, 3).join(', ');
    return names.length <= 3 ? shown : `${shown} and ${names.length - 3} more`;
}

// EXTERNAL MODULE: ./build/src/report/growth.js
var report_growth = __nccwpck_require__(6497);
;// CONCATENATED MODULE: ./build/src/report/report.js



/** GitHub shows ten errors of a step: the last says how many there are besides. */
const mostErrors = 10;
function createReport(channel, redact) {
    const safe = (text) => (0,src_text/* printable */.g$)(redact(text), 4000);
    const group = (name, facts) => {
        channel.startGroup(safe(name));
        for (const [fact, value] of facts)
            channel.info(`${safe(fact)}: ${safe(value)}`);
        channel.endGroup();
    };
    const info = (message) => channel.info(safe(message));
    const given = new Set();
    const warn = (message) => {
        if (!given.has(message))
            channel.warning(safe(message));
        given.add(message);
    };
    const outputs = (values) => {
        try {
            for (const [name, value] of Object.entries(values))
                channel.setOutput(name, value);
        }
        catch (error) {
            channel.setFailed(safe(`The outputs of this step could not be written (GITHUB_OUTPUT): ${(0,src_text/* messageOf */.bD)(error)}. What is logged stays logged: where a later step needs them, start the job again.`));
        }
    };
    return {
        info,
        warn,
        outputs,
        fail(error) {
            const errors = error instanceof AggregateError ? error.errors : [error];
            for (const each of errors)
                channel.setFailed(safe((0,src_text/* messageOf */.bD)(each)));
        },
        nothing(why) {
            channel.notice(safe(why));
            outputs({ created: 'false', results: '[]' });
        },
        pinned(pinned) {
            const [first] = pinned;
            if (first === undefined)
                return;
            if (pinned.length === 1)
                return group(`Revision ${first.bundle.revision}`, factsOf(first));
            const lines = pinned.map(({ bundle: { revision, commit, committed_at }, growth }) => [
                revision,
                `${commit} of ${committed_at}${(0,report_growth/* growthOf */.X)(growth)}`,
            ]);
            group(`${pinned.length} revisions, oldest first`, lines);
        },
        results(results) {
            tellResults(results, info, group);
            tellErrors(errorsOf(results), info, (error) => channel.setFailed(safe(error)));
        },
        async summary(markup) {
            try {
                await channel.writeSummary(redact(markup));
            }
            catch (error) {
                warn(`The job summary could not be written: ${(0,src_text/* messageOf */.bD)(error)}`);
            }
        },
    };
}
function tellResults(results, info, group) {
    const isSingle = new Set(results.map(({ revision }) => revision)).size === 1;
    for (const { backend, revision, status, url, outputs } of results) {
        const [verb, place] = [verbs[status], url && `: ${url}`];
        const isHere = status === 'logged' || status === 'already-logged';
        if (status === 'dry-run')
            group(`${backend}: ${revision} ${verb}`, Object.entries(outputs));
        else if (!isSingle)
            info(`${backend}: ${revision} ${verb}${place}`);
        else if (isHere) {
            const facts = { created: `${status === 'logged'}`, url, ...outputs };
            group(`${backend}: ${verb}`, Object.entries(facts));
        }
        else
            info(`${backend}: ${verb}${place}`);
    }
}
/** Fails the step where there are errors: those that GitHub would not show stand in the log. */
function tellErrors(errors, info, fail) {
    const shown = errors.length <= mostErrors ? errors : errors.slice(0, mostErrors - 1);
    const others = errors.slice(shown.length);
    for (const error of shown)
        fail(error);
    if (others.length > 0)
        fail(`${others.length} more errors stand in the log.`);
    for (const error of others)
        info(error);
}
/** What became of a revision, in words. */
const verbs = {
    logged: 'logged',
    'already-logged': 'had been logged before',
    failed: 'failed',
    moved: 'was moved since it was logged',
    matches: 'matches',
    missing: 'is missing',
    differs: 'differs',
    'dry-run': 'would be logged',
};
/** The bundle's facts, those of its parts as `tag.kind` and so on. */
function factsOf({ bundle, growth }) {
    const facts = [];
    const note = (name, value) => {
        if (typeof value !== 'object' || value === null)
            facts.push([name, String(value ?? 'none')]);
        else
            for (const [key, part] of Object.entries(value))
                note(`${name}.${key}`, part);
    };
    for (const [name, value] of Object.entries(bundle))
        note(name, value);
    const position = growth.position === 0 ? 'unknown: the checkout has no history' : growth.position;
    return [...facts, ['position', `${position}${(0,report_growth/* growthOf */.X)(growth)}`]];
}


/***/ }),

/***/ 1603:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B3: () => (/* binding */ tagPrefix),
/* harmony export */   cO: () => (/* binding */ tagOf),
/* harmony export */   ex: () => (/* binding */ parsePayload)
/* harmony export */ });
/* harmony import */ var valibot__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7934);

const tagPrefix = 'refs/tags/';
const Text = valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), ''), '');
const Payload = valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    ref: Text,
    ref_type: Text,
    after: Text,
    deleted: valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY(), false), false),
    release: valibot__WEBPACK_IMPORTED_MODULE_0__/* .fallback */ .NpB(valibot__WEBPACK_IMPORTED_MODULE_0__/* .optional */ .lqM(valibot__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ tag_name: Text }), { tag_name: '' }), { tag_name: '' }),
});
/** Reads the text of an event file (GITHUB_EVENT_PATH). What is not there, or of no use, counts as absent. */
function parsePayload(text) {
    const result = valibot__WEBPACK_IMPORTED_MODULE_0__/* .safeParse */ .xLC(Payload, jsonOf(text));
    return result.success ? result.output : valibot__WEBPACK_IMPORTED_MODULE_0__/* .parse */ .qgA(Payload, {});
}
function jsonOf(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
const none = { name: '', gone: '', commit: '', object: undefined };
/**
 * The tag that an event is about. Of the push of an annotated tag, `after` is the id of the tag object,
 * and GITHUB_SHA that of the commit (seen in reports of other actions; GitHub documents neither).
 */
function tagOf(event) {
    const { name, sha, payload } = event;
    if (name === 'delete' || name === 'create')
        return ofOneRef(event);
    const ref = (name === 'push' && payload.ref) || event.ref;
    const tag = (name === 'release' && payload.release.tag_name) || withoutPrefix(ref);
    if (tag === '')
        return none;
    if (name === 'push' && payload.deleted)
        return { ...none, name: tag, gone: deletion(tag) };
    const told = name === 'push' && isId(payload.after) && isId(sha);
    const object = payload.after === sha ? '' : payload.after;
    return { name: tag, gone: '', commit: commitOf(event, tag), object: told ? object : undefined };
}
/** `create` and `delete` come for branches too, which a workflow cannot choose away. */
function ofOneRef(event) {
    const { name, ref, payload } = event;
    const isTag = payload.ref_type === '' ? ref.startsWith(tagPrefix) : payload.ref_type === 'tag';
    const about = payload.ref || withoutPrefix(ref);
    if (name === 'delete')
        return { ...none, name: isTag ? about : '', gone: deletion(about) };
    if (isTag)
        return { ...none, name: about, commit: commitOf(event, about) };
    return {
        ...none,
        gone: `The event created the branch "${about}", and no tag: nothing is logged.`,
    };
}
function deletion(name) {
    return `The event is the deletion of "${name}": nothing is logged, and what was logged before stays.`;
}
function commitOf({ ref, sha }, tag) {
    return isId(sha) && ref === `${tagPrefix}${tag}` ? sha : '';
}
function withoutPrefix(ref) {
    return ref.startsWith(tagPrefix) ? ref.slice(tagPrefix.length) : '';
}
function isId(text) {
    return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text) && !/^0+$/.test(text);
}


/***/ }),

/***/ 8008:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  vY: () => (/* binding */ hasPattern),
  Pp: () => (/* binding */ parseRevision),
  Lt: () => (/* binding */ select_select)
});

// UNUSED EXPORTS: isRefName

// EXTERNAL MODULE: ./build/src/revision/event.js
var revision_event = __nccwpck_require__(1603);
;// CONCATENATED MODULE: ./build/src/revision/glob.js
/**
 * Whether a pattern takes a name, by the rules of GitHub's tag filters: `*` is any run of characters but
 * `/`, `**` any run at all, `?` and `+` repeat what stands before them (none or one, one or more), `[]`
 * is one character of a set, and a backslash takes the meaning from what follows.
 * (docs.github.com, "Workflow syntax", filter pattern cheat sheet)
 *
 * Throws where the pattern is not one.
 */
function compileGlob(pattern) {
    const atoms = parse(pattern);
    return (name) => takes(atoms, name);
}
/** All ways through the pattern at once: the time is that of name and pattern multiplied, at most. */
function takes(atoms, name) {
    let places = new Set();
    enter(atoms, 0, places);
    for (const sign of name) {
        const next = new Set();
        for (const place of places) {
            const atom = atoms[place];
            if (!atom?.accepts(sign))
                continue;
            if (atom.many)
                next.add(place);
            enter(atoms, place + 1, next);
        }
        places = next;
    }
    return places.has(atoms.length);
}
/** Adds a place, and those that can be reached from it without a character. */
function enter(atoms, place, places) {
    const open = [place];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (places.has(next))
            continue;
        places.add(next);
        for (const distance of atoms[next]?.instead ?? [])
            open.push(next + distance);
    }
}
function parse(pattern) {
    const atoms = [];
    const signs = [...pattern];
    for (let at = 0; at < signs.length; at++) {
        const [sign, next, afterNext] = signs.slice(at, at + 3);
        if (sign === '*' && next === '*') {
            const folders = afterNext === '/' && (at === 0 || signs[at - 1] === '/');
            // `**/` is any number of folders, or none: then what follows stands at the beginning.
            if (folders)
                atoms.push({ ...one(() => false), instead: [1, 3] });
            atoms.push({ ...one(() => true), many: true, instead: [1] });
            if (folders)
                atoms.push(one((each) => each === '/'));
            at += folders ? 2 : 1;
        }
        else if (sign === '*') {
            atoms.push({ ...one((each) => each !== '/'), many: true, instead: [1] });
        }
        else if (sign === '?' || sign === '+') {
            const last = atoms.pop();
            if (last === undefined)
                throw new Error(`"${pattern}" has nothing before its "${sign}"`);
            atoms.push(sign === '?' ? { ...last, instead: [1] } : { ...last, many: true });
        }
        else if (sign === '[') {
            const end = signs.indexOf(']', at);
            if (end <= at + 1)
                throw new Error(`"${pattern}" has a "[" without its "]"`);
            atoms.push(one(setOf(pattern, signs.slice(at + 1, end))));
            at = end;
        }
        else {
            const isEscaped = sign === '\\' && next !== undefined;
            const literal = isEscaped ? next : sign;
            if (isEscaped)
                at++;
            atoms.push(one((each) => each === literal));
        }
    }
    return atoms;
}
function one(accepts) {
    return { accepts, many: false, instead: [] };
}
/** A set of characters, in which `a-z` is all from one to the other. */
function setOf(pattern, members) {
    const ranges = [];
    for (let at = 0; at < members.length; at++) {
        const [from = '', dash, to] = members.slice(at, at + 3);
        const isRange = dash === '-' && to !== undefined;
        const range = [codePoint(from), codePoint(isRange ? to : from)];
        if (range[0] > range[1]) {
            throw new Error(`"${pattern}" has a set of characters that is none: [${members.join('')}]`);
        }
        ranges.push(range);
        if (isRange)
            at += 2;
    }
    return (sign) => ranges.some(([from, to]) => from <= codePoint(sign) && codePoint(sign) <= to);
}
function codePoint(sign) {
    return sign.codePointAt(0) ?? 0;
}

;// CONCATENATED MODULE: ./build/src/revision/select.js


/**
 * Reads the `revision` input: tags, full commit ids and patterns, one a line. A line that begins with
 * `!`, or that holds `*`, `?` or `[`, which no tag's name may, is a pattern; so is every exclusion.
 *
 * Throws at the first line that is none of them, and where there are only exclusions.
 */
function parseRevision(value) {
    const lines = value.split(/\r?\n/).map(trim).filter(Boolean);
    const wanted = lines.map(parseLine);
    if (wanted.length > 0 && wanted.every((line) => line.kind === 'pattern' && line.excludes)) {
        throw new Error('revision: there are only exclusions ("!"). Put what they are taken from before them: "*".');
    }
    return wanted;
}
function parseLine(line) {
    if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(line))
        return { kind: 'commit', name: line };
    const excludes = line.startsWith('!');
    const full = excludes ? line.slice(1) : line;
    const name = full.startsWith(revision_event/* tagPrefix */.B3) ? full.slice(revision_event/* tagPrefix */.B3.length) : full;
    if (excludes || /[*?[]/.test(name)) {
        const takes = compile(name);
        // What is a name in a line of its own (`v1.0+build`) is one in an exclusion as well.
        return { kind: 'pattern', excludes, takes: (tag) => tag === name || takes(tag) };
    }
    if ((name === full && name.startsWith('refs/')) || !isRefName(name)) {
        throw new Error(`revision: "${line}" is not the name of a tag. Give tags (v1 or refs/tags/v1), patterns (v*, !v0.*) or full commit ids, one a line.`);
    }
    return { kind: 'tag', name };
}
function compile(pattern) {
    try {
        return compileGlob(pattern);
    }
    catch (error) {
        throw new Error(`revision: ${error instanceof Error ? error.message : error}. Patterns follow the rules of GitHub's tag filters.`);
    }
}
/** Whether the names of all tags must be known to tell what is selected. */
function hasPattern(wanted) {
    return wanted.some(({ kind }) => kind === 'pattern');
}
/**
 * The revisions that are asked for: what the `revision` input names, line by line, where a later line
 * adds to what the earlier ones gave, or takes away from it; else the tag of the event. `tags` are the
 * names of all tags.
 *
 * Throws where nothing is asked for, and where nothing is found.
 */
function select_select(wanted, event, tags) {
    const told = (0,revision_event/* tagOf */.cO)(event);
    const selected = wanted.length === 0 ? fromEvent(event, told) : fromInput(wanted, tags);
    const selections = [...selected].map(([name, { kind, named }]) => {
        return { kind, name, named, told: kind === 'tag' && name === told.name ? told : undefined };
    });
    // A workflow may well hand the event's own tag on as its input.
    const left = selections.filter((each) => !(each.named && each.told?.gone));
    return { selections: left, gone: left.length === 0 ? told.gone : '' };
}
function fromInput(wanted, tags) {
    const chosen = new Map();
    for (const line of wanted) {
        if (line.kind !== 'pattern')
            chosen.set(line.name, { kind: line.kind, named: true });
        else if (line.excludes) {
            for (const [name, { kind }] of chosen) {
                if (kind === 'tag' && line.takes(name))
                    chosen.delete(name);
            }
        }
        else {
            for (const name of tags.filter((tag) => line.takes(tag) && !chosen.has(tag))) {
                chosen.set(name, { kind: 'tag', named: false });
            }
        }
    }
    if (chosen.size > 0)
        return chosen;
    throw new Error(`revision: the patterns take none of the ${tags.length} tag(s) in this checkout. ` +
        'Check them, and that actions/checkout fetched the tags ("fetch-depth: 0" fetches all).');
}
function fromEvent(event, told) {
    if (told.gone !== '')
        return new Map();
    if (told.name !== '')
        return new Map([[told.name, { kind: 'tag', named: true }]]);
    throw new Error(`There is no tag to log: the event "${event.name}" is about "${event.ref}", and the input "revision" is empty. ` +
        'Start the workflow by the push of a tag (on: push: tags), or name a tag in the input "revision".');
}
/**
 * Whether git would take `name` for a ref below `refs/tags/`, by the rules of `git check-ref-format`.
 * A name that passes has no meaning of its own in git's revision syntax.
 */
function isRefName(name) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: git forbids just these, and no others.
    const forbidden = /[\u0000- \u007f~^:?*[\\]|\.\.|@\{|\/\/|\/$|^\/|\.$/;
    const parts = name.split('/');
    return (name !== '' &&
        !forbidden.test(name) &&
        parts.every((part) => !part.startsWith('.') && !part.endsWith('.lock')));
}
function trim(line) {
    return line.replace(/^[ \t]+|[ \t]+$/g, '');
}


/***/ }),

/***/ 1921:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
// EXTERNAL MODULE: ./build/src/stop.js
var stop = __nccwpck_require__(7749);
// EXTERNAL MODULE: ./build/src/text.js
var src_text = __nccwpck_require__(706);
// EXTERNAL MODULE: ./node_modules/valibot/dist/index.mjs
var dist = __nccwpck_require__(7934);
;// CONCATENATED MODULE: ./build/src/http/answer.js


/** The JSON value of an answer, or undefined where its body is something else, whatever it claims. */
function jsonOf({ headers, body }) {
    if (!/\bjson\b/.test(headers['content-type'] ?? ''))
        return undefined;
    try {
        return JSON.parse(body);
    }
    catch {
        return undefined;
    }
}
const Message = dist/* union */.KCZ([
    dist/* string */.YjP(),
    dist/* pipe */.FsL(dist/* object */.Ikc({ message: dist/* string */.YjP() }), dist/* transform */.pdi(({ message }) => message)),
]);
const Errors = dist/* union */.KCZ([
    dist/* pipe */.FsL(dist/* object */.Ikc({ errors: dist/* array */.YOg(Message) }), dist/* transform */.pdi(({ errors }) => errors)),
    dist/* pipe */.FsL(dist/* object */.Ikc({ error: Message }), dist/* transform */.pdi(({ error }) => [error])),
]);
/** The messages of errors in an answer's JSON, in the forms that GraphQL and REST services use. */
function errorsIn(json) {
    const result = dist/* safeParse */.xLC(Errors, json);
    return result.success ? result.output : [];
}
/**
 * What an answer that is not JSON says, in words: the text of an HTML page without its tags, or the
 * place that a redirect points to, which is mostly a login.
 */
function wordsOf({ status, headers, body }) {
    if (status >= 300 && status < 400) {
        return `a redirect to ${(0,src_text/* printable */.g$)(withoutQuery(headers.location ?? 'nowhere'), 200)}`;
    }
    const words = body
        .slice(0, mostRead)
        .replace(/<(script|style)\b.*?<\/\1\s*>/gis, ' ')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ');
    const said = (0,src_text/* printable */.g$)(words, 500) || (body === '' ? 'an empty body' : 'no words');
    if (body.length <= mostRead)
        return said;
    const [start] = said.split(src_text/* cutMark */.K1);
    return `${start}${src_text/* cutMark */.K1}${body.length} characters)`;
}
/** What an answer says of what went wrong: the messages in its JSON, or else its words. */
function complaintIn(answer) {
    return errorsIn(jsonOf(answer)).join('; ') || wordsOf(answer);
}
/** What stands further below in a page tells nothing of a refusal. */
const mostRead = 20_000;
function withoutQuery(location) {
    return location.replace(/[?#].*$/s, '');
}
/** Words as a sentence: made printable, cut where they are long, with one full stop. */
function sentence(words) {
    return `${(0,src_text/* printable */.g$)(words, 500).replace(/[.\s]+$/, '')}.`;
}

;// CONCATENATED MODULE: ./build/src/http/retry.js
/** Requests are sent this often at most. */
const attempts = 5;
const firstDelay = 500;
const longestDelay = 60_000;
/**
 * Whether the same request may fare better later. Both protocols' own clients retry these (W&B
 * retries other 4xx too, which here would only delay the message); 501 is final for both.
 */
function isPassing(status) {
    return [408, 425, 429, 500, 502, 503, 504].includes(status);
}
/**
 * How long to wait before the next attempt, in milliseconds: what the server asks for (`Retry-After`
 * in seconds or as a date, or W&B's `RateLimit-Reset` in seconds), a minute at most; else half a
 * second, doubled with each failed attempt. Either may be up to a quarter more, so that jobs do not
 * march in step.
 */
function delay(failed, answer, now, random) {
    const asked = answer === undefined ? undefined : askedDelay(answer, now);
    const own = firstDelay * 2 ** (failed - 1);
    return Math.min(longestDelay, asked ?? own) * (1 + random / 4);
}
function askedDelay({ status, headers }, now) {
    const value = headers['retry-after'] ?? (status === 429 ? headers['ratelimit-reset'] : undefined);
    if (typeof value !== 'string' || value === '')
        return undefined;
    if (/^\d+$/.test(value))
        return Number(value) * 1000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __nccwpck_require__(3053);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
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

// EXTERNAL MODULE: ./build/src/http/host.js
var host = __nccwpck_require__(7658);
;// CONCATENATED MODULE: ./build/src/http/transport.js






const largestAnswer = 8 * 1024 * 1024;
/**
 * Sends by node:http, through the proxy that `https_proxy` and `no_proxy` say. No redirect is followed: a
 * credential goes to the host that it was given for and no other. A request and its answer may take
 * `patience` milliseconds in all, a proxy's part included.
 */
function createTransport(patience) {
    const agents = new Map();
    const closeSockets = trackSockets();
    async function agentFor(url) {
        const proxy = (0,host/* isLoopback */.U)(url) ? '' : getProxyForUrl(url.href);
        const key = `${url.protocol} ${proxy}`;
        const agent = agents.get(key) ?? (await newAgent(url.protocol, proxy));
        agents.set(key, agent);
        return agent;
    }
    async function exchange(request, signal) {
        const url = new URL(request.url);
        const ask = url.protocol === 'https:' ? external_node_https_namespaceObject.request : external_node_http_.request;
        const headers = { 'user-agent': 'log-revision', ...request.headers };
        const options = { method: request.method, headers, agent: await agentFor(url), signal };
        const answer = new Promise((resolve, reject) => {
            ask(url, options, resolve).on('error', reject).end(request.body);
        });
        const message = await answer;
        // No server says that, and https-proxy-agent hands on what the proxy answers instead of a way.
        if (message.statusCode === 407)
            throw new Error('the proxy wants another user (HTTP 407)');
        return { status: message.statusCode ?? 0, headers: message.headers, body: await transport_text(message) };
    }
    return {
        async request(request) {
            const end = new AbortController();
            let timer;
            // A proxy that hangs does not hear of the signal.
            const late = new Promise((_, reject) => {
                timer = setTimeout(() => {
                    reject(new Error(`no whole answer within ${patience / 1000} s`));
                    end.abort();
                }, patience);
            });
            try {
                return await Promise.race([exchange(request, end.signal), late]);
            }
            finally {
                clearTimeout(timer);
            }
        },
        close() {
            for (const agent of agents.values())
                agent.destroy();
            closeSockets();
        },
    };
}
async function newAgent(protocol, proxy) {
    const options = { keepAlive: true };
    if (proxy === '')
        return protocol === 'https:' ? new external_node_https_namespaceObject.Agent(options) : new external_node_http_.Agent(options);
    const { HttpsProxyAgent } = await __nccwpck_require__.e(/* import() */ 669).then(__nccwpck_require__.t.bind(__nccwpck_require__, 3669, 19));
    return new HttpsProxyAgent(proxy, options);
}
/**
 * Notes each connection from now on, and gives what closes them all. An agent does not know one to a proxy
 * that hangs, which would keep the process from ending.
 */
function trackSockets() {
    const sockets = new Set();
    const note = (message) => {
        if (typeof message !== 'object' || message === null || !('socket' in message))
            return;
        const { socket } = message;
        if (socket instanceof external_node_net_.Socket)
            sockets.add(socket);
    };
    (0,external_node_diagnostics_channel_.subscribe)('net.client.socket', note);
    return () => {
        (0,external_node_diagnostics_channel_.unsubscribe)('net.client.socket', note);
        for (const socket of sockets)
            socket.destroy();
    };
}
async function transport_text(message) {
    const chunks = [];
    let size = 0;
    for await (const chunk of message) {
        chunks.push(chunk);
        size += chunk.length;
        if (size > largestAnswer)
            throw new Error(`the answer is larger than ${largestAnswer} bytes`);
    }
    return Buffer.concat(chunks).toString('utf8');
}

;// CONCATENATED MODULE: ./build/src/http/client.js






/** In milliseconds. Both together leave a cancelled job done within two seconds. */
const graceForAnswers = 1000;
const graceForCleaning = 800;
/** An HTTP client. */
function createHttp({ note, redact, signal, wait = pause, patience = 30_000, }) {
    const transport = createTransport(patience);
    async function send(request) {
        const { name, mayRepeat } = request;
        const { host } = new URL(request.url);
        for (let attempt = 1;; attempt++) {
            if (signal.aborted && !request.cleansUp) {
                throw (0,stop/* stopped */.ce)(signal, `before ${name} was sent to ${host}.`);
            }
            const grace = signal.aborted ? graceForCleaning : graceForAnswers;
            const outcome = await (0,stop/* unlessStopped */.OO)(signal, outcomeOf(transport.request(request)), grace);
            if (outcome === undefined)
                throw (0,stop/* stopped */.ce)(signal, `before ${host} answered ${name}.`);
            const { answer, failure, advice } = outcome;
            if (answer !== undefined && (!isPassing(answer.status) || request.isFinal?.(answer))) {
                return answer;
            }
            if (attempt < attempts && advice === undefined && !signal.aborted) {
                const milliseconds = delay(attempt, answer, Date.now(), Math.random());
                const what = answer === undefined ? failure : `HTTP ${answer.status}`;
                note(`${name}: ${what}; attempt ${attempt + 1} in ${(milliseconds / 1000).toFixed(1)} s`);
                await wait(milliseconds, signal);
                if (mayRepeat === undefined || (await mayRepeat()))
                    continue;
            }
            if (answer !== undefined)
                return answer;
            const told = `${name}: no answer from ${host} (attempt ${attempt}): ${failure}.`;
            throw new Error(`${told}${advice ?? ''}`);
        }
    }
    return {
        send,
        clean(answer) {
            const { status, headers } = answer;
            const json = jsonOf(answer);
            // JSON may write a secret in many ways, which are one once it is read.
            const strings = (_, value) => typeof value === 'string' ? redact(value) : value;
            const body = json === undefined ? redact(answer.body) : JSON.stringify(json, strings);
            const location = headers.location === undefined ? {} : { location: redact(headers.location) };
            return { status, headers: { ...headers, ...location }, body };
        },
        close: transport.close,
    };
}
async function pause(milliseconds, signal) {
    await (0,promises_namespaceObject.setTimeout)(milliseconds, undefined, { signal }).catch(() => undefined);
}
async function outcomeOf(request) {
    try {
        return { answer: await request };
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        const failure = (0,src_text/* messageOf */.bD)(error);
        if (!/CERT|SIGNATURE/.test(code))
            return { failure };
        const advice = ' If the server has an authority of its own, name the file of its certificate in the variable NODE_EXTRA_CA_CERTS.';
        return { failure, advice };
    }
}

// EXTERNAL MODULE: ./build/src/inputs/url.js
var url = __nccwpck_require__(3794);
;// CONCATENATED MODULE: ./build/src/provenance/bundle.js

/** Puts together what a revision and its manifest pin. */
function pin(revision, { manifest, source }, found) {
    return {
        revision: revision.name,
        lexicon_tree_hash: manifest.lexicon_tree_hash,
        layers_version: manifest.layers_version,
        working_dir: found.prefix.replace(/\/$/, '') || '.',
        commit: revision.commit,
        committed_at: revision.committedAt,
        tree: revision.tree,
        tag: revision.tag,
        repository: found.repository,
        layers_git_sha: manifest.layers_git_sha,
        vendored_at: manifest.vendored_at,
        manifest_source: source,
        lexicons: found.lexicons,
        dataset: found.dataset,
    };
}
/**
 * The one text of a JSON value: keys in code point order, two blanks of indent, UTF-8, one line end at
 * the end. It is what Python's `json.dumps(value, sort_keys=True, indent=2, ensure_ascii=False)`
 * writes, plus the line end.
 */
function canonicalJson(value) {
    return `${write(value, '\n')}\n`;
}
/** No record is so deep, by far: but a server may show one whose end the stack would not reach. */
const deepest = 500;
/** By hand, since `JSON.stringify` moves keys that look like numbers to the front. */
function write(value, lineEnd) {
    if (typeof value !== 'object' || value === null)
        return JSON.stringify(value ?? null);
    if (lineEnd.length > 2 * deepest)
        throw new Error('The record that the server shows is nested too deep to be compared.');
    const inner = `${lineEnd}  `;
    const list = Array.isArray(value);
    const members = list
        ? value.map((member) => write(member, inner))
        : Object.entries(value)
            .sort(([a], [b]) => (0,src_text/* byCodePoint */.HH)(a, b))
            .map(([key, member]) => `${JSON.stringify(key)}: ${write(member, inner)}`);
    const [open, close] = list ? '[]' : '{}';
    return members.length === 0
        ? `${open}${close}`
        : `${open}${inner}${members.join(`,${inner}`)}${lineEnd}${close}`;
}
/**
 * In what a recorded bundle differs from the one derived, field by field: those of a part as `tag.message`.
 * What the record has besides is left aside.
 */
function differences(recorded, derived, prefix = '') {
    return Object.entries(derived).flatMap(([key, value]) => {
        const field = `${prefix}${key}`;
        const held = recorded[key];
        if (isRecord(held) && isRecord(value))
            return differences(held, value, `${field}.`);
        const [logged, wanted] = [inline(held), inline(value)];
        return logged === wanted ? [] : [{ field, logged, derived: wanted }];
    });
}
function isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function inline(value) {
    return write(value, ' ');
}

;// CONCATENATED MODULE: ./build/src/revision/order.js

/**
 * The revisions as the dataset grew: by commit date, then an ancestor before its descendants, then, for
 * tags of one commit, by the date of the tag and by name (`v9` before `v10`).
 */
async function oldestFirst(git, revisions) {
    const generations = await generationsOf(git, revisions);
    const generation = ({ commit }) => generations.get(commit) ?? 0;
    return [...revisions].sort((a, b) => (0,src_text/* byCodePoint */.HH)(a.committedAt, b.committedAt) || generation(a) - generation(b) || byTag(a, b));
}
function byTag(a, b) {
    return ((0,src_text/* byCodePoint */.HH)(tagDate(a), tagDate(b)) ||
        numerically.compare(a.name, b.name) ||
        (0,src_text/* byCodePoint */.HH)(a.name, b.name));
}
const numerically = new Intl.Collator('en', { numeric: true });
/**
 * The history is only asked for where commits share their date. Of those that do not descend from each
 * other, git keeps the order in which it is asked for them: so that one is always the same.
 */
async function generationsOf(git, revisions) {
    const newestFirstByTag = [...revisions].sort((a, b) => byTag(b, a));
    const commits = new Map(newestFirstByTag.map(({ commit, committedAt }) => [commit, committedAt]));
    if (new Set(commits.values()).size === commits.size)
        return new Map();
    const newestFirst = await git.newestFirst([...commits.keys()]);
    return new Map(newestFirst.map((commit, index) => [commit, -index]));
}
function tagDate({ tag }) {
    return tag?.date ?? '';
}

;// CONCATENATED MODULE: ./build/src/revision/history.js

/**
 * Tells for each revision, by its name, where it stands. Two git processes serve any number of them. In a
 * checkout whose history is cut off, nothing is known.
 */
async function historyOf(git, revisions) {
    if (git.isShallow) {
        return new Map(revisions.map(({ name }) => [name, { position: 0, previous: undefined }]));
    }
    const found = (await git.taggedCommits()).map((tag) => ({
        ...tag,
        tag: { kind: 'tag', date: tag.taggedAt },
    }));
    const tags = await oldestFirst(git, found);
    const positions = new Map(tags.map(({ name }, index) => [name, index + 1]));
    const siblings = new Map();
    for (const [index, { commit }] of tags.entries()) {
        siblings.set(commit, [...(siblings.get(commit) ?? []), index + 1]);
    }
    const newest = tags.length < 2 ? new Map() : await newestBefore(git, revisions, siblings);
    const standing = ({ name, commit, committedAt }) => {
        const own = positions.get(name);
        const sibling = siblings.get(commit)?.findLast((each) => own === undefined || each < own);
        const previous = sibling ?? newest.get(commit) ?? 0;
        const position = own ?? tags.filter((tag) => tag.committedAt <= committedAt).length;
        return { position, previous: tags[previous - 1] };
    };
    return new Map(revisions.map((revision) => [revision.name, standing(revision)]));
}
/** For each revision's commit, the highest position of the tags of its ancestors: 0 where there are none. */
async function newestBefore(git, revisions, positions) {
    const asked = new Set(revisions.map(({ commit }) => commit));
    const newest = new Map();
    const reached = new Map();
    await git.ancestry([...asked], (commit, parents) => {
        const before = Math.max(0, ...parents.map((parent) => reached.get(parent) ?? 0));
        if (asked.has(commit))
            newest.set(commit, before);
        reached.set(commit, Math.max(before, positions.get(commit)?.at(-1) ?? 0));
    });
    return newest;
}

;// CONCATENATED MODULE: ./build/src/revision/origin.js
/**
 * The web URL of a repository from the URL of its remote: no user, no password, no `.git`. Any of
 * git's ways to write it (`https://host/o/r.git`, `git@host:o/r.git`, `ssh://git@host/o/r`) gives the
 * same one, so that a revision is recorded alike wherever it was cloned. Undefined for a local path.
 */
function repositoryUrl(remote) {
    const scp = /^(?:[^@/:]+@)?([^@/:]{2,}):(?!\/\/)\/?(.+)$/.exec(remote);
    const url = scp === null ? remote : `ssh://${scp[1]}/${scp[2]}`;
    if (!/^(https?|ssh|git):\/\//.test(url) || !URL.canParse(url))
        return undefined;
    const { protocol, host, hostname, pathname } = new URL(url);
    const path = pathname.replace(/\/+$/, '').replace(/\.git$/, '');
    if (protocol === 'http:' || protocol === 'https:')
        return `${protocol}//${host}${path}`;
    return `https://${hostname}${path}`;
}

;// CONCATENATED MODULE: ./build/src/revision/pipe.js

/** Speaks with a git process that answers on its output, byte by byte. */
class Pipe {
    #git;
    #chunks;
    #buffered = Buffer.alloc(0);
    #stderr = '';
    #silent;
    #failure;
    constructor(git) {
        this.#git = git;
        this.#chunks = git.stdout[Symbol.asyncIterator]();
        git.stderr.on('data', (chunk) => {
            this.#stderr += chunk.toString('utf8');
        });
        this.#silent = new Promise((resolve) => {
            git.stderr.on('close', resolve);
        });
        const fail = (error) => {
            this.#failure ??= error;
        };
        git.on('error', fail);
        git.stdin.on('error', fail);
    }
    /** What git said of its troubles so far, each thing once. */
    get complaint() {
        const lines = new Set(this.#stderr.split('\n').map((line) => line.trim()));
        return [...lines].filter(Boolean).join(' ') || this.#failure?.message || 'it did not say why';
    }
    write(text) {
        this.#git.stdin.write(text);
    }
    /** Ends the process. */
    close() {
        this.#git.stdin.end();
        this.#git.stdout.destroy();
    }
    /** The next byte, which stays. */
    async peek() {
        while (this.#buffered.length === 0)
            await this.#more();
        return this.#buffered[0] ?? 0;
    }
    /** All up to the next `end`, which is left out. */
    async until(end) {
        let at = this.#buffered.indexOf(end);
        while (at < 0) {
            await this.#more();
            at = this.#buffered.indexOf(end);
        }
        const text = this.#buffered.toString('utf8', 0, at);
        this.#buffered = this.#buffered.subarray(at + 1);
        return text;
    }
    /** Hands the next `size` bytes on, piece by piece, so that they need not be held. */
    async pass(size, take) {
        for (let left = size; left > 0;) {
            if (this.#buffered.length === 0)
                await this.#more();
            const bytes = this.#buffered.subarray(0, left);
            this.#buffered = this.#buffered.subarray(bytes.length);
            left -= bytes.length;
            take(bytes);
        }
    }
    async #more() {
        const { done, value } = await this.#chunks.next();
        if (done) {
            // Its last words may come after its last answer; a helper of its own may keep them open.
            await Promise.race([this.#silent, (0,promises_namespaceObject.setTimeout)(1000, undefined, { ref: false })]);
            throw new Error(`git ended early: ${this.complaint}`);
        }
        this.#buffered = this.#buffered.length === 0 ? value : Buffer.concat([this.#buffered, value]);
    }
}

;// CONCATENATED MODULE: ./build/src/revision/batch.js


const header = /^([0-9a-f]{40}|[0-9a-f]{64}) (blob|tree|commit|tag) (\d+)$/;
/** Larger objects are not held. What is read whole here has some kilobytes. */
const largest = 64 * 1024 * 1024;
/** An object that is not held. */
class TooLarge extends Error {
}
/** An object that the checkout lacks, or holds damaged. That says nothing of the commit that has it. */
class NotInCheckout extends Error {
    constructor(what) {
        super(`${what}. Check the repository out again, without "filter" and "sparse-checkout".`);
    }
}
/**
 * Speaks with one `git cat-file --batch` process: a name goes in, the object comes out. One process
 * serves a whole run, however many objects it needs. At an object that is damaged, it ends: then another
 * one goes on with what is asked for next.
 */
class BatchReader {
    #start;
    #pipe;
    #last = Promise.resolve();
    constructor(start) {
        this.#start = start;
    }
    /** Starts the process, for what is asked for soon. */
    begin() {
        this.#pipe ??= new Pipe(this.#start());
    }
    /**
     * The object of that name, or undefined. Calls may overlap: they are answered in their order.
     * Throws a `TooLarge` where it has more than 64 MiB, and a `NotInCheckout` where git cannot read it.
     */
    async read(name) {
        const chunks = [];
        const found = await this.#queue(name, (bytes, size) => {
            if (size <= largest)
                chunks.push(bytes);
        });
        if (found === undefined)
            return undefined;
        const { id, type, size } = found;
        if (size <= largest)
            return { id, type, content: Buffer.concat(chunks) };
        throw new TooLarge(`The git object ${id} has ${size} bytes; at most ${largest} are read.`);
    }
    /** Hands the bytes of the object on, piece by piece. False where there is none of that name. */
    async stream(name, take) {
        let failure;
        const found = await this.#queue(name, (bytes) => {
            // What follows must be read all the same, or the next answer would begin in its middle.
            if (failure !== undefined)
                return;
            try {
                take(bytes);
            }
            catch (error) {
                failure = error;
            }
        });
        if (failure !== undefined)
            throw failure;
        return found !== undefined;
    }
    /** Ends the process. */
    close() {
        this.#pipe?.close();
        this.#pipe = undefined;
    }
    #queue(name, take) {
        if (/[\n\r]/.test(name))
            throw new Error('a name for git must be one line');
        const answer = this.#last.then(async () => {
            this.#pipe ??= new Pipe(this.#start());
            try {
                return await this.#ask(this.#pipe, name, take);
            }
            catch (error) {
                this.close();
                throw new NotInCheckout(`git cannot read ${name}: ${(0,src_text/* messageOf */.bD)(error)}`);
            }
        });
        this.#last = answer.catch(() => undefined);
        return answer;
    }
    async #ask(pipe, name, take) {
        pipe.write(`${name}\n`);
        const line = await pipe.until(0x0a);
        const [, id, type, digits] = header.exec(line) ?? [];
        if (id === undefined || !isType(type)) {
            if (line.endsWith(' missing'))
                return undefined;
            throw new Error(`its answer is "${(0,src_text/* printable */.g$)(line, 200)}"`);
        }
        const size = Number(digits);
        await pipe.pass(size, (bytes) => take(bytes, size));
        await pipe.pass(1, () => undefined);
        return { id, type, size };
    }
}
function isType(type) {
    return type === 'blob' || type === 'tree' || type === 'commit' || type === 'tag';
}

;// CONCATENATED MODULE: ./build/src/revision/tree.js

/**
 * The members of a tree object, by name: `<mode> <name>\0<id>`, one after the other, the id in bytes
 * (git's Documentation, gitformat-pack and "git ls-tree").
 */
function parseTree({ id, content }) {
    const idBytes = id.length / 2;
    const entries = new Map();
    for (let at = 0; at < content.length;) {
        const blank = content.indexOf(0x20, at);
        const end = content.indexOf(0, blank);
        const next = end + 1 + idBytes;
        if (blank < 0 || end < 0 || next > content.length) {
            throw new Error(`the tree ${id} is not readable`);
        }
        const mode = content.toString('latin1', at, blank);
        const name = content.toString('utf8', blank + 1, end);
        if (entries.has(name))
            throw new Error(`the tree ${id} has "${name}" twice`);
        entries.set(name, { kind: kindOf(mode), id: content.toString('hex', end + 1, next) });
        at = next;
    }
    return entries;
}
function kindOf(mode) {
    const kinds = { '40000': 'folder', '120000': 'symbolic link', '160000': 'submodule' };
    return Object.entries(kinds).find(([known]) => known === mode)?.[1] ?? 'file';
}
/**
 * What lies at `path` below a tree, or undefined where the tree says that nothing does. Names that go
 * nowhere are left out: `a//b/` is `a/b`. `above` is the path of the tree itself, for messages.
 *
 * Throws where that cannot be told: an object is missing from the checkout, or a symbolic link or a
 * submodule stands in the way, which lead out of the commit.
 */
async function lookUp(git, tree, path, above = '') {
    let here = { kind: 'folder', id: tree };
    const names = path.split('/').filter((name) => name !== '' && name !== '.');
    for (const [depth, name] of names.entries()) {
        const place = [above, ...names.slice(0, depth)].filter(Boolean).join('/');
        if (here.kind !== 'folder')
            return leave(here, place);
        const object = await readObject(git, here.id, place || 'the top folder');
        const next = parseTree(object).get(name);
        if (next === undefined)
            return undefined;
        here = next;
    }
    return here;
}
function leave({ kind }, path) {
    if (kind === 'file')
        return undefined;
    throw new Error(`${path} is a ${kind}, and what is behind it is not part of the commit.`);
}
/** The object of that id, which `what` needs. Throws where the checkout lacks it. */
async function readObject(git, id, what) {
    const object = await git.read(id);
    if (object !== undefined)
        return object;
    throw new NotInCheckout(`The git object ${id} (${what}) is missing from this checkout, or damaged`);
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./build/src/provenance/once.js
/** The entry of that key, made where it is not there. Calls that overlap share what is made. */
function once(map, key, make) {
    const value = map.get(key) ?? make();
    map.set(key, value);
    return value;
}

;// CONCATENATED MODULE: ./build/src/provenance/lexicons.js



/** Reads lexicon trees of one repository. What was read of one is not read again of another. */
class LexiconReader {
    #git;
    #folders = new Map();
    #lexicons = new Map();
    #trees = new Map();
    constructor(git) {
        this.#git = git;
    }
    /** The tree `pub` of that id, or undefined where there is no lexicon in its folder `layers`. */
    read(pub) {
        return once(this.#trees, pub, () => this.#readTree(pub));
    }
    async #readTree(pub) {
        const entries = await this.#entries(pub, 'pub');
        const root = entries.find(({ name, kind }) => name === 'layers' && kind === 'folder');
        if (root === undefined)
            return undefined;
        const files = [];
        await this.#walk(pub, '', files);
        const lexicons = [];
        for (const file of files) {
            // What stands for a folder has no bytes here: it is only named.
            if (file.kind === 'submodule' || !file.path.endsWith('.json'))
                continue;
            lexicons.push({ ...file, ...(await this.#lexicon(file)) });
        }
        const layers = lexicons.filter(({ path }) => path.startsWith('layers/'));
        if (layers.length === 0)
            return undefined;
        return {
            id: root.id,
            hash: treeHash(layers.map(({ path, sha256 }) => [path.slice('layers/'.length), sha256])),
            files: lexicons.length,
            recordTypes: lexicons.reduce((sum, { recordTypes }) => sum + recordTypes, 0),
            oddities: odditiesOf(files, lexicons),
        };
    }
    /** In git's order, in which a folder stands where its name with a slash would: by whole path. */
    async #walk(id, folder, files) {
        for (const { name, kind, id: child } of await this.#entries(id, folder)) {
            const path = `${folder}${name}`;
            if (kind === 'folder')
                await this.#walk(child, `${path}/`, files);
            else if (kind !== 'file' || name.endsWith('.json'))
                files.push({ path, id: child, kind });
        }
    }
    #entries(id, path) {
        return once(this.#folders, id, async () => {
            const entries = parseTree(await readObject(this.#git, id, path));
            return [...entries].map(([name, entry]) => ({ ...entry, name }));
        });
    }
    #lexicon({ id, path }) {
        return once(this.#lexicons, id, () => readLexicon(this.#git, id, path));
    }
}
function odditiesOf(files, lexicons) {
    const odd = files.filter(({ kind }) => kind !== 'file');
    const pointers = lexicons.filter(({ isPointer }) => isPointer);
    return [
        ...odd.map(({ path, kind }) => `${path} is a ${kind}`),
        ...pointers.map(({ path }) => `${path} is a Git LFS pointer`),
    ];
}
async function readLexicon(git, id, path) {
    const { content } = await readObject(git, id, path);
    return {
        sha256: (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex'),
        recordTypes: countRecordTypes(content.toString('utf8')),
        isPointer: isPointer(content),
    };
}
/** Whether a file, or the beginning of it, is what git stores of one that Git LFS keeps elsewhere. */
function isPointer(content) {
    return content.toString('latin1', 0, 42) === 'version https://git-lfs.github.com/spec/v1';
}
/**
 * The hash of a tree of lexicons, given by path and SHA-256: the SHA-256 of one line `<path>:<hash>` for
 * each file, in the order of the paths by code point (lairs, `vendor`).
 */
function treeHash(files) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const [path, sha256] of files)
        hash.update(`${path}:${sha256}\n`);
    return hash.digest('hex');
}
/** The definitions of type `record` in the text of a lexicon: 0 where it is none. */
function countRecordTypes(text) {
    const lexicon = lexicons_jsonOf(text);
    if (!lexicons_isRecord(lexicon) || !lexicons_isRecord(lexicon['defs']))
        return 0;
    const definitions = Object.values(lexicon['defs']);
    return definitions.filter((each) => lexicons_isRecord(each) && each['type'] === 'record').length;
}
function lexicons_isRecord(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function lexicons_jsonOf(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/provenance/dataset/index.js
/**
 * Reads the text of a lairs `index.json`, an object of AT-URIs and file stems, as it comes: an index of a
 * million records need not be held. `take` is given each entry.
 */
class IndexScanner {
    #take;
    #left = Buffer.alloc(0);
    #expected = '{';
    #uri = '';
    constructor(take) {
        this.#take = take;
    }
    /** The next bytes. Throws where they cannot be those of an index. */
    push(bytes) {
        const all = this.#left.length === 0 ? bytes : Buffer.concat([this.#left, bytes]);
        let at = 0;
        for (;;) {
            at = afterBlanks(all, at);
            const end = this.#accept(all, at);
            if (end === undefined)
                break;
            at = end;
        }
        this.#left = all.subarray(at);
    }
    /** To be called after the last bytes. Throws where something is missing. */
    end() {
        if (this.#expected !== 'end')
            throw new Error('it ends in its middle');
    }
    /** Takes the token at a place, and gives the place behind it: undefined where it is not whole yet. */
    #accept(bytes, at) {
        const byte = bytes[at];
        if (byte === undefined)
            return undefined;
        const sign = String.fromCharCode(byte);
        if (this.#expected === 'uri' ||
            this.#expected === 'stem' ||
            (this.#expected === 'first' && sign === '"')) {
            if (sign !== '"')
                throw new Error(`it has ${JSON.stringify(sign)} where a name should be`);
            return this.#string(bytes, at);
        }
        const next = successors[this.#expected][sign];
        if (next === undefined)
            throw new Error(`it has ${JSON.stringify(sign)} where it should not be`);
        this.#expected = next;
        return at + 1;
    }
    #string(bytes, at) {
        const end = endOfString(bytes, at + 1);
        if ((end ?? bytes.length) - at > longest)
            throw new Error('it holds a name that is too long');
        if (end === undefined)
            return undefined;
        const text = stringAt(bytes, at, end);
        if (this.#expected === 'stem') {
            this.#take(this.#uri, text);
            this.#expected = ',';
        }
        else {
            this.#uri = text;
            this.#expected = ':';
        }
        return end + 1;
    }
}
/** Names are AT-URIs, of at most 8 KiB (atproto.com, "AT URI scheme"). */
const longest = 64 * 1024;
/** What may follow, by the sign that is there. */
const successors = {
    '{': { '{': 'first' },
    first: { '}': 'end' },
    uri: {},
    ':': { ':': 'stem' },
    stem: {},
    ',': { ',': 'uri', '}': 'end' },
    end: {},
};
function afterBlanks(bytes, from) {
    let at = from;
    while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09)
        at++;
    return at;
}
/** The place of the quote that ends a string, or undefined where it has not come yet. */
function endOfString(bytes, from) {
    for (let at = from;; at++) {
        at = bytes.indexOf(0x22, at);
        if (at < 0)
            return undefined;
        let slashes = 0;
        while (bytes[at - 1 - slashes] === 0x5c)
            slashes++;
        if (slashes % 2 === 0)
            return at;
    }
}
function stringAt(bytes, start, end) {
    if (isPlain(bytes, start, end))
        return bytes.toString('utf8', start + 1, end);
    const text = JSON.parse(bytes.toString('utf8', start, end + 1));
    return String(text);
}
/** Whether nothing in it is an escape, or a control character, which JSON does not have. */
function isPlain(bytes, start, end) {
    for (let at = start; at < end; at++) {
        const byte = bytes[at] ?? 0;
        if (byte < 0x20 || byte === 0x5c)
            return false;
    }
    return true;
}

;// CONCATENATED MODULE: ./build/src/provenance/dataset/place.js


/** How deep a lairs Repository may lie. A repository of code may have very many folders. */
const place_deepest = 4;
/** Finds lairs Repositories. A folder that is the same in many commits is looked into once. */
class PlaceFinder {
    #git;
    #found = new Map();
    constructor(git) {
        this.#git = git;
    }
    /** Those in a folder, given by its tree's id and its path: the folder itself, or else all below it. */
    async find(tree, folder) {
        const places = await this.#below(tree, folder || 'the top folder', place_deepest);
        return places.map((place) => ({ ...place, folder: `${folder}${place.folder}` }));
    }
    /** The same with paths that begin below the folder. `path` is for messages. */
    #below(tree, path, depth) {
        const key = `${tree} ${depth}`;
        const known = this.#found.get(key);
        if (known !== undefined)
            return known;
        const places = this.#look(tree, path, depth);
        this.#found.set(key, places);
        return places;
    }
    async #look(tree, path, depth) {
        const entries = await this.#entries(tree, path);
        const here = placeIn(entries);
        if (here !== undefined)
            return [here];
        if (depth === 0)
            return [];
        const places = [];
        for (const [name, { kind, id }] of entries) {
            if (kind !== 'folder')
                continue;
            const below = await this.#below(id, `${path}/${name}`, depth - 1);
            places.push(...below.map((place) => ({ ...place, folder: `${name}/${place.folder}` })));
        }
        return places;
    }
    /** A folder of a million files is no one's way to keep lairs Repositories: it is passed over. */
    async #entries(tree, path) {
        try {
            return parseTree(await readObject(this.#git, tree, path));
        }
        catch (error) {
            if (error instanceof TooLarge)
                return new Map();
            throw error;
        }
    }
}
function placeIn(entries) {
    const idOf = (name, kind) => {
        const entry = entries.get(name);
        return entry?.kind === kind ? entry.id : undefined;
    };
    if (!entries.has('.panproto'))
        return undefined;
    return {
        folder: '',
        store: idOf('.panproto', 'folder'),
        index: idOf('index.json', 'file'),
        records: idOf('records', 'folder'),
    };
}

// EXTERNAL MODULE: ./node_modules/@msgpack/msgpack/dist.cjs/index.cjs
var dist_cjs = __nccwpck_require__(6435);
;// CONCATENATED MODULE: ./build/src/provenance/dataset/store.js




/** lairs follows a tag through at most so many tag objects. */
const mostTags = 10;
const Head = dist/* union */.KCZ([
    dist/* pipe */.FsL(dist/* object */.Ikc({ Branch: dist/* string */.YjP() }), dist/* transform */.pdi(({ Branch }) => ({ branch: Branch }))),
    dist/* pipe */.FsL(dist/* object */.Ikc({ Detached: dist/* union */.KCZ([dist/* string */.YjP(), dist/* array */.YOg(dist/* number */.aig())]) }), dist/* transform */.pdi(({ Detached }) => ({ commit: Detached }))),
]);
/** 32 bytes, as MessagePack's own type for bytes or as a list of numbers. */
const Id = dist/* pipe */.FsL(dist/* union */.KCZ([
    dist/* instance */.KJ$(Uint8Array),
    dist/* array */.YOg(dist/* pipe */.FsL(dist/* number */.aig(), dist/* integer */.ndf(), dist/* minValue */.Wwf(0), dist/* maxValue */.cGV(255))),
]), dist/* length */.Bw9(32), dist/* transform */.pdi((bytes) => Buffer.from(bytes).toString('hex')));
const TagObject = dist/* object */.Ikc({ Tag: dist/* looseTuple */.t6w([Id]) });
/**
 * The commit of a lairs Repository's version store that a revision resolves to: by the tag of its own
 * name, or else by HEAD. `store` is the id of the tree `.panproto`, and `folder` its path for messages.
 *
 * Throws an error that names the file, where one of the files on that way is missing or is not what lairs
 * writes.
 */
async function storeCommit(git, store, folder, tag) {
    const read = (path) => readStoreFile(git, store, folder, path);
    const named = tag === undefined ? undefined : await read(`refs/tags/${tag}`);
    if (named !== undefined)
        return await peel(read, folder, hexId(named, `${folder}/refs/tags/${tag}`));
    const head = await read('HEAD');
    if (head === undefined)
        throw new Error(`${folder}/HEAD is missing`);
    const parsed = dist/* safeParse */.xLC(Head, store_jsonOf(head));
    if (!parsed.success)
        throw new Error(`${folder}/HEAD is not what lairs writes`);
    if ('commit' in parsed.output) {
        const { commit } = parsed.output;
        const id = dist/* safeParse */.xLC(Id, commit);
        return id.success ? id.output : hexId(Buffer.from(`${commit}`), `${folder}/HEAD`);
    }
    const path = `refs/heads/${parsed.output.branch}`;
    const branch = await read(path);
    if (branch === undefined)
        throw new Error(`${folder}/${path} is missing, which HEAD names`);
    return await peel(read, folder, hexId(branch, `${folder}/${path}`));
}
/** Follows tag objects to the commit that they lead to. */
async function peel(read, folder, start) {
    let id = start;
    for (let tags = 0; tags <= mostTags; tags++) {
        const path = `objects/${id.slice(0, 2)}/${id.slice(2)}`;
        const content = await read(path);
        if (content === undefined)
            throw new Error(`${folder}/${path} is missing`);
        if (isCommit(content))
            return id;
        const object = dist/* safeParse */.xLC(TagObject, unpack(content));
        if (!object.success)
            throw new Error(`${folder}/${path} is no commit and no tag of lairs`);
        const [target] = object.output.Tag;
        id = target;
    }
    throw new Error(`${folder}: a tag leads through more than ${mostTags} tags, or in a circle`);
}
async function readStoreFile(git, store, folder, path) {
    const entry = await lookUp(git, store, path, folder);
    if (entry === undefined || entry.kind === 'folder')
        return undefined;
    if (entry.kind !== 'file')
        throw new Error(`${folder}/${path} is a ${entry.kind}`);
    const chunks = [];
    let size = 0;
    const found = await git.stream(entry.id, (bytes) => {
        if (size < store_largest)
            chunks.push(bytes);
        size += bytes.length;
    });
    if (!found)
        throw new NotInCheckout(`${folder}/${path} is missing from this checkout, or damaged`);
    return Buffer.concat(chunks);
}
/** A commit names all records that it changed: of one so large, its beginning is enough. */
const store_largest = 1024 * 1024;
function hexId(content, file) {
    const text = content.toString('latin1').trim();
    if (/^[0-9a-f]{64}$/.test(text))
        return text;
    throw new Error(`${file} is not the id of an object`);
}
/** `{ "Commit": …` in MessagePack. What follows may be large, and is not read. */
function isCommit(content) {
    return content.toString('latin1', 0, 8) === '\u0081\u00a6Commit';
}
/** A tag has short lists only: the decoder makes room for a list, and all in it, before it has seen them. */
const limits = { maxArrayLength: 64, maxMapLength: 64 };
function unpack(content) {
    try {
        return (0,dist_cjs/* decode */.D4)(content, limits);
    }
    catch {
        return undefined;
    }
}
function store_jsonOf(content) {
    try {
        return JSON.parse(content.toString('utf8'));
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/provenance/dataset/dataset.js







/** Reads the datasets of one repository. What was read of one revision is not read again of another. */
class DatasetReader {
    #git;
    #warn;
    #finder;
    #places = new Map();
    #counts = new Map();
    constructor(git, warn) {
        this.#git = git;
        this.#finder = new PlaceFinder(git);
        this.#warn = warn;
    }
    /**
     * The lairs Repository in a folder of a commit, or below it: undefined where there is none, or where
     * there are several. What is torn in it is a warning that names the file. `tag` is the git tag's name.
     *
     * Throws where the checkout lacks a part of it: another one may well have it.
     */
    async read(tree, folder, tag) {
        const place = await this.find(tree, folder);
        if (place === undefined)
            return undefined;
        const [commit, counts] = [await this.#commit(place, tag), await this.#count(place)];
        const dataset = {
            path: place.folder.replace(/\/$/, '') || '.',
            store_commit: commit ?? null,
            records: counts?.records ?? null,
            collections: Object.fromEntries(counts?.collections ?? []),
        };
        return { dataset, place };
    }
    /** Where the lairs Repository lies in a folder, given by the id of its tree. */
    find(tree, folder) {
        return once(this.#places, `${tree} ${folder}`, async () => {
            const places = await this.#finder.find(tree, folder);
            const [place, ...others] = places;
            if (others.length === 0)
                return place;
            const folders = places.map((each) => each.folder || '.').join(', ');
            this.#warn(`There are several lairs Repositories: ${folders}. None is recorded; name one in the input working-directory.`);
            return undefined;
        });
    }
    async #commit({ store, folder }, tag) {
        try {
            if (store === undefined)
                throw new Error(`${folder}.panproto is no folder`);
            return await storeCommit(this.#git, store, `${folder}.panproto`, tag);
        }
        catch (error) {
            if (error instanceof NotInCheckout)
                throw error;
            this.#warn(`The lairs version store cannot be read, and its commit is not recorded: ${(0,src_text/* messageOf */.bD)(error)}.`);
            return undefined;
        }
    }
    #count({ index, records, folder }) {
        const file = `${folder}index.json`;
        return once(this.#counts, `${index ?? file} ${records}`, async () => {
            try {
                if (index === undefined)
                    throw new Error('it is missing');
                const counts = await countRecords(this.#git, index, file);
                if (records !== undefined || counts.records === 0)
                    return counts;
                throw new Error(`${folder}records is missing, and it names ${counts.records} records`);
            }
            catch (error) {
                if (error instanceof NotInCheckout)
                    throw error;
                this.#warn(`${file} cannot be read, and the records are not counted: ${(0,src_text/* messageOf */.bD)(error)}.`);
                return undefined;
            }
        });
    }
}
async function countRecords(git, index, file) {
    let records = 0;
    const collections = new Map();
    await scanIndex(git, index, file, (uri) => {
        const collection = collectionOf(uri);
        records++;
        collections.set(collection, (collections.get(collection) ?? 0) + 1);
    });
    return { records, collections };
}
/** Hands each entry of an index on. `file` is its path for messages. Throws where it is not one. */
async function scanIndex(git, index, file, take) {
    const scanner = new IndexScanner(take);
    let isFirst = true;
    const found = await git.stream(index, (bytes) => {
        if (isFirst && isPointer(bytes))
            throw new Error('it is a Git LFS pointer');
        isFirst = false;
        scanner.push(bytes);
    });
    if (!found)
        throw new NotInCheckout(`${file} is missing from this checkout, or damaged`);
    scanner.end();
}
/** (atproto.com, "Namespaced Identifiers") */
const longestNsid = 317;
/** The collection of a record: the second segment of `at://<authority>/<collection>/<record key>`. */
function collectionOf(uri) {
    const [, collection] = /^at:\/\/[^/]+\/([a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+)\/[^/]+$/.exec(uri) ?? [];
    if (collection !== undefined && collection.length <= longestNsid)
        return collection;
    throw new Error(`"${uri}" is not the AT-URI of a record`);
}

;// CONCATENATED MODULE: ./build/src/provenance/dataset/growth.js

/**
 * The records that were added, removed and changed between two revisions. git tells which files differ,
 * by their object ids; the indexes tell which records those are. No record is read.
 *
 * Throws where an index cannot be read, or says another thing than the files.
 */
async function changesBetween(git, before, after) {
    if (before.index === undefined || after.index === undefined)
        throw new Error('an index.json is missing');
    const tally = new Map();
    const touched = await touchedRecords(git, before, after);
    if (before.index !== after.index || touched.size > 0) {
        const [old, now] = [
            await present(git, before.index, touched),
            await present(git, after.index, touched),
        ];
        if (old.others !== now.others)
            throw new Error(contradiction);
        for (const [stem, status] of touched) {
            const [was, is] = [old.uris.get(stem), now.uris.get(stem)];
            if (!fits(status, was !== undefined, is !== undefined))
                throw new Error(contradiction);
            const uri = is ?? was;
            if (status === undefined || uri === undefined)
                continue;
            const collection = collectionOf(uri);
            const counts = tally.get(collection) ?? { added: 0, removed: 0, changed: 0 };
            counts[status]++;
            tally.set(collection, counts);
        }
    }
    return { all: sum(tally.values()), collections: tally };
}
const contradiction = 'index.json names records that are not in records/, or the other way round';
/** Whether what became of a record's file goes with where the indexes name it. */
function fits(status, was, is) {
    if (status === 'added')
        return !was && is;
    if (status === 'removed')
        return was && !is;
    return status === 'changed' ? was && is : was === is;
}
/** What became of the records' files, by stem: undefined where only its tombstone came or went. */
async function touchedRecords(git, before, after) {
    const touched = new Map();
    if (before.records === after.records)
        return touched;
    const [old, now] = [
        before.records ?? emptyTree(after.records),
        after.records ?? emptyTree(before.records),
    ];
    await git.changes(old, now, ({ path, status }) => {
        const [, stem, tombstone] = /^([^/.]+)(\.tombstone)?\.json$/.exec(path) ?? [];
        if (stem !== undefined)
            touched.set(stem, tombstone === undefined ? status : touched.get(stem));
    });
    return touched;
}
/** git stores no empty folder, but knows its tree, whose id depends on the repository's hash. */
function emptyTree(like = '') {
    return like.length === 64
        ? '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321'
        : '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
}
/**
 * The AT-URIs of an index, by stem, of the records that were touched; and of all others something that is
 * the same where they are the same, in whatever order.
 */
async function present(git, index, touched) {
    const uris = new Map();
    const others = [0, 0, 0];
    await scanIndex(git, index, 'index.json', (uri, stem) => {
        if (touched.has(stem)) {
            uris.set(stem, uri);
            return;
        }
        // A stem is a SHA-256: 64 bits of each, and how many there are.
        for (const [part, from] of [0, 8].entries()) {
            others[part] = ((others[part] ?? 0) ^ Number.parseInt(stem.slice(from, from + 8), 16)) >>> 0;
        }
        others[2] = (others[2] ?? 0) + 1;
    });
    return { uris, others: others.join() };
}
function sum(counts) {
    const all = { added: 0, removed: 0, changed: 0 };
    for (const { added, removed, changed } of counts) {
        all.added += added;
        all.removed += removed;
        all.changed += changed;
    }
    return all;
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/error.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */
function getLineColFromPtr(string, ptr) {
    let lines = string.slice(0, ptr).split(/\r?\n/);
    return [lines.length, lines.pop().length + 1];
}
function makeCodeBlock(string, line, column) {
    let lines = string.split(/\r?\n/);
    let codeblock = '';
    let numberLen = (Math.log10(line + 1) | 0) + 1;
    for (let i = line - 1; i <= line + 1; i++) {
        let l = lines[i - 1];
        if (!l)
            continue;
        codeblock += i.toString().padEnd(numberLen, ' ');
        codeblock += ':  ';
        codeblock += l;
        codeblock += '\n';
        if (i === line) {
            codeblock += ' '.repeat(numberLen + column + 2);
            codeblock += '^\n';
        }
    }
    return codeblock;
}
class TomlError extends Error {
    line;
    column;
    codeblock;
    constructor(message, options) {
        const [line, column] = getLineColFromPtr(options.toml, options.ptr);
        const codeblock = makeCodeBlock(options.toml, line, column);
        super(`Invalid TOML document: ${message}\n\n${codeblock}`, options);
        this.line = line;
        this.column = column;
        this.codeblock = codeblock;
    }
    /** @internal */
    static x(message, ctx, ptr) {
        throw new TomlError(message, { toml: ctx.s, ptr: ptr ?? ctx.p });
    }
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/primitive.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */

/** @internal */
function parseString(ctx) {
    let startPtr = ctx.p;
    let c = ctx.s.charCodeAt(ctx.p++);
    let first = c;
    let isLiteral = c === 0x27; /* ' */
    let isMultiline = c === ctx.s.charCodeAt(ctx.p) && c === ctx.s.charCodeAt(ctx.p + 1);
    if (isMultiline) {
        // Trim initial newline
        if ((c = ctx.s.charCodeAt(ctx.p += 2)) === 0xa /* \n */)
            ctx.p++;
        else if (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */)
            ctx.p += 2;
    }
    // For the record: it is not worth it to use a fast-path for literal strings using `indexOf`.
    // Doing a char-by-char iteration ends up dispatching less instructions, for the same wall-clock runtime.
    let parsed = '';
    let sliceStart = ctx.p;
    // states:
    //   0 - decoding
    //   1 - decoding escape
    //   2 - whitespace escape (no newline encountered yet, must fail on non-whitespace)
    //   3 - whitespace escape (newline encountered, allowed to transition back to normal decode)
    let state = 0;
    for (; ctx.p < ctx.s.length; ctx.p++) {
        c = ctx.s.charCodeAt(ctx.p);
        // Deal with newlines first, since that simplifies control character checking and handling across all states
        if (isMultiline && (c === 0xa /* \n */ || (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */))) {
            state = state && 3;
        }
        // Control characters are banned in TOML, so we throw an error if we encounter them
        else if ((c < 0x20 && c !== 0x9 /* \t */) || c === 0x7f) {
            TomlError.x('control characters are not allowed in strings', ctx);
        }
        // The string might terminate while we're parsing through a newline escape.
        // It must have encountered a newline; otherwise, it'll simply fail in another branch.
        else if ((!state || state === 3) && c === first && (!isMultiline || (ctx.s.charCodeAt(ctx.p + 1) === first && ctx.s.charCodeAt(ctx.p + 2) === first))) {
            if (isMultiline) {
                // If the string ends with 4-5 quotes, then the first 1-2 are part of the string
                if (ctx.s.charCodeAt(ctx.p + 3) === first)
                    ctx.p++;
                if (ctx.s.charCodeAt(ctx.p + 3) === first)
                    ctx.p++;
            }
            // If we're in a newline escape still, then there's nothing to add.
            if (!state) {
                // Avoid a useless concat operation if the string can be used as-is.
                let s = ctx.s.slice(sliceStart, ctx.p);
                parsed = parsed ? parsed + s : s;
            }
            ctx.p += isMultiline ? 3 : 1;
            return parsed;
        }
        // Baseline state; keep moving forward unless an escape sequence starts
        else if (!state) {
            if (!isLiteral && c === 0x5c /* \ */) {
                parsed += ctx.s.slice(sliceStart, (sliceStart = ctx.p));
                state = 1;
            }
        }
        else if (state === 1) {
            if (c === 0x78 /* x */ || c === 0x75 /* u */ || c === 0x55 /* U */) { // Unicode escape
                let errPtr = ctx.p++ - 1;
                let value = 0;
                let len = c === 0x78 /* x */ ? 2 : c === 0x75 /* u */ ? 4 : 8;
                for (let j = 0; j < len; j++, ctx.p++) {
                    let hex = ctx.s.charCodeAt(ctx.p);
                    let digit = 
                    /* 0-9 */ hex >= 0x30 && hex <= 0x39 ? hex - 0x30 :
                        /* A-F */ hex >= 0x41 && hex <= 0x46 ? hex - 0x41 + 10 :
                            /* a-f */ hex >= 0x61 && hex <= 0x66 ? hex - 0x61 + 10 : -1;
                    if (digit < 0)
                        TomlError.x('invalid non-hex character in unicode escape', ctx);
                    value = (value << 4) | digit;
                }
                // Because JS does bitwise on signed 32bit integers, all 0xfzzzzzzz values are actually seen as negative
                if (value < 0 || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) {
                    TomlError.x('invalid unicode escape', ctx, errPtr);
                }
                parsed += String.fromCodePoint(value);
                sliceStart = ctx.p--;
                state = 0;
            }
            // Newline escape sequence. We only need to care about spaces and tabs; newlines are dealt with earlier
            else if (isMultiline && (c === 0x20 || c === 0x9 /* \t */)) {
                state = 2;
            }
            // Basic escape sequence
            else {
                if (c === 0x62 /* b */)
                    parsed += '\b';
                else if (c === 0x74 /* t */)
                    parsed += '\t';
                else if (c === 0x6e /* n */)
                    parsed += '\n';
                else if (c === 0x66 /* f */)
                    parsed += '\f';
                else if (c === 0x72 /* r */)
                    parsed += '\r';
                else if (c === 0x65 /* e */)
                    parsed += '\x1b';
                else if (c === 0x22 /* " */)
                    parsed += '"';
                else if (c === 0x5c /* \ */)
                    parsed += '\\';
                else
                    TomlError.x('unrecognised escape sequence', ctx);
                sliceStart = ctx.p + 1;
                state = 0;
            }
        }
        // Newline escape continuation: keep moving forward until the first non-whitespace char
        else if (c !== 0x20 && c !== 0x9 /* \t */) {
            if (state === 2)
                TomlError.x('invalid escape: only line-ending whitespace may be escaped', ctx, sliceStart);
            // State cannot be zero, or we'd have branched earlier already.
            // If it's a backslash, immediately transition to the escape state so it can be processed.
            state = !isLiteral && c === 0x5c /* \ */ ? 1 : 0;
            sliceStart = ctx.p;
        }
    }
    TomlError.x('unfinished string', ctx, startPtr);
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/date.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */
let DATE_TIME_RE = /^(\d{4}-\d{2}-\d{2})?[Tt ]?(?:(\d{2}):\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|z|[-+]\d{2}:\d{2})?$/i;
class TomlDate extends Date {
    #hasDate = false;
    #hasTime = false;
    #offset = null;
    constructor(date, fasttype, unsafeDelim) {
        let hasDate = true;
        let hasTime = true;
        let offset = 'Z';
        let c;
        if (typeof date === 'string') {
            if (fasttype)
                prep: {
                    // Date-time
                    if (fasttype < 3) {
                        if (+date.slice(11, 13) > 23) {
                            date = '';
                            break prep;
                        }
                        // Local
                        if (fasttype === 2) {
                            offset = null;
                            date += 'Z';
                        }
                        // Offset; keep track of offset if not Z
                        else if ((c = date.charCodeAt(date.length - 1)) !== 0x5a /* Z */ && c !== 0x7a /* z */) {
                            offset = date.slice(date.length - 6);
                        }
                        if (unsafeDelim)
                            date = date.slice(0, 10) + 'T' + date.slice(11);
                    }
                    // Time
                    else if (fasttype === 4) {
                        date = +date.slice(0, 2) > 23 ? '' : `0000-01-01T${date}Z`;
                    }
                    hasDate = fasttype !== 4;
                    hasTime = fasttype !== 3;
                }
            else {
                let match = date.match(DATE_TIME_RE);
                if (match) {
                    if (!match[1]) {
                        hasDate = false;
                        date = `0000-01-01T${date}`;
                    }
                    hasTime = !!match[2];
                    // Make sure to use T instead of a space. Breaks in case of extreme values otherwise.
                    hasTime && date[10] === ' ' && (date = date.replace(' ', 'T'));
                    // Do not allow rollover hours.
                    if (match[2] && +match[2] > 23) {
                        date = '';
                    }
                    else {
                        offset = match[3] || null;
                        if (!offset && hasTime)
                            date += 'Z';
                    }
                }
                else {
                    date = '';
                }
            }
        }
        super(date);
        if (!isNaN(this.getTime())) {
            this.#hasDate = hasDate;
            this.#hasTime = hasTime;
            this.#offset = offset;
        }
    }
    isDateTime() {
        return this.#hasDate && this.#hasTime;
    }
    isLocal() {
        return !this.#hasDate || !this.#hasTime || !this.#offset;
    }
    isDate() {
        return this.#hasDate && !this.#hasTime;
    }
    isTime() {
        return this.#hasTime && !this.#hasDate;
    }
    isValid() {
        return this.#hasDate || this.#hasTime;
    }
    toISOString() {
        let iso = super.toISOString();
        // Local Date
        if (this.isDate())
            return iso.slice(0, 10);
        // Local Time
        if (this.isTime())
            return iso.slice(11, 23);
        // Local DateTime
        if (this.#offset === null)
            return iso.slice(0, -1);
        // Offset DateTime
        if (this.#offset === 'Z' || this.#offset === 'z')
            return iso;
        // This part is quite annoying: JS strips the original timezone from the ISO string representation
        // Instead of using a "modified" date and "Z", we restore the representation "as authored"
        let offset = (+(this.#offset.slice(1, 3)) * 60) + +(this.#offset.slice(4, 6));
        offset = this.#offset[0] === '-' ? offset : -offset;
        let offsetDate = new Date(this.getTime() - (offset * 60e3));
        return offsetDate.toISOString().slice(0, -1) + this.#offset;
    }
    static wrapAsOffsetDateTime(jsDate, offset = 'Z') {
        let date = new TomlDate(jsDate);
        date.#offset = offset;
        return date;
    }
    static wrapAsLocalDateTime(jsDate) {
        let date = new TomlDate(jsDate);
        date.#offset = null;
        return date;
    }
    static wrapAsLocalDate(jsDate) {
        let date = new TomlDate(jsDate);
        date.#hasTime = false;
        date.#offset = null;
        return date;
    }
    static wrapAsLocalTime(jsDate) {
        let date = new TomlDate(jsDate);
        date.#hasDate = false;
        date.#offset = null;
        return date;
    }
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/extract.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */




function isDigit(char, base = 10) {
    return base === 16
        ? (char > 0x2f && char < 0x3a) || (char > 0x40 && char < 0x47) || (char > 0x60 && char < 0x67)
        : (char > 0x2f && char < 0x30 + base);
}
function isEndOfValue(char, delim) {
    // Whitespace -- we're permissive on `\r` for performance; it'll be dealt with later anyway
    return char === 0x20 || char === 0x9 /* \t */ || char === 0xa /* \n */ || char === 0xd /* \r */ ||
        // Structure end or next value delimiter
        (delim && (char === delim || char === 0x2c /* , */)) ||
        // Comment
        char === 0x23; /* # */
}
/** @internal */
function extractValue(ctx, end) {
    let errPtr = ctx.p;
    let c = ctx.s.charCodeAt(ctx.p);
    // Structs
    if (c === 0x5b /* [ */ || c === 0x7b /* { */) {
        ctx.d-- || TomlError.x('document contains excessively nested structures. aborting.', ctx);
        let value = c === 0x5b /* [ */
            ? parseArray(ctx)
            : parseInlineTable(ctx);
        ctx.d++;
        return value;
    }
    // Strings
    if (c === 0x22 /* " */ || c === 0x27 /* ' */) {
        return parseString(ctx);
    }
    // Booleans
    // We can fast-path because the first character is enough to know the only possible value
    if (c === 0x74 /* t */) { // Only possible valid value is `true`
        if (ctx.s.charCodeAt(++ctx.p) !== 0x72 || ctx.s.charCodeAt(++ctx.p) !== 0x75 || ctx.s.charCodeAt(++ctx.p) !== 0x65)
            TomlError.x('invalid value', ctx, errPtr);
        return ctx.p++, true;
    }
    if (c === 0x66 /* f */) { // Only possible valid value is `false`
        if (ctx.s.charCodeAt(++ctx.p) !== 0x61 || ctx.s.charCodeAt(++ctx.p) !== 0x6c || ctx.s.charCodeAt(++ctx.p) !== 0x73 || ctx.s.charCodeAt(++ctx.p) !== 0x65)
            TomlError.x('invalid value', ctx, errPtr);
        return ctx.p++, false;
    }
    if (c === 0x2b /* + */ || c === 0x2d /* - */) {
        return parseNumber(ctx, ctx.p, ctx.s.charCodeAt(++ctx.p), 0x2c - c, end);
    }
    // Rough heuristic, but `parseDate` falls back to number parsing if it's a false positive.
    // e.g.: `a = 1\n-------------- = 1` would match this heuristic, but gracefully fallback to numbers.
    if (ctx.s.charCodeAt(ctx.p + 4) === 0x2d /* - */ && ctx.s.charCodeAt(ctx.p + 7) === 0x2d /* - */) {
        return parseDate(ctx, c, end);
    }
    // Same logic as above; `parseTime` falls back to number parsing if it's a false positive.
    if (ctx.s.charCodeAt(ctx.p + 2) === 0x3a /* : */) {
        return parseTime(ctx, c, end);
    }
    return parseNumber(ctx, ctx.p, c, 0, end);
}
// State:
// 0: init
// 1: integer
// 2: fractional dot
// 3: fractional
// 4: exponent letter
// 5: exponent
// 6: exponent sign
// 7: exponent with sign
// >9: underscore; see below
//     -> 12: was integer
//     -> 14: was fractional
//     -> 16: was exponent
// states 2-5, 14, 16 are ONLY permitted iif base === 10
function parseNumber(ctx, startPtr, startChr, sign, endChr) {
    let c = startChr;
    let state = 0;
    let hasUnderscores = false;
    // (+/-)inf
    if (c === 0x69 /* i */) {
        if (ctx.s.charCodeAt(++ctx.p) !== 0x6e || ctx.s.charCodeAt(++ctx.p) !== 0x66)
            TomlError.x('invalid value', ctx, startPtr);
        return ctx.p++, (sign || 1) / 0;
    }
    // (+/-)nan
    if (c === 0x6e /* n */) {
        if (ctx.s.charCodeAt(++ctx.p) !== 0x61 || ctx.s.charCodeAt(++ctx.p) !== 0x6e)
            TomlError.x('invalid value', ctx, startPtr);
        return ctx.p++, NaN;
    }
    // Leading zero
    // Only allowed cases: `0<EOV>`, `0.(...)`, `0e(...)`, `0x(...)`, `0b(...)`, `0o(...)`
    // FWIW, `0e(...)` is a stupid case, but it's not banned per-se so we have to parse it
    if (c === 0x30 /* 0 */) {
        if (++ctx.p >= ctx.s.length || isEndOfValue(c = ctx.s.charCodeAt(ctx.p), endChr))
            return ctx.bi === true ? 0n : 0; // note: conveniently deals with `-0`
        if (!sign) {
            if (c === 0x78 /* x */)
                return parseIntegerBaseN(ctx, startPtr, 16, endChr);
            else if (c === 0x62 /* b */)
                return parseIntegerBaseN(ctx, startPtr, 2, endChr);
            else if (c === 0x6f /* o */)
                return parseIntegerBaseN(ctx, startPtr, 8, endChr);
        }
        if (c === 0x2e /* . */)
            state = 2;
        else if (c === 0x65 /* e */ || c === 0x45 /* E */)
            state = 4;
        else
            TomlError.x('illegal leading zero', ctx, startPtr);
    }
    // If the 1st char is not a digit by now, then it's not a valid TOML value at all
    else if (!isDigit(c))
        TomlError.x('invalid value', ctx, startPtr);
    while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) {
        if (!state)
            state = 1; // Detects single-digit numbers we can use a fast parse path for
        // The way the states are numbered is not random: underscores are always permitted in odd-numbered states and
        // never permitted in even-numbered ones.
        if (c === 0x5f /* _ */) {
            if (!(state & 1))
                TomlError.x('illegal underscore', ctx);
            state += 11; // 11 is a marker that makes the state even and greater than 9; see the numbering + rationale above
            hasUnderscores = true;
        }
        // Transition to fractional part.
        else if (state === 1 && c === 0x2e /* . */)
            state = 2;
        // Transition to exponent part.
        else if ((state === 1 || state === 3) && (c === 0x65 /* e */ || c === 0x45 /* E */))
            state = 4;
        // + and - are permitted in state 4 only (handled before entering the function for state 0)
        else if (state === 4 && (c === 0x2b /* + */ || c === 0x2d /* - */)) {
            state = 6;
        }
        // All special cases have been handled; only digits are allowed here
        else if (!isDigit(c))
            TomlError.x(`illegal character in numeric literal`, ctx);
        // Clear state flags
        else if (state > 9)
            state -= 11;
        else if (!(state & 1))
            state++;
    }
    // Single-char number; we can fast-path these very easily.
    if (!state) {
        let val = (startChr - 0x30 /* 0 */) * (sign || 1);
        return ctx.bi === true ? BigInt(val) : val;
    }
    // Even-numbered states absolutely require a digit next; not even end of value is permitted
    if (!(state & 1))
        TomlError.x('unfinished numeric value', ctx, startPtr);
    let str = ctx.s.slice(startPtr, ctx.p);
    if (hasUnderscores)
        str = str.replaceAll('_', ''); // perf: replaceAll 1.25x faster than replace with a regex
    return state > 1
        ? parseFloat(str)
        : parseInteger(ctx, str, 10, startPtr);
}
function parseIntegerBaseN(ctx, startPtr, base, endChr) {
    let c, underscore = 1;
    while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) {
        if (c === 0x5f /* _ */) {
            if (underscore & 1)
                TomlError.x('illegal underscore', ctx);
            underscore = 3;
        }
        // We only need to check if the number is a valid digit, nothing else is permitted
        else if (!isDigit(c, base))
            TomlError.x(`illegal character in numeric literal`, ctx);
        // Clear underscore flag
        else if (underscore & 1)
            underscore--;
    }
    // Trailing underscore is not allowed
    if (underscore & 1)
        TomlError.x('unfinished numeric value', ctx);
    let str = ctx.s.slice(startPtr + 2, ctx.p);
    if (underscore)
        str = str.replaceAll('_', ''); // perf: replaceAll 1.25x faster than replace with a regex
    return parseInteger(ctx, str, base, startPtr);
}
function parseInteger(ctx, str, base, startPtr) {
    if (ctx.bi !== true)
        int: {
            let val = parseInt(str, base);
            if (!Number.isSafeInteger(val)) {
                if (ctx.bi)
                    break int;
                TomlError.x('integer value cannot be represented losslessly', ctx, startPtr);
            }
            return val;
        }
    return base === 10 ? BigInt(str) : BigInt((base === 2 ? '0b' : base === 8 ? '0o' : '0x') + str);
}
function parseDate(ctx, c, endChr) {
    let startPtr = ctx.p++, unsafeSeparator;
    if (!isDigit(c) ||
        !isDigit(ctx.s.charCodeAt(ctx.p++)) ||
        !isDigit(ctx.s.charCodeAt(ctx.p++)) ||
        !isDigit(ctx.s.charCodeAt(ctx.p++))) {
        return parseNumber(ctx, ctx.p = startPtr, c, 0, endChr);
    }
    ctx.p += 5;
    if (!isDigit(ctx.s.charCodeAt(ctx.p++)))
        TomlError.x('invalid date-time: date part is malformed', ctx, startPtr);
    if (ctx.p >= ctx.s.length || (((c = ctx.s.charCodeAt(ctx.p)) !== 0x20 || (unsafeSeparator = true, !isDigit(ctx.s.charCodeAt(ctx.p + 1)))) && c !== 0x54 /* T */ && c !== 0x74 /* t */)) {
        let t = ctx.s.slice(startPtr, ctx.p);
        return readDate(ctx, t, 3, false, startPtr);
    }
    if (ctx.s.charCodeAt(ctx.p += 3) !== 0x3a /* : */)
        TomlError.x('invalid date-time: time part is malformed', ctx, startPtr);
    if (ctx.s.charCodeAt(ctx.p += 3) === 0x3a /* : */)
        ctx.p += 3;
    if (ctx.s.charCodeAt(ctx.p) === 0x2e /* . */)
        while (isDigit(ctx.s.charCodeAt(++ctx.p)))
            ;
    if (c = ctx.s.charCodeAt(ctx.p)) {
        if (c === 0x5a /* Z */ || c === 0x7a /* z */) {
            let t = ctx.s.slice(startPtr, ++ctx.p);
            return readDate(ctx, t, 1, unsafeSeparator, startPtr, '[+00:00]');
        }
        if (c === 0x2b /* + */ || c === 0x2d /* - */) {
            // Temporal's ZonedDateTime is weird asf when it comes to dealing with traditional offsets...
            // It's 1.2x faster to allocate a new string to pass to ZDT than use Instant.toZonedDateTimeISO
            let t = ctx.s.slice(startPtr, ctx.p += 6);
            return readDate(ctx, t, 1, unsafeSeparator, startPtr, !ctx.ld && ('[' + ctx.s.slice(ctx.p - 6, ctx.p) + ']'));
        }
    }
    let t = ctx.s.slice(startPtr, ctx.p);
    return readDate(ctx, t, 2, unsafeSeparator, startPtr);
}
function parseTime(ctx, c, endChr) {
    let start = ctx.p;
    if (!isDigit(c) || !isDigit(ctx.s.charCodeAt(++ctx.p))) {
        return parseNumber(ctx, --ctx.p, c, 0, endChr);
    }
    if (ctx.s.charCodeAt(ctx.p += 4) === 0x3a /* : */)
        ctx.p += 3;
    if (ctx.s.charCodeAt(ctx.p) === 0x2e /* . */)
        while (isDigit(ctx.s.charCodeAt(++ctx.p)))
            ;
    let t = ctx.s.slice(start, ctx.p);
    return readDate(ctx, t, 4, false, start);
}
function readDate(ctx, str, type, unsafeDelim, errPtr, temporalSuffix) {
    if (ctx.ld) {
        let date = new TomlDate(str, type, unsafeDelim);
        if (!date.isValid())
            TomlError.x('invalid date', ctx, errPtr);
        return date;
    }
    try {
        if (temporalSuffix)
            str += temporalSuffix;
        switch (type) {
            case 1: return Temporal.ZonedDateTime.from(str);
            case 2: return Temporal.PlainDateTime.from(str);
            case 3: return Temporal.PlainDate.from(str);
            case 4: return Temporal.PlainTime.from(str);
        }
    }
    catch (e) {
        TomlError.x(e instanceof Error ? e.message : '' + e, ctx, errPtr);
    }
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/util.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */

/** @internal */
function skipComment(ctx) {
    for (; ctx.p < ctx.s.length; ctx.p++) {
        let c = ctx.s.charCodeAt(ctx.p);
        if (c === 0xa /* \n */)
            break;
        if (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */) {
            ctx.p++;
            break;
        }
        if ((c < 0x20 && c !== 0x9 /* \t */) || c === 0x7f) {
            TomlError.x('control characters are not allowed in comments', ctx);
        }
    }
}
/** @internal */
function skipVoid(ctx, banNewLines, banComments) {
    let c;
    while (ctx.p < ctx.s.length) {
        while (ctx.p < ctx.s.length && ((c = ctx.s.charCodeAt(ctx.p)) === 0x20 ||
            c === 0x9 /* \t */ ||
            (!banNewLines &&
                (c === 0xa /* \n */ || (c === 0xd /* \r */ && ctx.s.charCodeAt(ctx.p + 1) === 0xa /* \n */)))))
            ctx.p++;
        if (banComments || c !== 0x23 /* # */)
            break;
        skipComment(ctx);
    }
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/struct.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */




/** @internal */
function parseKey(ctx, end = 0x3d /* = */) {
    // States:
    // 0: before first char
    // 1: parsing bare key
    // 2: after key component
    let startPtr;
    let state = 0;
    let parsed = [];
    let sliceStart;
    let c = ctx.s.charCodeAt(startPtr = ctx.p);
    do {
        // End of key
        if (c === end) {
            if (!state)
                TomlError.x('unexpected end of key', ctx);
            if (state === 1)
                parsed.push(ctx.s.slice(sliceStart, ctx.p));
            return ctx.p++, parsed;
        }
        // Dotted key separator
        else if (c === 0x2e /* . */) {
            if (!state)
                TomlError.x('illegal empty bare key', ctx);
            if (state === 1)
                parsed.push(ctx.s.slice(sliceStart, ctx.p));
            state = 0;
        }
        // Quoted key
        else if (!state && (c === 0x22 /* " */ || c === 0x27 /* ' */)) {
            if (c === ctx.s.charCodeAt(ctx.p + 1) && c === ctx.s.charCodeAt(ctx.p + 2))
                TomlError.x('illegal quoted key: multiline strings are not allowed', ctx);
            parsed.push(parseString(ctx));
            state = 2;
            ctx.p--;
        }
        // Whitespace; no-op in state 0 and 2, end of bare key in state 1
        else if (c === 0x20 || c === 0x9 /* \t */) {
            if (state === 1) {
                parsed.push(ctx.s.slice(sliceStart, ctx.p));
                state = 2;
            }
        }
        // If state is post-key, no character is allowed; otherwise ensure it's a bare-key component
        else if (state === 2 || (c < 0x30 && c !== 0x2d /* - */) || (c > 0x39 && c < 0x41) || (c > 0x5a && c < 0x61 && c !== 0x5f /* _ */) || c > 0x7a) {
            TomlError.x('illegal character in key', ctx);
        }
        // Illegal character
        else if (!state) {
            state = 1;
            sliceStart = ctx.p;
        }
    } while (c = ctx.s.charCodeAt(++ctx.p));
    TomlError.x('incomplete key-value: cannot find end of key', ctx, startPtr);
}
/** @internal */
function parseInlineTable(ctx) {
    let startPtr = ctx.p++;
    let res = Object.create(null);
    let seen = new Set();
    let c;
    while (ctx.p < ctx.s.length) {
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p)) === 0x7d /* } */) {
            ctx.p++;
            return res;
        }
        let k;
        let t = res;
        let hasOwn = false;
        let errPtr = ctx.p;
        let key = parseKey(ctx);
        for (let i = 0; i < key.length; i++) {
            if (i)
                t = hasOwn ? t[k] : (t[k] = Object.create(null));
            k = key[i];
            if ((hasOwn = Object.hasOwn(t, k)) && (typeof t[k] !== 'object' || seen.has(t[k]))) {
                TomlError.x('trying to redefine an already defined value', ctx, errPtr);
            }
            let unsafe = k === '__proto__';
            if (ctx.uk && (unsafe || k === 'constructor')) {
                t = ctx.uk !== 1 && TomlError.x('document contains an unsafe property', ctx, errPtr);
                break;
            }
            if (!hasOwn && unsafe) {
                Object.defineProperty(t, k, { enumerable: true, configurable: true, writable: true });
            }
        }
        if (hasOwn) {
            TomlError.x('trying to redefine an already defined value', ctx, errPtr);
        }
        skipVoid(ctx, true, true);
        let value = extractValue(ctx, 0x7d /* } */);
        if (t && typeof (t[k] = value) === 'object')
            seen.add(value);
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p++)) === 0x7d /* } */) {
            return res;
        }
        if (c !== 0x2c /* , */)
            TomlError.x('expected comma or end of structure', ctx, ctx.p - 1);
    }
    TomlError.x('unfinished table', ctx, startPtr);
}
/** @internal */
function parseArray(ctx) {
    let startPtr = ctx.p++;
    let res = [];
    let c;
    while (ctx.p < ctx.s.length) {
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p)) === 0x5d /* ] */) {
            ctx.p++;
            return res;
        }
        res.push(extractValue(ctx, 0x5d /* ] */));
        skipVoid(ctx);
        if ((c = ctx.s.charCodeAt(ctx.p++)) === 0x5d /* ] */) {
            return res;
        }
        if (c !== 0x2c /* , */)
            TomlError.x('expected comma or end of structure', ctx, ctx.p - 1);
    }
    TomlError.x('unfinished array', ctx, startPtr);
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/parse.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */




function peekTable(ctx, key, table, meta, type) {
    let t = table;
    let m = meta;
    let k;
    let hasOwn = false;
    let state;
    for (let i = 0; i < key.length; i++) {
        if (i) {
            t = hasOwn ? t[k] : (t[k] = Object.create(null));
            m = (state = m[k]).c;
            if (type === 0 /* Type.DOTTED */ && (state.t === 1 /* Type.EXPLICIT */ || state.t === 2 /* Type.ARRAY */)) {
                return null;
            }
            if (state.t === 2 /* Type.ARRAY */) {
                let l = t.length - 1;
                t = t[l];
                m = m[l].c;
            }
        }
        k = key[i];
        if ((hasOwn = Object.hasOwn(t, k)) && m[k]?.t === 0 /* Type.DOTTED */ && m[k]?.d) {
            return null;
        }
        if (!hasOwn) {
            let unsafe = k === '__proto__';
            if (ctx.uk && (unsafe || k === 'constructor'))
                return false;
            if (unsafe) {
                Object.defineProperty(t, k, { enumerable: true, configurable: true, writable: true });
                Object.defineProperty(m, k, { enumerable: true, configurable: true, writable: true });
            }
            m[k] = {
                t: i < key.length - 1 && type === 2 /* Type.ARRAY */
                    ? 3 /* Type.ARRAY_DOTTED */ : type,
                d: false,
                i: 0,
                c: Object.create(null),
            };
        }
    }
    state = m[k];
    if (state.t !== type && !(type === 1 /* Type.EXPLICIT */ && state.t === 3 /* Type.ARRAY_DOTTED */)) {
        // Bad key type!
        return null;
    }
    if (type === 2 /* Type.ARRAY */) {
        if (!state.d) {
            state.d = true;
            t[k] = [];
        }
        t[k].push(t = Object.create(null));
        state.c[state.i++] = (state = { t: 1 /* Type.EXPLICIT */, d: false, i: 0, c: Object.create(null) });
    }
    if (state.d) {
        // Redefining a table!
        return null;
    }
    state.d = true;
    if (type === 1 /* Type.EXPLICIT */) {
        t = hasOwn ? t[k] : (t[k] = Object.create(null));
    }
    else if (type === 0 /* Type.DOTTED */ && hasOwn) {
        return null;
    }
    return [k, t, state.c];
}
function validateTablePeek(ctx, peek, ptr) {
    if (peek === null || ctx.uk === 2)
        TomlError.x(peek === null
            ? 'trying to redefine an already defined table or value'
            : 'document contains an unsafe property', ctx, ptr);
}
function parse(toml, options = {}) {
    let ctx = {
        s: toml,
        p: 0,
        d: options.maxDepth ?? 1000,
        bi: options.integersAsBigInt ?? false,
        ld: options.useLegacyDate ?? true,
        uk: options.unsafeKeyBehaviour === 'throw' ? 2 : options.unsafeKeyBehaviour === 'drop' ? 1 : 0,
    };
    let res = Object.create(null);
    let meta = Object.create(null);
    let tmp;
    let skipping = false;
    let tbl = res;
    let m = meta;
    // BOM is allowed, skip.
    // JS is UTF-16, so we have to check for the UTF-16 BOM instead of the UTF-8 BOM sequence!
    if (toml.charCodeAt(0) === 0xfeff)
        ctx.p++;
    skipVoid(ctx);
    while (ctx.p < toml.length) {
        if (toml.charCodeAt(ctx.p) === 0x5b /* [ */) {
            let isTableArray = toml.charCodeAt(++ctx.p) === 0x5b; /* [ */
            tmp = ctx.p += +isTableArray;
            skipping = false;
            let k = parseKey(ctx, 0x5d /* ] */);
            if (isTableArray) {
                if (toml.charCodeAt(ctx.p) !== 0x5d /* ] */) {
                    TomlError.x('expected end of table array declaration', ctx);
                }
                ctx.p++;
            }
            let p = peekTable(ctx, k, res, meta, isTableArray ? 2 /* Type.ARRAY */ : 1 /* Type.EXPLICIT */);
            if (!p) {
                validateTablePeek(ctx, p, tmp);
                skipping = true;
            }
            else {
                m = p[2];
                tbl = p[1];
            }
        }
        else {
            tmp = ctx.p;
            let k = parseKey(ctx);
            let p = peekTable(ctx, k, tbl, m, 0 /* Type.DOTTED */);
            if (!p && !skipping)
                validateTablePeek(ctx, p, tmp);
            skipVoid(ctx, true, true);
            let v = extractValue(ctx, void 0);
            if (p && !skipping)
                p[1][p[0]] = v;
        }
        skipVoid(ctx, true);
        if (ctx.p < toml.length && (tmp = toml.charCodeAt(ctx.p)) !== 0xa /* \n */ && (tmp !== 0xd /* \r */ || toml.charCodeAt(ctx.p + 1) !== 0xa /* \n */)) {
            TomlError.x('each key-value declaration must be followed by an end-of-line', ctx);
        }
        skipVoid(ctx);
    }
    return res;
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/stringify.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */
let BARE_KEY = /^[a-z0-9-_]+$/i;
let HAS_WELLFORMED = !!(''.isWellFormed);
function extendedTypeOf(obj) {
    let type = typeof obj;
    if (type === 'object') {
        if (Array.isArray(obj))
            return 'array';
        if (typeof obj.getUTCDate === 'function' && obj instanceof Date)
            return 'date';
        if (globalThis.Temporal) {
            if (obj.until) {
                if (obj instanceof Temporal.ZonedDateTime)
                    return 'temporal/tz+uc';
                if (obj instanceof Temporal.PlainDateTime || obj instanceof Temporal.PlainDate)
                    return 'temporal/uc';
                if (obj instanceof Temporal.PlainTime || obj instanceof Temporal.Instant)
                    return 'temporal';
                if (obj instanceof Temporal.PlainYearMonth)
                    return 'temporal/x';
            }
            else if ((obj.toPlainDate && obj instanceof Temporal.PlainMonthDay) ||
                (obj.negated && obj instanceof Temporal.Duration)) {
                return 'temporal/x';
            }
        }
    }
    return type;
}
function isArrayOfTables(obj) {
    for (let i = 0; i < obj.length; i++) {
        if (extendedTypeOf(obj[i]) !== 'object')
            return false;
    }
    return obj.length != 0;
}
function formatWellFormedStringUnchecked(s) {
    return JSON.stringify(s).replaceAll('\x7f', '\\u007f');
}
function formatString(s) {
    return formatWellFormedStringUnchecked(HAS_WELLFORMED ? s.toWellFormed() : s);
}
function formatKey(s) {
    if (BARE_KEY.test(s))
        return s;
    if (HAS_WELLFORMED && !s.isWellFormed())
        throw new RangeError('key contains illegal lone surrogates');
    return formatWellFormedStringUnchecked(s);
}
function stringifyValue(val, type, depth, numberAsFloat, strictTemporal) {
    if (depth === 0) {
        throw new Error('Could not stringify the object: maximum object depth exceeded');
    }
    switch (type) {
        // @ts-expect-error -- intentional fallthrough case
        case 'number':
            if (isNaN(val))
                return 'nan';
            if (val === Infinity)
                return 'inf';
            if (val === -Infinity)
                return '-inf';
            if (Number.isInteger(val) && (numberAsFloat || !Number.isSafeInteger(val)))
                return val.toFixed(1);
        case 'bigint':
        case 'boolean':
        case 'temporal':
            return val.toString();
        case 'string':
            return formatString(val);
        case 'date':
            if (isNaN(val.getTime()))
                throw new TypeError('cannot serialize invalid date');
            return val.toISOString();
        case 'object':
            return stringifyInlineTable(val, depth, numberAsFloat, strictTemporal);
        case 'array':
            return stringifyArray(val, depth, numberAsFloat, strictTemporal);
        // @ts-expect-error -- intentional fallthrough case
        case 'temporal/tz+uc':
            if (strictTemporal) {
                let tz = val.timeZoneId;
                let tzc = tz.charCodeAt(0);
                if (
                // Classic offset
                tzc !== 0x2b /* + */ && tzc !== 0x2d /* - */ &&
                    (
                    // Fast pre-check pass; see below for the actually accepted values
                    (tzc !== 0x55 /* U */ && tzc !== 0x47 /* G */ && tzc !== 0x5a /* Z */ && tzc !== 0x45 /* E */) ||
                        (
                        // UTC and its aliases; Temporal implementations don't all canonicalise unfortunately
                        tz !== 'UTC' && tz !== 'UCT' && tz !== 'Universal' && tz !== 'Zulu' &&
                            // GMT is a TZ but it's for all intents and purposes equivalent to UTC. Safe to downgrade.
                            !tz.startsWith('GMT') && tz !== 'Greenwich' &&
                            // Etc/* are all safe to downgrade to offset (either UTC, GMT, or offset)
                            !tz.startsWith('Etc/')))) {
                    throw new TypeError('Temporal objects with an IANA timezone are not allowed in Temporal strict mode');
                }
            }
        case 'temporal/uc':
            if (strictTemporal && val.calendarId !== 'iso8601')
                throw new TypeError('Temporal objects with a non-default calendar are not allowed in Temporal strict mode');
            return val.toString({
                calendarName: 'never',
                timeZoneName: 'never',
            });
        case 'temporal/x':
            throw new TypeError('Unsupported ' + val[Symbol.toStringTag]);
    }
}
function stringifyInlineTable(obj, depth, numberAsFloat, strictTemporal) {
    let keys = Object.keys(obj);
    if (keys.length === 0)
        return '{}';
    let res = '{ ';
    for (let i = 0; i < keys.length; i++) {
        let k = keys[i];
        if (i)
            res += ', ';
        res += formatKey(k) + ' = ' + stringifyValue(obj[k], extendedTypeOf(obj[k]), depth - 1, numberAsFloat, strictTemporal);
    }
    return res + ' }';
}
function stringifyArray(array, depth, numberAsFloat, strictTemporal) {
    if (array.length === 0)
        return '[]';
    let res = '[ ';
    for (let i = 0; i < array.length; i++) {
        if (i)
            res += ', ';
        if (array[i] === null || array[i] === void 0) {
            throw new TypeError('arrays cannot contain null or undefined values');
        }
        res += stringifyValue(array[i], extendedTypeOf(array[i]), depth - 1, numberAsFloat, strictTemporal);
    }
    return res + ' ]';
}
function stringifyArrayTable(array, key, depth, numberAsFloat, strictTemporal) {
    if (depth === 0) {
        throw new Error('Could not stringify the object: maximum object depth exceeded');
    }
    let res = '';
    for (let i = 0; i < array.length; i++) {
        res += `${res && '\n'}[[${key}]]\n`;
        res += stringifyTable(0, array[i], key, depth, numberAsFloat, strictTemporal);
    }
    return res;
}
function stringifyTable(tableKey, obj, prefix, depth, numberAsFloat, strictTemporal) {
    if (depth === 0) {
        throw new Error('Could not stringify the object: maximum object depth exceeded');
    }
    let preamble = '';
    let tables = '';
    let keys = Object.keys(obj);
    for (let i = 0; i < keys.length; i++) {
        let k = keys[i];
        if (obj[k] !== null && obj[k] !== void 0) {
            let type = extendedTypeOf(obj[k]);
            if (type === 'symbol' || type === 'function') {
                throw new TypeError(`cannot serialize values of type '${type}'`);
            }
            let key = formatKey(k);
            if (type === 'array' && isArrayOfTables(obj[k])) {
                tables += (tables && '\n') + stringifyArrayTable(obj[k], prefix ? `${prefix}.${key}` : key, depth - 1, numberAsFloat, strictTemporal);
            }
            else if (type === 'object') {
                let tblKey = prefix ? `${prefix}.${key}` : key;
                tables += (tables && '\n') + stringifyTable(tblKey, obj[k], tblKey, depth - 1, numberAsFloat, strictTemporal);
            }
            else {
                preamble += key;
                preamble += ' = ';
                preamble += stringifyValue(obj[k], type, depth, numberAsFloat, strictTemporal);
                preamble += '\n';
            }
        }
    }
    if (tableKey && (preamble || !tables)) // Create table only if necessary
        preamble = preamble ? `[${tableKey}]\n${preamble}` : `[${tableKey}]`;
    return preamble && tables
        ? `${preamble}\n${tables}`
        : preamble || tables;
}
function stringify(obj, { maxDepth = 1000, numbersAsFloat = false, strictTemporal = false } = {}) {
    if (extendedTypeOf(obj) !== 'object') {
        throw new TypeError('stringify can only be called with an object');
    }
    let str = stringifyTable(0, obj, '', maxDepth, numbersAsFloat, strictTemporal);
    if (str[str.length - 1] !== '\n')
        return str + '\n';
    return str;
}

;// CONCATENATED MODULE: ./node_modules/smol-toml/dist/index.js
/*!
 * Copyright (c) Squirrel Chat et al., All rights reserved.
 * SPDX-License-Identifier: BSD-3-Clause
 *
 * Redistribution and use in source and binary forms, with or without
 * modification, are permitted provided that the following conditions are met:
 *
 * 1. Redistributions of source code must retain the above copyright notice, this
 *    list of conditions and the following disclaimer.
 * 2. Redistributions in binary form must reproduce the above copyright notice,
 *    this list of conditions and the following disclaimer in the
 *    documentation and/or other materials provided with the distribution.
 * 3. Neither the name of the copyright holder nor the names of its contributors
 *    may be used to endorse or promote products derived from this software without
 *    specific prior written permission.
 *
 * THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND
 * ANY EXPRESS OR IMPLIED WARRANTIES, INCLUDING, BUT NOT LIMITED TO, THE IMPLIED
 * WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
 * DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE
 * FOR ANY DIRECT, INDIRECT, INCIDENTAL, SPECIAL, EXEMPLARY, OR CONSEQUENTIAL
 * DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
 * SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER
 * CAUSED AND ON ANY THEORY OF LIABILITY, WHETHER IN CONTRACT, STRICT LIABILITY,
 * OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE
 * OF THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
 */





/** @deprecated use `import * as ... from 'smol-toml'` instead */
/* harmony default export */ const smol_toml_dist = ({ parse: parse, stringify: stringify, TomlDate: TomlDate, TomlError: TomlError });

;// CONCATENATED MODULE: ./build/src/provenance/manifest.js





/** Where lairs keeps the manifest, relative to the dataset: the first that exists counts. */
const places = ['lexicons/MANIFEST.toml', 'lairs/lexicons/MANIFEST.toml'];
/**
 * The manifest that a commit was made against: the one that is `asked` for, by its path from the
 * working directory, or the first in its usual places, else the one packaged with the action.
 *
 * Throws where the path asked for is not in the commit, where it cannot be told whether a manifest is
 * there (an object is missing, a symbolic link or a submodule stands at its place), and where the
 * manifest is not valid.
 */
async function findManifest(git, { commit, tree }, asked, packaged) {
    const paths = (asked === undefined ? places : [asked]).map((path) => external_node_path_.posix.join(git.prefix, path));
    for (const path of paths) {
        if (/^\.\.(\/|$)/.test(path))
            throw new Error(`manifest: "${asked}" leads out of the repository.`);
        const content = await readFile(git, tree, path);
        if (content !== undefined) {
            return { ...parseManifest(decode(content, path), path), source: `dataset:${path}`, path };
        }
    }
    if (asked !== undefined) {
        throw new Error(`manifest: there is no file "${paths[0]}" in commit ${commit}. ` +
            'Give its path from the working-directory, or leave the input empty to use the packaged manifest.');
    }
    const parsed = parseManifest(packaged, 'the packaged MANIFEST.toml');
    return { ...parsed, source: 'packaged', path: undefined };
}
async function readFile(git, tree, path) {
    const entry = await lookUp(git, tree, path);
    if (entry === undefined)
        return undefined;
    if (entry.kind !== 'file') {
        throw new Error(`${path} is a ${entry.kind}, where the manifest should be. Name its file in the input "manifest".`);
    }
    return (await readObject(git, entry.id, path)).content;
}
/** A manifest has some hundred bytes. */
const manifest_largest = 64 * 1024;
/** The text of a manifest's bytes. Throws where they are not UTF-8, or too many, naming `file`. */
function decode(content, file) {
    if (content.length > manifest_largest) {
        throw new Error(`${file}, line 1, column 1: it has ${content.length} bytes, and is no manifest of a lexicon tree, which has some hundred.`);
    }
    if (isPointer(content)) {
        throw new Error(`${file}, line 1, column 1: it is a Git LFS pointer, and not the manifest itself. Keep the manifest in git.`);
    }
    const mark = content.toString('latin1', 0, 3);
    if (/^(\xff\xfe|\xfe\xff|\xef\xbb\xbf)/.test(mark)) {
        throw new Error(`${file}, line 1, column 1: it begins with a byte order mark. Save it as UTF-8 without one, as TOML wants it.`);
    }
    const text = content.toString('utf8');
    if (Buffer.from(text).equals(content))
        return text;
    const { line, column } = placeAt(text, firstFault(content, text));
    throw new Error(`${file}, line ${line}, column ${column}: it is not UTF-8, which TOML is written in.`);
}
/** Where a text holds the first sign that stands for bytes which are not UTF-8, and not for itself. */
function firstFault(content, text) {
    let [at, byte] = [0, 0];
    for (const part of text.split('\ufffd')) {
        at += part.length;
        byte += Buffer.byteLength(part);
        if (content.toString('latin1', byte, byte + 3) !== '\xef\xbf\xbd')
            break;
        at += 1;
        byte += 3;
    }
    return at;
}
/** Long enough for every version and date, and accepted by every MLflow server as a param. */
const Fact = dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP('is not a string'), dist/* maxLength */.Ru6(500, (issue) => `has ${issue.input.length} characters; at most 500 are recorded`)), '');
const Hash = dist/* optional */.lqM(dist/* pipe */.FsL(dist/* string */.YjP('is not a string'), dist/* regex */.yGV(/^([0-9a-f]{64})?$/, 'is not 64 hex digits')), '');
const Count = dist/* optional */.lqM(dist/* pipe */.FsL(dist/* unknown */.L5J(), dist/* number */.aig('is not a number'), dist/* integer */.ndf('is not a whole number'), dist/* minValue */.Wwf(0, 'is less than 0')));
/** Lists and dates are objects, too. */
const Table = dist/* custom */.IeY(isTable, 'is not a table');
const Toml = dist/* object */.Ikc({
    provenance: dist/* optional */.lqM(dist/* pipe */.FsL(Table, dist/* object */.Ikc({
        layers_git_sha: Fact,
        layers_version: Fact,
        vendored_at: Fact,
        lexicon_tree_hash: Hash,
    })), {}),
    counts: dist/* optional */.lqM(dist/* pipe */.FsL(Table, dist/* object */.Ikc({ lexicon_files: Count, record_types: Count })), {}),
});
function isTable(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const prototype = Object.getPrototypeOf(value);
    return prototype === null || prototype === Object.prototype;
}
/**
 * Reads the text of a `MANIFEST.toml`.
 *
 * Throws an error that names `file`, line and column, where the text is not TOML, or a fact is not what it
 * should be.
 */
function parseManifest(text, file) {
    const result = dist/* safeParse */.xLC(Toml, toml(text, file));
    if (!result.success) {
        const [issue] = result.issues;
        const name = dist/* getDotPath */.BuJ(issue) ?? 'the manifest';
        const { line, column } = placeOf(text, name);
        throw new Error(`${file}, line ${line}, column ${column}: ${name} ${issue.message}.`);
    }
    const { provenance, counts } = result.output;
    const missing = Object.entries(provenance).flatMap(([fact, value]) => value === '' ? [fact] : []);
    const { lexicon_files, record_types } = counts;
    return { manifest: { ...provenance, lexicon_files, record_types }, missing };
}
function toml(text, file) {
    try {
        return parse(text);
    }
    catch (error) {
        if (!(error instanceof TomlError))
            throw error;
        const [reason = ''] = error.message.replace('Invalid TOML document: ', '').split('\n');
        throw new Error(`${file}, line ${error.line}, column ${error.column}: not valid TOML: ${reason}.`);
    }
}
/** Places that are tried: a manifest says nothing so often. */
const mostPlaces = 100;
/**
 * Where the value of a fact stands. The parser does not tell: but of all places where its key is written,
 * the right one is that where another key in its stead makes the fact disappear.
 */
function placeOf(text, name) {
    const path = name.split('.');
    const key = path.at(-1) ?? name;
    const held = JSON.stringify(valueAt(parse(text), path));
    let at = text.indexOf(key);
    for (let tried = 0; at >= 0 && tried < mostPlaces;) {
        const isComment = /^[ \t]*#/.test(text.slice(text.lastIndexOf('\n', at) + 1, at));
        if (!isComment)
            tried++;
        const other = `${text.slice(0, at)}${'_'.repeat(key.length)}${text.slice(at + key.length)}`;
        if (!isComment && JSON.stringify(valueIn(other, path)) !== held) {
            const [sign = ''] = /^["']?\s*=\s*/.exec(text.slice(at + key.length)) ?? [];
            return placeAt(text, at + key.length + sign.length);
        }
        at = text.indexOf(key, at + 1);
    }
    return placeAt(text, 0);
}
/** What another text says: what it said before where it says nothing valid. */
function valueIn(text, path) {
    try {
        return valueAt(parse(text), path);
    }
    catch {
        return undefined;
    }
}
function valueAt(table, path) {
    return path.reduce((value, key) => typeof value === 'object' && value !== null
        ? Object.entries(value).find(([name]) => name === key)?.[1]
        : undefined, table);
}
/** Line and column, both from 1, of a place in a text. */
function placeAt(text, index) {
    const before = text.slice(0, index).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

;// CONCATENATED MODULE: ./build/src/provenance/mismatch.js


const mostNames = 10;
/**
 * Why the lexicons may not be those of the manifest, as sentences: what has changed among them since the
 * commit that last changed the manifest, by name, and what git stores in another form than a checkout.
 */
async function whyMismatch(git, commit, manifest, { id, oddities }) {
    const reasons = [await changesSince(git, commit, manifest, id)];
    if (oddities.length > 0) {
        reasons.push(`Files are hashed as git stores them: ${list(oddities)}.`);
    }
    return reasons.join(' ');
}
async function changesSince(git, commit, manifest, now) {
    const last = git.isShallow ? undefined : await git.lastChange(commit, manifest);
    if (last === undefined) {
        return 'What has changed cannot be told without the history (actions/checkout with "fetch-depth: 0").';
    }
    const root = external_node_path_.posix.join(external_node_path_.posix.dirname(manifest), 'pub/layers');
    const tree = await git.read(`${last}^{tree}`);
    const before = tree === undefined ? undefined : await lookUp(git, tree.id, root);
    const changes = [];
    if (before?.kind === 'folder') {
        await git.changes(before.id, now, ({ path, status }) => {
            if (path.endsWith('.json'))
                changes.push(`${path} was ${status}`);
        });
    }
    if (changes.length > 0)
        return `Since commit ${last}, which last changed the manifest: ${list(changes)}.`;
    return (`They are as they were in commit ${last}, which last changed the manifest: its hash was wrong from the beginning, ` +
        'or is that of files which git changes when it checks them out (.gitattributes, line ends).');
}
/** The first names, and how many more there are. */
function list(names) {
    const shown = names.slice(0, mostNames).join(', ');
    return names.length <= mostNames ? shown : `${shown} and ${names.length - mostNames} more`;
}

;// CONCATENATED MODULE: ./build/src/provenance/proof.js



/**
 * Recomputes the hash of the lexicons that lie beside the manifest, in `pub/layers`, and compares it with
 * what the manifest says: null where there are none.
 *
 * Throws where they are others, unless they need not be verified (`verify` is false): then that is a
 * warning, and the record says so.
 */
async function prove(git, lexicons, { commit, tree }, { manifest, path }, verify, warn) {
    if (path === undefined)
        return null;
    const folder = external_node_path_.posix.dirname(path);
    const pub = await lookUp(git, tree, `${folder}/pub`);
    const found = pub?.kind === 'folder' ? await lexicons.read(pub.id) : undefined;
    if (found === undefined) {
        await tellLink(git, tree, folder, warn);
        return null;
    }
    const verified = manifest.lexicon_tree_hash === found.hash;
    if (!verified && manifest.lexicon_tree_hash !== '') {
        const said = `The lexicons in ${folder}/pub/layers are not those of ${path}: it says ${manifest.lexicon_tree_hash}, ` +
            `and they hash to ${found.hash}. ${await whyMismatch(git, commit, path, found)}`;
        if (verify) {
            throw new Error(`${said} Vendor them once more (lairs vendor), or set verify-lexicons to false, which records that they are not verified.`);
        }
        warn(`${said} They are recorded as not verified.`);
    }
    if (manifest.lexicon_tree_hash === '') {
        warn(`${path} has no lexicon_tree_hash: the lexicons are recorded as not verified.`);
    }
    tellCounts(found, { manifest, path }, warn);
    return {
        verified,
        tree_hash: found.hash,
        files: found.files,
        record_types: found.recordTypes,
    };
}
/** Warns where a link or a submodule stands for the lexicons: what it leads to is not in the commit. */
async function tellLink(git, tree, folder, warn) {
    for (const path of [`${folder}/pub`, `${folder}/pub/layers`]) {
        const entry = await lookUp(git, tree, path);
        if (entry === undefined || entry.kind === 'folder')
            continue;
        if (entry.kind !== 'file')
            warn(`${path} is a ${entry.kind}: lexicons behind it are not verified.`);
        return;
    }
}
function tellCounts(found, { manifest, path }, warn) {
    const compared = [
        ['lexicon files', manifest.lexicon_files, found.files],
        ['record types', manifest.record_types, found.recordTypes],
    ];
    for (const [what, said, counted] of compared) {
        if (said !== undefined && said !== counted) {
            warn(`${path} counts ${said} ${what}, and there are ${counted}.`);
        }
    }
    if (found.oddities.length > 0) {
        warn(`Lexicons are hashed as git stores them: ${list(found.oddities)}.`);
    }
}

;// CONCATENATED MODULE: ./build/src/provenance/derive.js










/**
 * Derives what each revision pins, from git objects alone. `packaged` is the text of the manifest that
 * comes with the action.
 *
 * Throws where that can be told of none of them.
 */
async function deriveAll(git, asked, packaged, revisions, warn) {
    const lexicons = new LexiconReader(git);
    const source = { git, asked, packaged, lexicons, datasets: new DatasetReader(git, warn), warn };
    // git lists the history while the objects are read.
    const standings = historyOf(git, revisions);
    standings.catch(() => undefined);
    const pinned = [];
    const unpinned = [];
    for (const revision of revisions) {
        try {
            pinned.push(await derive(source, revision, standings));
        }
        catch (error) {
            unpinned.push({ revision, reason: (0,src_text/* messageOf */.bD)(error) });
        }
    }
    const reasons = new Set(unpinned.map(({ reason }) => reason));
    if (pinned.length === 0 && reasons.size > 0) {
        throw new AggregateError([...reasons].map((reason) => new Error(reason)));
    }
    return { pinned, unpinned };
}
async function derive(source, revision, standings) {
    const { git, asked, packaged, warn } = source;
    const folder = await lookUp(git, revision.tree, git.prefix);
    if (folder?.kind !== 'folder') {
        throw new Error(`working-directory: there is no folder "${git.prefix.slice(0, -1)}" in commit ${revision.commit}. ` +
            'What is recorded comes from the commit, not from the files beside it.');
    }
    const manifest = await findManifest(git, revision, asked.manifest, packaged);
    if (manifest.missing.length > 0) {
        warn(`The manifest (${manifest.source}) does not say: ${manifest.missing.join(', ')}.`);
    }
    const lexicons = await prove(git, source.lexicons, revision, manifest, asked.verifyLexicons, warn);
    const tag = revision.tag === null ? undefined : revision.name;
    const found = await source.datasets.read(folder.id, git.prefix, tag);
    const { serverUrl, repository } = asked.workflow;
    const bundle = pin(revision, manifest, {
        repository: repositoryUrl(git.origin) ?? `${serverUrl}/${repository}`,
        prefix: git.prefix,
        lexicons,
        dataset: found?.dataset ?? null,
    });
    const standing = (await standings).get(revision.name);
    return { revision, bundle, growth: await grow(source, found?.place, standing) };
}
/** How the dataset has changed since the tag before it. */
async function grow({ git, datasets, warn }, place, standing) {
    const { position = 0, previous } = standing ?? {};
    const growth = { position, previous: previous?.name, changes: undefined };
    if (place === undefined || previous === undefined)
        return growth;
    try {
        const { id } = await readObject(git, `${previous.commit}^{tree}`, 'the tree of the tag before');
        const folder = await lookUp(git, id, git.prefix);
        const before = folder?.kind === 'folder' ? await datasets.find(folder.id, git.prefix) : undefined;
        if (before === undefined)
            return growth;
        return { ...growth, changes: await changesBetween(git, before, place) };
    }
    catch (error) {
        const why = (0,src_text/* messageOf */.bD)(error).replace(/\.$/, '');
        warn(`The records cannot be compared with those of ${previous.name}: ${why}.`);
        return growth;
    }
}

;// CONCATENATED MODULE: ./build/src/tracking/backend.js

/** The identifier of a logged revision, as lairs writes it: `lairs-revision:v1`. */
function identifierOf(artifactName, revision) {
    return `${artifactName}:${revision}`;
}
/** The place of a record is taken by another: nothing is wrong with the server. */
class Taken extends Error {
}
/** A tag that was logged before for another commit. */
class MovedTag extends Taken {
    url;
    constructor(bundle, held, advice = relogAdvice) {
        super(`${moved(bundle, held)}. Nothing was written. ${advice}`);
        this.url = held.url;
    }
}
const relogAdvice = 'Give the new commit a tag of its own, or set if-moved to relog, which logs it once more and keeps the old record.';
/** Says that a tag was moved. */
function moved({ revision, commit, committed_at }, held) {
    const before = (0,src_text/* printable */.g$)(`${held.commit} of ${held.committedAt || 'an unknown date'}`);
    return (`The tag "${revision}" was logged for commit ${before}${held.url && ` (${held.url})`}, ` +
        `and now points to ${commit} of ${committed_at}: it was moved`);
}
/** Says in what a record is not what was derived. */
function difference(field, logged, derived) {
    return `${field} is ${(0,src_text/* printable */.g$)(logged, 200)}, and not ${(0,src_text/* printable */.g$)(derived, 200)}`;
}

;// CONCATENATED MODULE: ./build/src/report/outputs.js

/** GitHub takes outputs of 1 MB; this leaves room for the way it counts. */
const largestResults = 900 * 1024;
/**
 * The action's outputs, by their names in action.yml: those of one revision are the newest's.
 * What comes from servers is redacted; what comes from git is exact. `warn` is told of what does not fit.
 */
function outputsOf({ newest, artifactName, provenance, results }, redact, warn) {
    const fromServers = results.flatMap(({ revision, status, outputs }) => revision === newest.revision && status !== 'dry-run' ? Object.entries(outputs) : []);
    return {
        artifact: identifierOf(artifactName, newest.revision),
        revision: newest.revision,
        commit: newest.commit,
        'lexicon-tree-hash': newest.lexicon_tree_hash,
        'layers-version': newest.layers_version,
        created: String(results.some(({ status }) => status === 'logged')),
        provenance,
        ...Object.fromEntries(fromServers.map(([name, value]) => [name, redact(value)])),
        results: resultsJson(results, redact, warn),
    };
}
/** One object per revision and backend: of very many, the first that fit. */
function resultsJson(results, redact, warn) {
    const entries = results.map(({ revision, commit, backend, status, url, identifier }) => JSON.stringify({ revision, commit, backend, status, url: redact(url), identifier }));
    let size = 0;
    const fitting = entries.filter((entry) => {
        size += Buffer.byteLength(entry) + 1;
        return size < largestResults;
    });
    if (fitting.length < entries.length) {
        warn(`The output "results" was cut: it lacks the last ${entries.length - fitting.length} of ${entries.length} entries, as GitHub takes outputs of 1 MB at most. All of them stand in the log.`);
    }
    return `[${fitting.join(',')}]`;
}

// EXTERNAL MODULE: ./build/src/tracking/result.js
var result = __nccwpck_require__(994);
// EXTERNAL MODULE: ./build/src/report/growth.js
var report_growth = __nccwpck_require__(6497);
;// CONCATENATED MODULE: ./build/src/report/rebuild.js

/**
 * The commands that rebuild what a revision pins, one a line, and what they must print. They are those of
 * docs/rebuild.md, where a test runs them.
 */
function rebuildCommands(bundle) {
    const { repository, revision, commit, tree, dataset } = bundle;
    const store = dataset?.store_commit;
    return [
        `git clone ${quote(`${repository}.git`)} dataset`,
        `git -C dataset -c advice.detachedHead=false checkout ${commit}`,
        `git -C dataset rev-parse 'HEAD^{tree}'   # ${tree}`,
        ...(store
            ? [
                `python -c ${quote(resolveScript)} ${quote(external_node_path_.posix.join('dataset', dataset.path))} ${quote(revision)}   # ${store}`,
            ]
            : []),
    ];
}
/**
 * For lairs 0.9, which needs Python 3.14. It asks for the tag, or else for HEAD, as the action does: asked for
 * an id, lairs gives it back as it is, whether the version store has it or not (seen with panproto 0.76).
 */
const resolveScript = 'import sys, pathlib, lairs.store.repository as s; r = s.Repository.open(pathlib.Path(sys.argv[1])); print(r.resolve(sys.argv[2] if sys.argv[2] in dict(r.tags()) else "HEAD"))';
/** A word for a POSIX shell. */
function quote(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

// EXTERNAL MODULE: ./build/src/report/report.js + 1 modules
var report = __nccwpck_require__(1190);
;// CONCATENATED MODULE: ./build/src/report/summary.js





/** GitHub drops a summary of more than 1 MiB, whole. In bytes. */
const summary_largest = 900 * 1024;
/** Of more revisions than this, the rest stands in the log. */
const mostRows = 500;
/** Of more facts than this in a cell, there is only how many. */
const mostLines = 50;
/**
 * The job summary: of one revision, a table of what it pins and where it is logged; of several, a table
 * of them. It is HTML without an empty line, in which GitHub renders no Markdown, and every value in it is
 * escaped.
 */
function summaryOf(pinned, results) {
    const [first] = pinned;
    const revisions = new Set(results.map(({ revision }) => revision)).size;
    if (first === undefined)
        return '';
    const lines = revisions > 1 ? table(results) : card(first, results);
    return [...lines, ''].join('\n');
}
function card({ bundle, growth }, results) {
    return [
        `<h3>${code(results[0]?.identifier ?? bundle.revision)}</h3>`,
        '<table>',
        row('Revision', code(bundle.revision)),
        row('Commit', `${code(bundle.commit)} of ${bundle.committed_at}`),
        row('Repository', code(bundle.repository)),
        row('Folder', code(bundle.working_dir)),
        row('Layers', code(bundle.layers_version)),
        row('Lexicon tree hash', code(bundle.lexicon_tree_hash)),
        row('Manifest', code(bundle.manifest_source)),
        row('Lexicons', lexiconsOf(bundle)),
        row('Records', recordsOf(bundle, growth)),
        ...results.map((result) => row(title(result.backend), state(result))),
        '</table>',
        `<details><summary>Rebuild it</summary><pre>${rebuildCommands(bundle)
            .map((line) => (0,src_text/* html */.qy)(line, 2000))
            .join('\n')}</pre></details>`,
    ];
}
function lexiconsOf({ lexicons }) {
    if (lexicons === null)
        return 'not in the tagged commit';
    const { verified, files, record_types } = lexicons;
    return `${verified ? 'verified' : '<b>not verified</b>'}: ${files} files, ${record_types} record types`;
}
function recordsOf({ dataset }, growth) {
    if (dataset === null)
        return 'no lairs Repository in the tagged commit';
    const counts = Object.entries(dataset.collections).map(([collection, count]) => `<br>${code(collection)}: ${count}`);
    const shown = beginning(counts, 'more stand in the log');
    return `${dataset.records ?? 'not counted'}${(0,report_growth/* growthOf */.X)(growth, code)}${shown}`;
}
/** Newest first, but before all others those that failed. */
function table(results) {
    const backends = [...new Set(results.map(({ backend }) => backend))];
    const revisions = new Map();
    for (const result of results) {
        revisions.set(result.revision, [...(revisions.get(result.revision) ?? []), result]);
    }
    const newestFirst = [...revisions.values()].reverse();
    const failed = newestFirst.filter((each) => !each.every(result/* isGood */.K));
    const good = newestFirst.filter((each) => each.every(result/* isGood */.K));
    const rows = fitting([...failed, ...good].map((each) => revisionRow(each, backends)));
    const left = newestFirst.length - rows.length;
    const heads = ['Revision', 'Commit', ...backends.map(title)].map((head) => `<th>${head}</th>`);
    return [
        `<h3>${newestFirst.length} revisions, ${failed.length} of them not as they should be</h3>`,
        '<table>',
        `<tr>${heads.join('')}</tr>`,
        ...rows,
        '</table>',
        ...(left === 0 ? [] : [`<p>${left} more stand in the log.</p>`]),
    ];
}
/** As many rows as fit. */
function fitting(rows) {
    let size = 0;
    const end = rows.findIndex((each) => {
        size += Buffer.byteLength(each) + 1;
        return size > summary_largest;
    });
    return rows.slice(0, Math.min(mostRows, end < 0 ? rows.length : end));
}
function revisionRow(results, backends) {
    const [first] = results;
    const states = backends.map((backend) => {
        const result = results.find((each) => each.backend === backend);
        return result === undefined ? '' : state(result);
    });
    const cells = [code(first?.revision ?? ''), code(first?.commit.slice(0, 12) ?? ''), ...states];
    return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}
function state(result) {
    const { status, url, details } = result;
    const link = url === '' ? '' : `: <a href="${(0,src_text/* html */.qy)(url, 2000)}">${(0,src_text/* html */.qy)(url, 2000)}</a>`;
    const why = beginning(details.map((detail) => `<br>${code(detail, 2000)}`), 'more');
    return `${report/* verbs */.P[status]}${link}${why}`;
}
/** The first lines of a cell, and how many are left out. */
function beginning(lines, more) {
    const left = lines.length - mostLines;
    return `${lines.slice(0, mostLines).join('')}${left > 0 ? `<br>${left} ${more}` : ''}`;
}
function title(backend) {
    return { wandb: 'W&amp;B', mlflow: 'MLflow' }[backend] ?? (0,src_text/* html */.qy)(backend);
}
function row(name, value) {
    return `<tr><th align="left">${name}</th><td>${value}</td></tr>`;
}
/** `@names` and links are left alone in code. */
function code(text, max = 300) {
    return text === '' ? '–' : `<code>${(0,src_text/* html */.qy)(text, max)}</code>`;
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: ./build/src/temporary.js



/** A new folder in the one for files of this job. Throws where there cannot be one. */
async function makeFolder(temporary) {
    try {
        return await (0,promises_.mkdtemp)((0,external_node_path_.join)(temporary, 'log-revision-'));
    }
    catch (error) {
        throw new Error(`No folder could be made in ${temporary} (RUNNER_TEMP): ${(0,src_text/* messageOf */.bD)(error)}. Nothing was sent.`);
    }
}
/** Writes a file in that folder. Throws where it has no room, before anything is sent. */
async function writeTemporary(file, text) {
    try {
        await (0,promises_.writeFile)(file, text);
    }
    catch (error) {
        throw new Error(`${file} could not be written (RUNNER_TEMP): ${(0,src_text/* messageOf */.bD)(error)}. Nothing was sent. Make room on the runner's disk.`);
    }
}

;// CONCATENATED MODULE: ./build/src/revision/changes.js

/**
 * Speaks with one `git diff-tree --stdin` process: the ids of two trees go in, and what differs comes out.
 * git compares object ids, and reads no file.
 */
class ChangeReader {
    #pipe;
    #last = Promise.resolve();
    constructor(git) {
        this.#pipe = new Pipe(git);
    }
    /** The arguments that git is started with. */
    static args = ['diff-tree', '-r', '-z', '--raw', '--no-renames', '--stdin'];
    /** Hands each change from `before` to `after` on. Throws where git cannot read a tree. */
    between(before, after, take) {
        const answer = this.#last.then(() => this.#ask(before, after, take));
        this.#last = answer.catch(() => undefined);
        return answer;
    }
    /** Ends the process. */
    close() {
        this.#pipe.close();
    }
    async #ask(before, after, take) {
        // A line that is no id comes back as it is, and at once: it shows where the answer ends.
        this.#pipe.write(`${before} ${after}\nend\n`);
        const asked = await this.#pipe.until(0x0a);
        if (asked === 'end')
            throw new Error(`git cannot compare the trees: ${this.#pipe.complaint}`);
        while ((await this.#pipe.peek()) === 0x3a) {
            const [, , old, now, status] = (await this.#pipe.until(0)).split(' ');
            const path = await this.#pipe.until(0);
            // Only its mode may have changed.
            if (old !== now)
                take({ path, status: statusOf(status) });
        }
        await this.#pipe.until(0x0a);
    }
}
function statusOf(letter) {
    if (letter === 'A')
        return 'added';
    return letter === 'D' ? 'removed' : 'changed';
}

;// CONCATENATED MODULE: external "node:stream/consumers"
const consumers_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");
;// CONCATENATED MODULE: ./build/src/revision/date.js
/** Seconds since 1970, as git writes them, as ISO 8601 in UTC, to the second: '' where they are none. */
function isoDate(seconds) {
    if (seconds === undefined || !/^\d{1,11}$/.test(seconds))
        return '';
    return new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z');
}

;// CONCATENATED MODULE: ./build/src/revision/listing.js



function listing(start) {
    const list = async (args, commits = []) => {
        const git = start(args);
        // Where it ends before it has read all, its exit code tells.
        git.stdin.on('error', () => undefined);
        git.stdin.end(commits.map((id) => `${id}\n`).join(''));
        try {
            return await output(git);
        }
        catch (error) {
            const said = (0,src_text/* messageOf */.bD)(error).replace(/\s+/g, ' ');
            throw new Error(`git ${args[0]} failed: ${said}. Check the repository out again.`);
        }
    };
    return {
        async tags() {
            const names = await list(['for-each-ref', '--format=%(refname:strip=2)', 'refs/tags']);
            return names.split('\n').filter((name) => name !== '');
        },
        async taggedCommits() {
            return parseTags(await list(['for-each-ref', `--format=${tagFormat}`, 'refs/tags']));
        },
        async ancestry(commits, take) {
            const args = ['rev-list', '--topo-order', '--reverse', '--parents', '--stdin'];
            for (const line of (await list(args, commits)).split('\n')) {
                const [commit = '', ...parents] = line.split(' ');
                if (commit !== '')
                    take(commit, parents);
            }
        },
        async newestFirst(commits) {
            const wanted = new Set(commits);
            return (await list(['rev-list', '--topo-order', '--stdin'], commits))
                .split('\n')
                .filter((id) => wanted.has(id));
        },
        async annotatedAtOrigin() {
            const remote = start(['ls-remote', '--tags', 'origin']);
            // A helper of git's own may outlive it: then its pipes are what would be waited for.
            const clock = setTimeout(() => {
                remote.kill();
                for (const pipe of [remote.stdin, remote.stdout, remote.stderr])
                    pipe.destroy();
            }, 10_000);
            try {
                return parseRemoteTags(await output(remote));
            }
            catch {
                return undefined;
            }
            finally {
                clearTimeout(clock);
            }
        },
        async lastChange(commit, path) {
            const id = await list(['rev-list', '-1', commit, '--', `:(top,literal)${path}`]);
            return id.trim() || undefined;
        },
    };
}
const tagFormat = [
    '%(refname:strip=2)',
    '%(objecttype)',
    '%(*objecttype)',
    '%(objectname)',
    '%(*objectname)',
    '%(committerdate:unix)',
    '%(*committerdate:unix)',
    '%(taggerdate:unix)',
].join('%00');
function parseTags(text) {
    return text.split('\n').flatMap((line) => {
        const [name = '', type, target, id = '', targetId = '', date, targetDate, tagDate] = line.split('\0');
        const annotated = type === 'tag' && target === 'commit';
        if (!annotated && type !== 'commit')
            return [];
        return {
            name,
            commit: annotated ? targetId : id,
            committedAt: isoDate(annotated ? targetDate : date),
            taggedAt: isoDate(tagDate),
        };
    });
}
/** Each tag has a line `<id> TAB refs/tags/<name>`, and an annotated one another with `^{}` at its end. */
function parseRemoteTags(text) {
    const ids = new Map();
    const annotated = [];
    for (const line of text.split('\n')) {
        const [id = '', ref = ''] = line.split('\t');
        const name = ref.replace(/^refs\/tags\//, '');
        if (name.endsWith('^{}'))
            annotated.push(name.slice(0, -3));
        else
            ids.set(name, id);
    }
    return new Map(annotated.map((name) => [name, ids.get(name) ?? '']));
}
/** What a process prints. Throws what it complains of where it fails. */
async function output(git) {
    const [stdout, stderr, code] = await Promise.all([
        (0,consumers_namespaceObject.text)(git.stdout),
        (0,consumers_namespaceObject.text)(git.stderr),
        new Promise((resolve, reject) => {
            git.on('error', reject);
            git.on('close', resolve);
        }),
    ]);
    if (code !== 0)
        throw new Error(stderr.trim());
    return stdout;
}

;// CONCATENATED MODULE: ./build/src/revision/git.js








/**
 * Opens the repository that `directory` (an absolute, real path in `workspace`) belongs to. `home` is an
 * empty folder for git's configuration of this run. `signal` ends all git processes.
 *
 * Throws where git is absent, or where no repository is found between `directory` and `workspace`.
 */
async function openGit(directory, workspace, home, signal) {
    await writeTemporary((0,external_node_path_.join)(home, '.gitconfig'), configuration(directory, workspace));
    const env = environment(workspace, home);
    const start = (args) => (0,external_node_child_process_namespaceObject.spawn)('git', args, { cwd: directory, env, signal });
    const batch = new BatchReader(() => start(['cat-file', '--batch']));
    batch.begin();
    const { facts, origin } = await locate(start, directory).catch((error) => {
        batch.close();
        throw error;
    });
    let differ;
    const lineEnd = facts.indexOf('\n');
    const shallow = facts.slice(0, lineEnd);
    if (shallow !== 'true' && shallow !== 'false') {
        // An older git gives the option back as it is.
        batch.close();
        const found = await output(start(['--version'])).catch(src_text/* messageOf */.bD);
        throw new Error(`git is too old on this runner: it is "${(0,src_text/* printable */.g$)(found)}", and 2.15 is needed. Install a newer one in the job before this step.`);
    }
    return {
        prefix: facts.slice(lineEnd + 1).replace(/\n$/, ''),
        isShallow: shallow === 'true',
        origin: origin.trim(),
        read: (name) => batch.read(name),
        stream: (name, take) => batch.stream(name, take),
        async changes(before, after, take) {
            differ ??= new ChangeReader(start(ChangeReader.args));
            try {
                await differ.between(before, after, take);
            }
            catch (error) {
                // It may have ended at a tree that is damaged: what is asked for next gets another.
                differ?.close();
                differ = undefined;
                throw error;
            }
        },
        ...listing(start),
        close() {
            batch.close();
            differ?.close();
        },
    };
}
/** Where the directory is in its repository, and where that came from. */
async function locate(start, directory) {
    const [facts, origin] = await Promise.all([
        output(start(['rev-parse', '--is-shallow-repository', '--show-prefix'])).catch((error) => {
            throw explain(error, directory);
        }),
        output(start(['config', '--get', 'remote.origin.url'])).catch(() => ''),
    ]);
    return { facts, origin };
}
/**
 * git refuses a repository of another user, as a container job's workspace is, unless it is named in
 * `safe.directory`. Before git 2.38 that counts in a user's configuration only, so this run gets one of
 * its own, which goes on with the user's. Which folder is the top of the repository is not known yet:
 * each one up to the workspace is named.
 */
function configuration(directory, workspace) {
    const folders = [directory];
    for (let folder = directory; folder !== workspace; folder = (0,external_node_path_.dirname)(folder)) {
        folders.push((0,external_node_path_.dirname)(folder));
    }
    const trusted = folders.map((folder) => `\tdirectory = ${git_quote(folder.split(external_node_path_.sep).join('/'))}\n`);
    const own = (0,external_node_path_.join)((0,external_node_os_.homedir)(), '.gitconfig').split(external_node_path_.sep).join('/');
    return `[include]\n\tpath = ${git_quote(own)}\n[safe]\n${trusted.join('')}`;
}
function git_quote(value) {
    return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
function environment(workspace, home) {
    return {
        ...process.env,
        HOME: home,
        // A repository above the workspace is not what the workflow checked out.
        GIT_CEILING_DIRECTORIES: (0,external_node_path_.dirname)(workspace),
        // A replaced object would be recorded under the id of the original.
        GIT_NO_REPLACE_OBJECTS: '1',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_TERMINAL_PROMPT: '0',
        LC_ALL: 'C',
    };
}
function explain(error, directory) {
    const said = (0,src_text/* messageOf */.bD)(error);
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
        return new Error('git was not found on this runner. Install it in the job before this step.');
    }
    if (said.includes('not a git repository')) {
        return new Error(`${directory} is not in a git repository. Run actions/checkout before this step; ` +
            'in a container, install git first: without it, checkout downloads the files but no .git.');
    }
    return new Error(`git could not open ${directory}: ${said.replace(/\.$/, '')}. Check the repository out again.`);
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(1916);
;// CONCATENATED MODULE: ./build/src/revision/tag.js


/** A tag that leads to no commit, but to a file or a folder, or whose name is no text. */
class NoCommit extends Error {
}
/**
 * Reads the commit, its tree and the tag's annotation.
 *
 * Throws where the selection does not resolve to a commit in this checkout: the message says what to
 * check, and names the tags that are spelled nearly so. Throws, too, where the event was about another
 * commit: the tag was moved since.
 */
async function resolve(git, selection) {
    const { kind, name } = selection;
    const ref = kind === 'tag' ? `refs/tags/${name}` : name;
    const [object, commit] = await Promise.all([git.read(ref), git.read(`${ref}^{commit}`)]);
    // In a repository of SHA-256 objects, git takes 40 digits for the beginning of an id.
    if (object === undefined || (kind === 'commit' && object.id !== name)) {
        throw await unresolved(git, selection);
    }
    if (commit === undefined) {
        const target = object.type === 'tag' ? await git.read(`${ref}^{}`) : object;
        if (target === undefined)
            throw damaged(name);
        const what = target === object ? '' : 'tag of a ';
        throw new NoCommit(`${ref} does not lead to a commit: it is a ${what}${target.type}.`);
    }
    if (kind === 'commit' && object.type !== 'commit') {
        throw new Error(`revision: ${name} is the id of a ${object.type}. Give the tag's name instead.`);
    }
    checkEvent(selection, commit.id);
    const { headers } = parseObject(commit.content);
    return {
        name,
        commit: commit.id,
        committedAt: signed(headers.get('committer')).date,
        tree: headers.get('tree') ?? '',
        tag: kind === 'commit' ? null : describe(object.id, object.type, object.content),
    };
}
function checkEvent({ name, told }, commit) {
    if (told === undefined || told.commit === '' || told.commit === commit)
        return;
    throw new Error(`The tag "${name}" was moved after this workflow was started: the event is about commit ${told.commit}, ` +
        `and the tag leads to ${commit} in this checkout. Nothing was sent. ` +
        'The push that moved it starts a workflow of its own; to log the tag as it is now, start one by hand.');
}
function describe(id, type, content) {
    return type === 'tag' ? parseTag(id, content) : { kind: 'lightweight' };
}
/** Reads a tag object. The format is git's own (Documentation/user-manual, "Tag Object"). */
function parseTag(id, content) {
    const { headers, body } = parseObject(content);
    const { who, date } = signed(headers.get('tagger'));
    return { kind: 'annotated', object: id, tagger: who, date, ...splitSignature(body) };
}
/**
 * Splits the text of a tag into its message and the kind of the signature that follows it: the last frame
 * of one, where nothing comes after it. A message may quote another.
 */
function splitSignature(text) {
    const frame = /^-----BEGIN (PGP SIGNATURE|PGP MESSAGE|SSH SIGNATURE|SIGNED MESSAGE)-----$/gm;
    const last = [...text.matchAll(frame)].at(-1);
    const isLast = last !== undefined && text.trimEnd().endsWith(`\n-----END ${last[1]}-----`);
    if (!isLast)
        return { message: text.trimEnd(), signature: null };
    return { message: text.slice(0, last.index).trimEnd(), signature: signatureKind(last[1] ?? '') };
}
function signatureKind(title) {
    if (title.startsWith('PGP'))
        return 'gpg';
    return title.startsWith('SSH') ? 'ssh' : 'x509';
}
function parseObject(content) {
    const text = content.toString('utf8');
    const blank = text.indexOf('\n\n');
    const headers = new Map();
    for (const line of text.slice(0, blank < 0 ? undefined : blank).split('\n')) {
        const [key = '', ...value] = line.split(' ');
        if (key !== '' && !headers.has(key))
            headers.set(key, value.join(' '));
    }
    return { headers, body: blank < 0 ? '' : text.slice(blank + 2) };
}
/** Splits `Name <address> 1792490400 +0200` into who and when. A tag of git's first years has no tagger. */
function signed(line = '') {
    const [, who, seconds] = /^(.*>)? ?(\d{1,11}) [+-]\d{4}$/s.exec(line) ?? [];
    return seconds === undefined
        ? { who: line, date: '' }
        : { who: who ?? '', date: isoDate(seconds) };
}
async function unresolved(git, { kind, name }) {
    if (kind === 'commit') {
        return new Error(`The commit ${name} is not in this checkout. Fetch it: actions/checkout with "fetch-depth: 0" or "ref: ${name}".`);
    }
    const tags = await git.tags();
    // What is no UTF-8 was replaced by U+FFFD, and is not found under its name any more.
    if (tags.includes(name) && name.includes('\ufffd')) {
        return new NoCommit(`the name of refs/tags/${name} is not UTF-8, and cannot be recorded.`);
    }
    if (tags.includes(name)) {
        return damaged(name);
    }
    const near = nearest(name, tags);
    return new Error(`The tag "${name}" does not resolve to a commit in this checkout, which has ` +
        `${tags.length === 0 ? 'no tags' : `${tags.length} tag(s)`}${near.length === 0 ? '' : `; nearest: ${near.join(', ')}`}. ` +
        'Check the spelling, and that actions/checkout fetched the tag ("fetch-depth: 0" fetches all).');
}
function damaged(tag) {
    return new Error(`The tag "${tag}" is there, but the object that it points to is missing from this checkout, or damaged. Check the repository out again.`);
}
/** Up to three of the names, the most alike first. None that shares less than half with `name`. */
function nearest(name, names) {
    return names
        .map((candidate) => ({ candidate, edits: (0,mod/* distance */.Io)(name, candidate) }))
        .filter(({ candidate, edits }) => edits <= Math.max(name.length, candidate.length) / 2)
        .sort((a, b) => a.edits - b.edits)
        .slice(0, 3)
        .map(({ candidate }) => candidate);
}

;// CONCATENATED MODULE: ./build/src/revision/github.js



const patience = 30_000;
const silent = () => undefined;
/** Octokit prints what headers say of deprecation. The runner would take some of that for commands. */
const mute = { debug: silent, info: silent, warn: silent, error: silent };
/**
 * Asks GitHub's REST API, at github.com or on a GitHub Enterprise Server. Both calls throw where it does
 * not answer within 30 seconds, or refuses, or where `end` comes first.
 */
function githubTags(token, apiUrl, repository, end) {
    // Not before it is needed: the package reads the event file as soon as it is loaded, and throws where
    // that is not JSON.
    const connect = async (signal) => {
        const { getOctokit } = await __nccwpck_require__.e(/* import() */ 157).then(__nccwpck_require__.bind(__nccwpck_require__, 157));
        const octokit = getOctokit(token, { baseUrl: apiUrl, userAgent: 'log-revision', log: mute });
        // As options of a call, they would not reach the requests of its pages; as options of the client,
        // they would take the place of the proxy.
        octokit.hook.before('request', ({ request }) => {
            Object.assign(request, { signal, log: mute });
        });
        return octokit;
    };
    return {
        async annotated(prefix) {
            const answer = await patiently(end, async (signal) => {
                const { rest, paginate } = await connect(signal);
                const ref = `tags/${prefix}`;
                return paginate(rest.git.listMatchingRefs, { ...repository, ref, per_page: 100 });
            });
            return annotatedIn(answer);
        },
        async tag(id) {
            const read = async (tag_sha) => {
                const { data } = await patiently(end, async (signal) => {
                    const { rest } = await connect(signal);
                    return rest.git.getTag({ ...repository, tag_sha });
                });
                return readTag(data);
            };
            const { object, ...described } = await read(id);
            let target = object;
            for (let tags = 0; target.type === 'tag' && tags < github_mostTags; tags++) {
                target = (await read(target.sha)).object;
            }
            return { ...described, target: target.sha };
        },
    };
}
/** A tag may point to a tag, and that to another. */
const github_mostTags = 10;
const Target = dist/* object */.Ikc({ type: dist/* string */.YjP(), sha: dist/* string */.YjP() });
const Refs = dist/* array */.YOg(dist/* object */.Ikc({ ref: dist/* string */.YjP(), object: Target }));
const TagData = dist/* object */.Ikc({
    sha: dist/* string */.YjP(),
    message: dist/* string */.YjP(),
    // A tag of git's first years has none.
    tagger: dist/* nullish */.cl6(dist/* object */.Ikc({ name: dist/* string */.YjP(), email: dist/* string */.YjP(), date: dist/* string */.YjP() })),
    verification: dist/* nullish */.cl6(dist/* object */.Ikc({ reason: dist/* string */.YjP(), signature: dist/* nullish */.cl6(dist/* string */.YjP()) })),
    object: Target,
});
/** What an answer holds. The package's types promise it, but do not look. */
function checked(schema, answer) {
    const result = dist/* safeParse */.xLC(schema, answer);
    if (result.success)
        return result.output;
    throw new Error(`its answer has no proper "${dist/* getDotPath */.BuJ(result.issues[0]) ?? 'body'}"`);
}
/** The ids of the tag objects in a list of refs. Throws where it is none. */
function annotatedIn(answer) {
    const tags = checked(Refs, answer).filter(({ object }) => object.type === 'tag');
    return new Map(tags.map(({ ref, object }) => [ref.slice('refs/tags/'.length), object.sha]));
}
/** A tag object, and what it points to. Throws where the answer is none. */
function readTag(answer) {
    const { sha, message, tagger, verification, object } = checked(TagData, answer);
    const own = splitSignature(message);
    const apart = splitSignature(verification?.signature ?? '');
    const annotation = {
        kind: 'annotated',
        object: sha,
        tagger: tagger ? `${tagger.name} <${tagger.email}>` : '',
        date: tagger?.date ?? '',
        message: own.message,
        signature: own.signature ?? apart.signature,
    };
    return { annotation, verdict: verification?.reason ?? '', object };
}
/** Asks again, twice, where the API does not answer, or says that the fault is its own. */
async function patiently(end, work) {
    for (let attempt = 1;; attempt++) {
        const signal = AbortSignal.any([end, AbortSignal.timeout(patience)]);
        try {
            return await work(signal);
        }
        catch (error) {
            const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
            // Who did not answer for so long is not asked once more.
            if (status < 500 || attempt === 3 || signal.aborted)
                throw error;
            await (0,promises_namespaceObject.setTimeout)(500 * attempt, undefined, { signal: end });
        }
    }
}

;// CONCATENATED MODULE: ./build/src/revision/restore.js

/**
 * Gives the tags back what the checkout took from them: actions/checkout before 6.0.2 makes a lightweight
 * tag of an annotated one. What the tag was is known from the event, or GitHub's API, or `origin`; its
 * annotation comes from the API. Where that is not to be had, the tag stays as it is, and `warn` says what
 * is missing.
 */
async function restore(git, selected, { github, isGithub }, warn) {
    const lost = await lostObjects(git, selected, github, warn);
    if (lost.size > 0 && github === undefined) {
        warn(`${lost.size} annotated tag(s) came without tagger, date, message and signature: ${restore_list([...lost.keys()])}. ` +
            `Use actions/checkout 6.0.2 or newer${isGithub ? ', or set the input github-token (with "permissions: contents: read")' : ''}.`);
    }
    const failures = new Set();
    const persistent = github && givingUp(github);
    const restored = [];
    for (const { revision } of selected) {
        try {
            restored.push(await ask(revision, lost.get(revision.name), persistent));
        }
        catch (error) {
            failures.add((0,src_text/* messageOf */.bD)(error));
            restored.push({ ...revision, verdict: '' });
        }
    }
    for (const failure of failures) {
        warn(`GitHub's API did not tell of an annotated tag (github-token): ${failure}.`);
    }
    return restored;
}
/** The ids of the tag objects that the checkout lacks, by the names of their tags. */
async function lostObjects(git, selected, github, warn) {
    const flat = selected.filter(({ revision }) => revision.tag?.kind === 'lightweight');
    const unknown = flat.filter(({ selection }) => selection.told?.object === undefined);
    const names = unknown.map(({ revision }) => revision.name);
    const known = names.length === 0 ? new Map() : await annotated(git, names, github, warn);
    const objects = flat.map(({ revision: { name }, selection: { told } }) => [
        name,
        told?.object ?? known.get(name) ?? '',
    ]);
    return new Map(objects.filter(([, object]) => object !== ''));
}
async function annotated(git, names, github, warn) {
    try {
        const asked = await github?.annotated(commonPrefix(names));
        if (asked !== undefined)
            return asked;
    }
    catch (error) {
        warn(`GitHub's API did not tell which tags are annotated (github-token): ${(0,src_text/* messageOf */.bD)(error)}. One that the checkout made lightweight is recorded so.`);
        return new Map();
    }
    return (await git.annotatedAtOrigin()) ?? new Map();
}
/** So many failures one after the other are the API's, and no tag's own: it is not asked any more. */
const enough = 5;
function givingUp(github) {
    let inARow = 0;
    let last;
    return {
        ...github,
        async tag(id) {
            if (inARow >= enough)
                throw last;
            try {
                const tag = await github.tag(id);
                inARow = 0;
                return tag;
            }
            catch (error) {
                inARow++;
                last = error;
                throw error;
            }
        },
    };
}
async function ask(revision, lost, github) {
    const { tag } = revision;
    const signed = tag?.kind === 'annotated' && tag.signature !== null ? tag.object : undefined;
    const object = lost ?? signed;
    if (github === undefined || object === undefined)
        return { ...revision, verdict: '' };
    const { annotation, target, verdict } = await github.tag(object);
    // The tag of another commit by now is not the one that was checked out.
    if (target !== revision.commit)
        return { ...revision, verdict: '' };
    const word = annotation.signature === null ? '' : verdict;
    return { ...revision, tag: lost === undefined ? tag : annotation, verdict: word };
}
function commonPrefix(names) {
    const [first = '', ...others] = names;
    let length = first.length;
    for (const name of others)
        while (!name.startsWith(first.slice(0, length)))
            length--;
    // Not half of a character.
    return first.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
function restore_list(names) {
    return names.length <= 5
        ? names.join(', ')
        : `${names.slice(0, 5).join(', ')} and ${names.length - 5} more`;
}

// EXTERNAL MODULE: ./build/src/revision/select.js + 1 modules
var revision_select = __nccwpck_require__(8008);
;// CONCATENATED MODULE: ./build/src/revision/read.js






/**
 * The revisions that a run is about, oldest first, or why it is about none.
 *
 * Throws where one that was asked for by name does not resolve. A tag of a file or a folder, which a
 * pattern may take as well, is left out with a warning. `signal` ends what is asked of GitHub.
 */
async function readRevisions(git, asked, { warn, signal }) {
    const { revision, workflow } = asked;
    const tags = (0,revision_select/* hasPattern */.vY)(revision) ? await git.tags() : [];
    const { selections, gone } = (0,revision_select/* select */.Lt)(revision, workflow.event, tags);
    const resolved = await resolveAll(git, selections, warn);
    if (resolved.length === 0 && selections.length > 0) {
        throw new Error('revision: no tag that the patterns take leads to a commit. See the warnings.');
    }
    const restored = await restore(git, resolved, apiOf(git, asked, signal), warn);
    return { revisions: await oldestFirst(git, restored), gone };
}
async function resolveAll(git, selections, warn) {
    const resolved = [];
    for (const selection of selections) {
        try {
            resolved.push({ revision: await resolve(git, selection), selection });
        }
        catch (error) {
            if (selection.named || !(error instanceof NoCommit))
                throw error;
            warn(`A tag that the pattern takes is left out: ${error.message}`);
        }
    }
    return resolved;
}
function apiOf(git, { githubToken, workflow }, signal) {
    const { serverUrl, apiUrl, repository } = workflow;
    const url = repositoryUrl(git.origin) ?? `${serverUrl}/${repository}`;
    const [owner = '', repo, ...rest] = url.startsWith(`${serverUrl}/`)
        ? url.slice(serverUrl.length + 1).split('/')
        : [];
    if (repo === undefined || rest.length > 0)
        return { github: undefined, isGithub: false };
    const github = githubToken === '' ? undefined : githubTags(githubToken, apiUrl, { owner, repo }, signal);
    return { github, isGithub: true };
}

;// CONCATENATED MODULE: ./build/src/tracking/line.js
/**
 * Lets work through one piece at a time, in the order in which the tickets were taken. Servers number what
 * they are given as it comes: so several pieces can be under way, and still be numbered in their order.
 */
class Line {
    #last = Promise.resolve();
    /** A place at the end of the line. It must be used or given back, or no one behind it gets on. */
    ticket() {
        const before = this.#last;
        let leave = () => undefined;
        this.#last = new Promise((resolve) => {
            leave = resolve;
        });
        return {
            pass: (work) => before.then(work).finally(leave),
            giveBack: () => void before.then(leave),
        };
    }
}

;// CONCATENATED MODULE: ./build/src/tracking/token.js


const Token = dist/* object */.Ikc({ access_token: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1)) });
const Problem = dist/* object */.Ikc({ error: dist/* string */.YjP(), error_description: dist/* optional */.lqM(dist/* string */.YjP(), '') });
/**
 * Asks an OAuth token endpoint for an access token, masks it, and gives it as the value of an
 * `Authorization` header.
 *
 * Throws where the endpoint refuses. `who` is the server, and `hint` what the user may do then.
 */
async function bearer({ http, hide }, request) {
    const { who, url, form, authorization, hint } = request;
    const answer = await http.send({
        name: 'the token exchange',
        method: 'POST',
        url,
        headers: {
            'content-type': 'application/x-www-form-urlencoded',
            ...(authorization === undefined ? {} : { authorization }),
        },
        body: new URLSearchParams(form).toString(),
    });
    const json = jsonOf(answer);
    const token = dist/* safeParse */.xLC(Token, json);
    if (answer.status === 200 && token.success) {
        const { access_token } = token.output;
        hide(access_token);
        if (/^[\x21-\x7e]+$/.test(access_token))
            return `Bearer ${access_token}`;
        throw new Error(`${who} gave an access token that cannot stand in a header. ${hint}`);
    }
    const clean = http.clean(answer);
    const problem = dist/* safeParse */.xLC(Problem, jsonOf(clean));
    const { error, error_description } = problem.success
        ? problem.output
        : { error: wordsOf(clean), error_description: '' };
    const words = sentence(`${error} ${error_description}`);
    throw new Error(`${who} refused the token exchange (HTTP ${answer.status}): ${words} ${hint}`);
}
const IdToken = dist/* object */.Ikc({ value: dist/* pipe */.FsL(dist/* string */.YjP(), dist/* minLength */.BpQ(1)) });
/**
 * GitHub's OIDC token of this job, for an audience, masked. `@actions/core` would follow redirects, and take
 * the request's token with it to any host.
 *
 * Throws where the job may not have one.
 */
async function identity({ http, hide, identity: place }, audience) {
    if (place === undefined)
        throw refused('the runner names no place that gives one.');
    const answer = await http.send({
        name: 'the OIDC token',
        method: 'GET',
        url: `${place.url}&audience=${encodeURIComponent(audience)}`,
        headers: { authorization: `Bearer ${place.token}`, accept: 'application/json' },
    });
    const token = dist/* safeParse */.xLC(IdToken, answer.status === 200 ? jsonOf(answer) : undefined);
    if (token.success) {
        hide(token.output.value);
        return token.output.value;
    }
    throw refused(`HTTP ${answer.status}, ${sentence(complaintIn(http.clean(answer)))}`);
}
function refused(why) {
    return new Error(`GitHub gave no OIDC token to this job: ${why} Add "permissions: id-token: write" to it, unless the ` +
        'service itself failed; a workflow that a fork started cannot have one.');
}

;// CONCATENATED MODULE: ./build/src/tracking/mlflow/auth.js

/**
 * The value of the `Authorization` header, or undefined for an open server. For a service principal of
 * Databricks it is that of an access token, which its secret or GitHub's OIDC token is exchanged for
 * (databricks-sdk-py, credentials_provider.py and oidc.py).
 */
async function authorize(inputs, tools) {
    const { credential, trackingUri } = inputs;
    if (credential.kind === 'header')
        return credential.authorization;
    const request = { who: 'Databricks', url: `${trackingUri}/oidc/v1/token` };
    if (credential.kind === 'client') {
        return await bearer(tools, {
            ...request,
            form: { grant_type: 'client_credentials', scope: 'all-apis' },
            authorization: credential.authorization,
            hint: 'Check DATABRICKS_CLIENT_ID and DATABRICKS_CLIENT_SECRET.',
        });
    }
    return await bearer(tools, {
        ...request,
        form: {
            grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
            subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
            subject_token: await identity(tools, credential.audience),
            client_id: credential.clientId,
            scope: 'all-apis',
        },
        hint: "Check DATABRICKS_CLIENT_ID, and that the service principal's federation policy has this job's issuer, subject and audience.",
    });
}

;// CONCATENATED MODULE: ./build/src/tracking/mlflow/client.js



/** MLflow refused a request, or answered what it should not. */
class MlflowError extends Error {
    status;
    /** `RESOURCE_DOES_NOT_EXIST` and the like, or '' where the answer holds none. */
    code;
    constructor(message, status, code) {
        super(message);
        this.status = status;
        this.code = code;
    }
}
function createMlflowClient(http, { trackingUri, workspace }, authorization) {
    const headers = {
        'content-type': 'application/json',
        ...(authorization === undefined ? {} : { authorization }),
        // Only where it is asked for: a server without workspaces refuses even the name of the default.
        ...(workspace === undefined ? {} : { 'x-mlflow-workspace': workspace }),
    };
    const address = (endpoint) => `${trackingUri}/api/2.0/mlflow/${endpoint}`;
    const send = (request) => http.send({ ...request, headers, isFinal });
    return {
        async get(endpoint, query, data) {
            const url = `${address(endpoint)}?${new URLSearchParams(query)}`;
            const answer = await send({ name: endpoint, method: 'GET', url });
            return accept(http, endpoint, answer, data);
        },
        async post(endpoint, body, data, options) {
            const answer = await send({
                name: endpoint,
                method: 'POST',
                url: address(endpoint),
                body: JSON.stringify(body),
                ...options,
            });
            return accept(http, endpoint, answer, data);
        },
        async put(url, content) {
            // The body of the answer says nothing: {} up to 3.11, and empty in 3.17.
            await transfer({ name: 'artifact upload', method: 'PUT', url, body: content });
        },
        async download(url) {
            return await transfer({ name: 'artifact download', method: 'GET', url });
        },
    };
    async function transfer(request) {
        const answer = await send(request);
        if (answer.status !== 200)
            throw refusal(request.name, http.clean(answer));
        return answer.body;
    }
}
/**
 * The JSON of an answer, in its proper shape. The content type counts, also with HTTP 200: behind a
 * proxy, a login page comes with it.
 */
function accept(http, endpoint, answer, data) {
    const json = jsonOf(answer);
    // An empty list is absent from an answer: one of errors, with HTTP 200, would look like that.
    const failed = answer.status !== 200 || errorsIn(json).length > 0;
    if (failed)
        throw refusal(endpoint, http.clean(answer));
    const result = dist/* safeParse */.xLC(data, json);
    if (result.success)
        return result.output;
    const place = json === undefined ? null : dist/* getDotPath */.BuJ(result.issues[0]);
    const what = place === null ? wordsOf(http.clean(answer)) : `an answer without a proper "${place}"`;
    throw new MlflowError(`MLflow answered ${endpoint} with ${sentence(what)} Check that mlflow-tracking-uri is the address of the tracking server, and that no login stands before it.`, answer.status, '');
}
const Envelope = dist/* object */.Ikc({ error_code: dist/* optional */.lqM(dist/* string */.YjP(), ''), message: dist/* string */.YjP() });
/** MLflow answers 500 to some of what it will never do. */
function isFinal(answer) {
    const envelope = dist/* safeParse */.xLC(Envelope, jsonOf(answer));
    return envelope.success && /^(FEATURE_DISABLED|INVALID_STATE)$/.test(envelope.output.error_code);
}
function refusal(endpoint, answer) {
    const envelope = dist/* safeParse */.xLC(Envelope, jsonOf(answer));
    const { error_code: code, message } = envelope.success
        ? envelope.output
        : { error_code: '', message: complaintIn(answer) };
    const words = sentence(message);
    const said = `MLflow refused ${endpoint} (HTTP ${answer.status}${code && ` ${(0,src_text/* printable */.g$)(code)}`}): ${words}`;
    return new MlflowError(`${said}${hint(answer.status, code, words)}`, answer.status, code);
}
/** What the user may do, by what the server said. */
function hint(status, code, words) {
    const says = (pattern) => pattern.test(words);
    if (status === 401)
        return ' Check mlflow-username and mlflow-password, or mlflow-token.';
    if (status === 403 && says(/host header/i)) {
        return ' The server does not know its own name: start it with --allowed-hosts (MLflow 3.5 and newer).';
    }
    if (status === 403)
        return ' The user may not do this: check mlflow-experiment, and his permissions.';
    if (status >= 300 && status < 400) {
        return ' The login has expired, or mlflow-tracking-uri is not the address of the API.';
    }
    if (code === 'FEATURE_DISABLED') {
        return ' The server has no workspaces: leave mlflow-workspace empty.';
    }
    if (says(/changing param values is not allowed/i)) {
        return ' The run has a param of that name and another value: log into another run.';
    }
    if (says(/^Workspace '.*' not found/))
        return ' Check mlflow-workspace.';
    if (says(/invalid experiment name|parent (directory|folder)/i)) {
        return ' On Databricks an experiment lies in a folder that exists: mlflow-experiment: /Shared/corpus.';
    }
    if (status === 404 && code === '') {
        return ' Check the path of mlflow-tracking-uri; a server older than 1.3 is not supported.';
    }
    return '';
}

;// CONCATENATED MODULE: ./build/src/tracking/mlflow/address.js
/**
 * Where a person sees a run: '' on Azure ML, whose portal has another address that does not follow
 * from this one. (mlflow/tracking/_tracking_service/client.py)
 */
function runUrl({ trackingUri, host, workspace }, { info }) {
    const place = `experiments/${info.experiment_id}/runs/${info.run_id}`;
    if (host === 'azureml')
        return '';
    if (host === 'databricks')
        return `${trackingUri}/ml/${place}`;
    return `${trackingUri}/#/${place}${workspace === undefined ? '' : `?workspace=${workspace}`}`;
}

;// CONCATENATED MODULE: ./build/src/provenance/growth.js
/**
 * The counts by the names under which they are plotted: `records`, `records/<collection>`,
 * `records_added`, `records_added/<collection>` and so on.
 */
function metricsOf({ dataset }, { changes }) {
    const metrics = new Map(Object.entries(recordMetrics(dataset)));
    if (changes === undefined)
        return metrics;
    const byName = new Map([['', changes.all], ...changes.collections]);
    for (const [name, { added, removed, changed }] of byName) {
        const suffix = name === '' ? '' : `/${name}`;
        metrics.set(`records_added${suffix}`, added);
        metrics.set(`records_removed${suffix}`, removed);
        metrics.set(`records_changed${suffix}`, changed);
    }
    return metrics;
}
/** Of the counts, those that a revision pins. */
function recordMetrics(dataset) {
    if (dataset === null || dataset.records === null)
        return {};
    const byCollection = Object.entries(dataset.collections).map(([name, count]) => [
        `records/${name}`,
        count,
    ]);
    return { records: dataset.records, ...Object.fromEntries(byCollection) };
}

;// CONCATENATED MODULE: ./build/src/tracking/mlflow/facts.js



/** The tag by which lairs marks a run that logs a revision. Its value is the revision. */
const revisionTag = 'lairs-revision';
const repositoryTag = 'lairs-revision.repository';
const commitTag = 'lairs-revision.commit';
/** Its value is the id of the run that logs the revision now, its tag having been moved. */
const supersededTag = 'lairs-revision.superseded-by';
/** What a run of this action is, for MLflow. A run that only uses a revision has another source. */
const sourceType = 'JOB';
/** A run's name has at most this many characters (mlflow/store/tracking/dbmodels/models.py). */
const longestName = 250;
/** The tags by which a run that logs a revision is found. */
function markOf({ revision, repository, commit }) {
    return [
        { key: revisionTag, value: revision },
        { key: repositoryTag, value: repository },
        { key: commitTag, value: commit },
    ];
}
/** Whether a run with these tags logs a revision of the repository, as its whole purpose. */
function isRecordOf(repository, tags) {
    const wanted = {
        [repositoryTag]: repository,
        'mlflow.source.type': sourceType,
        'mlflow.source.name': repository,
    };
    return Object.entries(wanted).every(([key, value]) => tags.some((tag) => tag.key === key && tag.value === value));
}
/**
 * The params of a run: what the revision pins, and nothing that is only true of this workflow run, as
 * params cannot be changed. All are strings: the server answers 200 to a number and stores "".
 */
function paramsOf(bundle) {
    const { lexicons, dataset, ...facts } = bundle;
    const parts = {
        ...facts,
        'lexicons.verified': lexicons?.verified,
        'dataset.path': dataset?.path,
        'dataset.store_commit': dataset?.store_commit,
        'dataset.records': dataset?.records,
    };
    return Object.entries(parts).flatMap(([key, value]) => value === undefined || value === null || typeof value === 'object'
        ? []
        : [{ key, value: String(value) }]);
}
/**
 * The metrics of a run: the counts, at the tag's position in history and its date, so that the charts of
 * several runs together show how the dataset grows. A key has 250 characters at most
 * (mlflow/utils/validation.py): a collection with a longer name is counted in `revision.json` alone.
 */
function pointsOf(bundle, growth) {
    const tagged = bundle.tag?.kind === 'annotated' ? bundle.tag.date : '';
    const timestamp = Date.parse(tagged || bundle.committed_at) || 0;
    return [...metricsOf(bundle, growth)]
        .filter(([key]) => key.length <= 250)
        .map(([key, value]) => ({ key, value, timestamp, step: growth.position }));
}
/** The name of a run: the revision, cut where it is too long for one. */
function runName({ revision }) {
    return [...revision].slice(0, longestName).join('');
}
/**
 * The tags of a run, all of which go into its creation, so that it can be found from its first moment.
 * `mlflow.*` are MLflow's own; its UI makes links of them, and lists the others.
 */
function tagsOf(bundle, circumstances) {
    const tags = {
        'mlflow.runName': runName(bundle),
        'mlflow.user': circumstances.actor,
        'mlflow.note.content': `Dataset revision, logged by ${circumstances.runUrl}`,
        'mlflow.source.type': sourceType,
        // Never the workflow run's URL: the UI would make it a link to a folder of that name.
        'mlflow.source.name': bundle.repository,
        'mlflow.source.git.commit': bundle.commit,
        // The UI's links to the source use the branch as their ref: the tag is what they must show.
        'mlflow.source.git.branch': bundle.revision,
        'mlflow.source.git.repoURL': bundle.repository,
        'github.repository': circumstances.workflowRepository,
        'github.run_url': circumstances.runUrl,
        'github.event_name': circumstances.event,
        'github.ref': circumstances.ref,
        'github.actor': circumstances.actor,
        ...(circumstances.tagVerification === ''
            ? {}
            : { 'github.tag_verification': circumstances.tagVerification }),
    };
    return [...markOf(bundle), ...Object.entries(tags).map(([key, value]) => ({ key, value }))];
}
/**
 * The dataset that a run has as its input. MLflow knows a dataset by name and digest, and takes 36
 * characters for the digest at most: the first 32 of the SHA-256 of `revision.json`. For a source of
 * type `http`, its UI shows a link. Its schema is the lexicons', its profile the counts.
 */
function datasetOf(bundle) {
    const digest = (0,external_node_crypto_.createHash)('sha256').update(canonicalJson(bundle)).digest('hex').slice(0, 32);
    const { repository: url, revision: ref, commit, dataset, lexicons } = bundle;
    const schema = {
        layers_version: bundle.layers_version,
        lexicon_tree_hash: bundle.lexicon_tree_hash,
        layers_git_sha: bundle.layers_git_sha,
        ...lexicons,
    };
    const path = ref.split('/').map(encodeURIComponent).join('/');
    return {
        name: new URL(url).pathname.slice(1, 501) || url.slice(0, 500),
        digest,
        source_type: 'http',
        source: JSON.stringify({ url: `${url}/tree/${path}`, ref, commit }),
        schema: JSON.stringify(schema),
        ...(dataset && {
            profile: JSON.stringify({ records: dataset.records, collections: dataset.collections }),
        }),
    };
}

;// CONCATENATED MODULE: ./build/src/tracking/mlflow/run.js



const Pairs = dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ key: dist/* string */.YjP(), value: dist/* optional */.lqM(dist/* string */.YjP(), '') })), []);
// A whole number may come as a string where JSON was made from protobuf.
const Metrics = dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({
    key: dist/* string */.YjP(),
    value: dist/* pipe */.FsL(dist/* union */.KCZ([dist/* number */.aig(), dist/* string */.YjP()]), dist/* transform */.pdi(Number)),
})), []);
const Dataset = dist/* object */.Ikc({ name: dist/* string */.YjP(), digest: dist/* string */.YjP() });
/** A run as the server shows it. Lists that are empty are absent from its answers. */
const Run = dist/* object */.Ikc({
    info: dist/* object */.Ikc({
        run_id: dist/* string */.YjP(),
        experiment_id: dist/* string */.YjP(),
        status: dist/* optional */.lqM(dist/* string */.YjP(), ''),
        // int64, which JSON made from protobuf may write as a string.
        start_time: dist/* optional */.lqM(dist/* pipe */.FsL(dist/* union */.KCZ([dist/* number */.aig(), dist/* string */.YjP()]), dist/* transform */.pdi(Number)), 0),
        artifact_uri: dist/* optional */.lqM(dist/* string */.YjP(), ''),
    }),
    data: dist/* optional */.lqM(dist/* object */.Ikc({ params: Pairs, tags: Pairs, metrics: Metrics }), {}),
    // Absent from a server that has no dataset inputs, which came with MLflow 2.4.
    inputs: dist/* optional */.lqM(dist/* object */.Ikc({ dataset_inputs: dist/* optional */.lqM(dist/* array */.YOg(dist/* object */.Ikc({ dataset: Dataset })), []) })),
});
const One = dist/* object */.Ikc({ run: Run });
const Many = dist/* object */.Ikc({
    runs: dist/* optional */.lqM(dist/* array */.YOg(Run), []),
    next_page_token: dist/* optional */.lqM(dist/* string */.YjP(), ''),
});
async function readRun(client, id) {
    const { run } = await client.get('runs/get', { run_id: id }, One);
    return run;
}
function run_valueIn(pairs, key) {
    return pairs.find((pair) => pair.key === key)?.value;
}
/** Runs that one answer holds at most: each may be some kilobytes. */
const perPage = 200;
/**
 * The runs that log revisions of a repository and were not superseded, oldest first: all of them, or those
 * of one revision. Runs that only use a revision, as a training run does, are left out.
 */
async function findRuns(client, experiment, repository, revision) {
    const conditions = [condition(repositoryTag, repository)];
    if (revision !== undefined)
        conditions.push(condition(revisionTag, revision));
    const found = [];
    const pages = new Set();
    let page = '';
    do {
        const { runs, next_page_token } = await client.post('runs/search', {
            experiment_ids: [experiment],
            filter: conditions.join(' AND '),
            run_view_type: 'ACTIVE_ONLY',
            max_results: perPage,
            order_by: ['attributes.start_time ASC'],
            ...(page === '' ? {} : { page_token: page }),
        }, Many);
        found.push(...runs);
        page = next_page_token;
        // A server that leads back would be asked for ever.
        if (pages.has(page))
            throw new Error('MLflow answered runs/search with a page that it gave before.');
        pages.add(page);
    } while (page !== '');
    // A filter may find more than was meant (see `condition`): what counts is compared here. And of runs
    // that began in one millisecond, each job must take the same for the oldest.
    return found
        .filter(({ data }) => isRecordOf(repository, data.tags))
        .filter(({ data }) => revision === undefined || run_valueIn(data.tags, revisionTag) === revision)
        .filter(({ data }) => run_valueIn(data.tags, supersededTag) === undefined)
        .sort(byAge);
}
/**
 * Of a revision's runs, the one that logs this commit, the broken ones, and those that log other commits.
 * A run is broken that was interrupted, and holds params of another bundle: they cannot be changed, so
 * that it can never be carried on with.
 */
function sortOut(runs, bundle) {
    const isSame = ({ data }) => run_valueIn(data.tags, commitTag) === bundle.commit;
    const isBroken = ({ info, data }) => info.status !== 'FINISHED' &&
        paramsOf(bundle).some(({ key, value }) => (run_valueIn(data.params, key) ?? value) !== value);
    const ours = runs.filter(isSame);
    return {
        same: ours.find((run) => !isBroken(run)),
        broken: ours.filter(isBroken),
        others: runs.filter((run) => !isSame(run)),
    };
}
/** What a run says of the revision that it logs. */
function heldBy({ data }, url) {
    return {
        commit: run_valueIn(data.tags, commitTag) ?? 'unknown',
        committedAt: run_valueIn(data.params, 'committed_at') ?? '',
        url,
    };
}
function byAge({ info: a }, { info: b }) {
    return a.start_time - b.start_time || (0,src_text/* byCodePoint */.HH)(a.run_id, b.run_id);
}
/**
 * A comparison for the filter of runs/search. Its strings have no escape: a value with both kinds of
 * quotes can only be searched for by a pattern. (Seen on MLflow 3.11, with 32 awkward values.)
 */
function condition(tag, value) {
    const key = `tags.\`${tag}\``;
    if (!value.includes("'"))
        return `${key} = '${value}'`;
    if (!value.includes('"'))
        return `${key} = "${value}"`;
    return `${key} LIKE '${value.replaceAll("'", '_')}'`;
}
/**
 * Makes the run, with all its tags. A creation must not be repeated blindly: the run may have been made
 * although no answer came. So before each repeat, and after the last failure, it is looked for.
 */
async function createRun(client, experiment, bundle, circumstances, find) {
    const body = {
        experiment_id: experiment,
        user_id: circumstances.actor.slice(0, 256),
        run_name: runName(bundle),
        start_time: Date.now(),
        tags: tagsOf(bundle, circumstances),
    };
    const absent = async () => (await find()) === undefined;
    try {
        const { run } = await client.post('runs/create', body, One, { mayRepeat: absent });
        return run;
    }
    catch (error) {
        const made = await find().catch(() => undefined);
        if (made === undefined)
            throw error;
        return made;
    }
}

;// CONCATENATED MODULE: ./build/src/tracking/raced.js

/**
 * Does the work, and does it again where another job got in its way: after a while that grows, and that is not
 * the same for all. `attempts` is how often it is done at most.
 */
async function unlessRaced(attempts, isRaced, work) {
    for (let attempt = 1;; attempt++) {
        try {
            return await work();
        }
        catch (error) {
            if (!isRaced(error) || attempt === attempts)
                throw error;
            await (0,promises_namespaceObject.setTimeout)(200 * attempt * (1 + Math.random()));
        }
    }
}

;// CONCATENATED MODULE: ./build/src/tracking/mlflow/artifact.js
/**
 * Where a file of a run is stored through the tracking server, or undefined where the server does not
 * pass artifacts on: then they lie in a store (`s3:`, `gs:`, a folder) whose own credentials a client
 * would need. A URI that names another host than the tracking server's gives undefined as well: the
 * credentials are for that one alone. (mlflow/store/artifact/mlflow_artifacts_repo.py)
 */
function artifactUrl(trackingUri, artifactUri, file) {
    const match = /^mlflow-artifacts:(?:\/\/([^/]*))?(\/.*)$/.exec(artifactUri);
    if (match === null)
        return undefined;
    const [, host = '', path = ''] = match;
    if (host !== '' && host !== new URL(trackingUri).host)
        return undefined;
    const segments = [...path.split('/').filter(Boolean), file];
    if (segments.includes('..') || segments.includes('.'))
        return undefined;
    const encoded = segments.map((segment) => encodeURIComponent(segment.toWellFormed())).join('/');
    return `${trackingUri}/api/2.0/mlflow-artifacts/artifacts/${encoded}`;
}

;// CONCATENATED MODULE: ./build/src/tracking/mlflow/write.js







const Empty = dist/* looseObject */._H3({});
/** Where a run is written to. */
function targetOf({ trackingUri }, { info }) {
    return { runId: info.run_id, url: artifactUrl(trackingUri, info.artifact_uri, 'revision.json') };
}
/** A batch holds 1000 params, tags and metrics in all (mlflow/utils/validation.py). */
const perBatch = 800;
/**
 * Writes what the run holds: params, metrics, the `tags` given, the dataset input and `revision.json`. All of it
 * can be repeated.
 */
async function writeRun(client, { runId, url }, bundle, { metrics, tags }, { warn }) {
    const first = metrics.slice(0, perBatch);
    const facts = { params: paramsOf(bundle), tags, metrics: first };
    await unlessRaced(write_attempts, isRaced, () => client.post('runs/log-batch', { run_id: runId, ...facts }, Empty));
    for (let from = perBatch; from < metrics.length; from += perBatch) {
        const more = metrics.slice(from, from + perBatch);
        await client.post('runs/log-batch', { run_id: runId, metrics: more }, Empty);
    }
    if (!(await logDataset(client, runId, bundle))) {
        warn('This MLflow server is older than 2.4 and has no dataset inputs: none was logged.');
    }
    if (url === undefined) {
        warn('revision.json was not stored in MLflow: the server does not pass artifacts on (mlflow server --serve-artifacts). The params hold the same facts.');
    }
    else {
        await client.put(url, canonicalJson(bundle));
    }
}
/** false where the server has no dataset inputs. */
async function logDataset(client, run_id, bundle) {
    const tags = [{ key: 'mlflow.data.context', value: 'revision' }];
    const body = { run_id, datasets: [{ tags, dataset: datasetOf(bundle) }] };
    try {
        await unlessRaced(write_attempts, isRaced, () => client.post('runs/log-inputs', body, Empty));
        return true;
    }
    catch (error) {
        if (error instanceof MlflowError && [404, 405, 501].includes(error.status))
            return false;
        throw error;
    }
}
/**
 * Two jobs that write the same params or the same new dataset at once fail one another in the server's
 * database: for one of them it is there the next time. (Seen on MLflow 3.11: HTTP 400 with an
 * IntegrityError.)
 */
function isRaced(error) {
    return error instanceof MlflowError && error.message.includes('IntegrityError');
}
const write_attempts = 4;
/** Marks a run as no longer true of its tag. The run stays. */
async function supersede(client, run, by) {
    await client.post('runs/set-tag', { run_id: run, key: supersededTag, value: by }, Empty);
}
/** Ends a run. */
async function endRun(client, runId, status) {
    const body = { run_id: runId, status, end_time: Date.now() };
    await client.post('runs/update', body, Empty, { cleansUp: status !== 'FINISHED' });
}
/** Deletes a run, or, where the user may write but not delete, marks it as killed. */
async function discardRun(client, runId) {
    try {
        await client.post('runs/delete', { run_id: runId }, Empty);
    }
    catch (error) {
        if (!(error instanceof MlflowError) || error.status !== 403)
            throw error;
        await endRun(client, runId, 'KILLED');
    }
}
/** A run as the rest of the action speaks of it. */
function write_describe(inputs, run, created) {
    const url = runUrl(inputs, run);
    return {
        backend: 'mlflow',
        created,
        url,
        outputs: { 'mlflow-run-id': run.info.run_id, 'mlflow-run-url': url },
    };
}

;// CONCATENATED MODULE: ./build/src/tracking/mlflow/verify.js







/**
 * In what a run, read back, is not the one that was asked for: nothing where it is. `expected` says
 * what it must have besides params and tags.
 */
async function faultsOf(client, { runId, url }, bundle, expected = {}) {
    // One after the other: side by side, they would need a second connection, which takes longer to make.
    const run = await readRun(client, runId);
    const stored = url === undefined ? undefined : await download(client, url);
    return [
        ...(expected.status === undefined
            ? []
            : differing('', [['status', run.info.status, expected.status]])),
        ...verify_differences(run, bundle),
        ...lacking(run, expected.metrics ?? []),
        ...storedFaults(bundle, url, stored),
    ];
}
/** What a revision pins are its own counts, and not how they have changed. */
const unknownGrowth = { position: 0, previous: undefined, changes: undefined };
/** Throws where there are faults. */
function refuse(faults) {
    if (faults.length > 0) {
        throw new Error(`MLflow does not hold the run as it was logged: ${faults.join('; ')}.`);
    }
}
/** Compares a run, or that there is none, with the bundle. */
async function audit(client, inputs, runs, bundle) {
    const { same: whole, broken, others } = sortOut(runs, bundle);
    const [other] = others;
    const same = whole ?? broken[0];
    if (same === undefined) {
        if (other === undefined)
            return { status: 'missing', url: '', details: [] };
        const held = heldBy(other, runUrl(inputs, other));
        return { status: 'moved', url: held.url, details: [moved(bundle, held)] };
    }
    const { url } = targetOf(inputs, same);
    const stored = url === undefined ? undefined : await download(client, url);
    const details = [
        ...differing('', [['status', same.info.status, 'FINISHED']]),
        ...verify_differences(same, bundle),
        ...lacking(same, pointsOf(bundle, unknownGrowth)),
        ...storedFaults(bundle, url, stored),
    ];
    return {
        status: details.length === 0 ? 'matches' : 'differs',
        url: runUrl(inputs, same),
        details,
    };
}
/** In what a run, as it was read, does not hold the bundle, its files aside: nothing where it does. */
function verify_differences(run, bundle) {
    const { name, digest } = datasetOf(bundle);
    const datasets = run.inputs?.dataset_inputs.map(({ dataset }) => dataset);
    const held = datasets?.find((dataset) => dataset.name === name && dataset.digest === digest);
    const others = datasets?.map((dataset) => `${dataset.name} ${dataset.digest}`).join(', ');
    const lacking = datasets !== undefined && held === undefined;
    return [
        ...differing('tag ', compare(markOf(bundle), run.data.tags)),
        ...differing('param ', compare(paramsOf(bundle), run.data.params)),
        ...(lacking ? [difference('the dataset input', others || 'missing', `${name} ${digest}`)] : []),
    ];
}
/** Metrics that a run does not show as they were logged. */
function lacking({ data }, metrics) {
    const held = new Map(data.metrics.map(({ key, value }) => [key, value]));
    return metrics.flatMap(({ key, value }) => held.get(key) === value
        ? []
        : [difference(`metric ${key}`, String(held.get(key) ?? 'missing'), String(value))]);
}
function compare(wanted, held) {
    return wanted.map(({ key, value }) => [key, run_valueIn(held, key), value]);
}
function differing(kind, compared) {
    return compared.flatMap(([field, held, wanted]) => held === wanted ? [] : [difference(`${kind}${field}`, held ?? 'missing', wanted)]);
}
/** In what the file that is stored is not the bundle. */
function storedFaults(bundle, url, stored) {
    if (url === undefined || stored === canonicalJson(bundle))
        return [];
    if (stored === undefined)
        return ['revision.json is missing'];
    const record = recordOf(stored);
    if (record === undefined)
        return ['revision.json is not readable'];
    const found = differences(record, bundle);
    if (found.length === 0)
        return ['revision.json is written otherwise'];
    return found.map(({ field, logged, derived }) => difference(`revision.json: ${field}`, logged, derived));
}
function recordOf(text) {
    try {
        const value = JSON.parse(text);
        return typeof value === 'object' && value !== null ? { ...value } : undefined;
    }
    catch {
        return undefined;
    }
}
async function download(client, url) {
    try {
        return await client.download(url);
    }
    catch (error) {
        if (error instanceof MlflowError && error.status === 404)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/src/tracking/mlflow/existing.js








/** Pins the revision in a run that someone else began, and will end. */
async function logInto(client, inputs, runId, bundle, { growth }, tools) {
    const run = await existingRun(client, inputs, runId);
    const pinned = run_valueIn(run.data.tags, revisionTag);
    checkPinned(run, bundle, runUrl(inputs, run));
    const target = targetOf(inputs, run);
    const metrics = pointsOf(bundle, growth);
    if (pinned !== undefined) {
        const faults = await faultsOf(client, target, bundle);
        if (faults.length === 0)
            return write_describe(inputs, run, false);
    }
    await writeRun(client, target, bundle, { metrics, tags: markOf(bundle) }, tools);
    refuse(await faultsOf(client, target, bundle, { metrics }));
    return write_describe(inputs, run, true);
}
async function existingRun(client, { trackingUri }, runId) {
    try {
        return await readRun(client, runId);
    }
    catch (error) {
        if (!(error instanceof MlflowError) || error.status !== 404)
            throw error;
        throw new Error(`mlflow-run-id: there is no run "${runId}" on ${trackingUri}.`);
    }
}
/** Throws where a run pins another revision already, or the same tag of another commit. */
function checkPinned(run, bundle, url) {
    const { info, data } = run;
    const other = markOf(bundle).find(({ key, value }) => {
        const held = run_valueIn(data.tags, key);
        return held !== undefined && held !== value;
    });
    if (other === undefined)
        return;
    const held = (0,src_text/* printable */.g$)(run_valueIn(data.tags, other.key) ?? '');
    if (other.key === commitTag) {
        const advice = 'What a run pins stays: log the tag as it is now into another run.';
        throw new MovedTag(bundle, heldBy(run, url), advice);
    }
    throw new Taken(`mlflow-run-id: the run ${info.run_id} pins a revision already (${url}): its ${other.key} is "${held}", and not "${other.value}". Nothing was written.`);
}
/** Compares the run that the inputs name with the bundle. */
async function auditIn(client, inputs, runId, bundle) {
    const run = await existingRun(client, inputs, runId);
    const url = runUrl(inputs, run);
    const [pinned, commit] = [revisionTag, commitTag].map((key) => run_valueIn(run.data.tags, key));
    if (pinned === undefined)
        return { status: 'missing', url, details: [] };
    if (pinned === bundle.revision && commit !== undefined && commit !== bundle.commit) {
        return { status: 'moved', url, details: [moved(bundle, heldBy(run, url))] };
    }
    const details = await faultsOf(client, targetOf(inputs, run), bundle);
    return { status: details.length === 0 ? 'matches' : 'differs', url, details };
}

;// CONCATENATED MODULE: ./build/src/tracking/mlflow/experiment.js


const Found = dist/* object */.Ikc({
    experiment: dist/* object */.Ikc({ experiment_id: dist/* string */.YjP(), lifecycle_stage: dist/* optional */.lqM(dist/* string */.YjP()) }),
});
const Created = dist/* object */.Ikc({ experiment_id: dist/* string */.YjP() });
/**
 * Makes the experiment of that name, and gives its id. One that another job made meanwhile is taken.
 *
 * Throws where it was deleted: MLflow keeps its name, and takes no run into it.
 */
async function createExperiment(client, name) {
    try {
        const created = await client.post('experiments/create', { name }, Created);
        return created.experiment_id;
    }
    catch (error) {
        if (!(error instanceof MlflowError) || error.code !== 'RESOURCE_ALREADY_EXISTS')
            throw error;
        const other = await findExperiment(client, name);
        if (other === undefined)
            throw error;
        return other;
    }
}
/** The id of the experiment of that name, or undefined. Throws where it was deleted. */
async function findExperiment(client, name) {
    try {
        const { experiment } = await client.get('experiments/get-by-name', { experiment_name: name }, Found);
        if (experiment.lifecycle_stage !== 'deleted')
            return experiment.experiment_id;
    }
    catch (error) {
        if (error instanceof MlflowError && error.code === 'RESOURCE_DOES_NOT_EXIST')
            return undefined;
        throw error;
    }
    throw new Error(`mlflow-experiment: the experiment "${name}" was deleted, and MLflow keeps its name. ` +
        'Restore it (mlflow experiments restore), or name another.');
}

;// CONCATENATED MODULE: ./build/src/tracking/mlflow/record.js







/**
 * Logs a bundle as a run of its own. `held` are the runs that log its revision already: the one for the
 * same commit stays, and is finished where it was interrupted.
 */
async function logRun(logger, bundle, circumstances, held) {
    const { client, inputs, ifMoved, tools, turn, experiment } = logger;
    const { same, broken, others } = sortOut(held, bundle);
    const [other] = others;
    if (same === undefined && other !== undefined && ifMoved === 'fail') {
        throw new MovedTag(bundle, heldBy(other, runUrl(inputs, other)));
    }
    if (same?.info.status === 'FINISHED') {
        record_compare(same, bundle, tools);
        return write_describe(inputs, same, false);
    }
    const find = () => findRuns(client, experiment, bundle.repository, bundle.revision);
    const findSame = async () => sortOut(await find(), bundle).same;
    // A run that was interrupted is carried on with: everything that follows can be repeated.
    const run = same ?? (await turn.pass(() => createRun(client, experiment, bundle, circumstances, findSame)));
    const target = targetOf(inputs, run);
    const metrics = pointsOf(bundle, circumstances.growth);
    try {
        await writeRun(client, target, bundle, { metrics, tags: [] }, tools);
        const now = await find();
        const oldest = sortOut(now, bundle).same;
        if (oldest !== undefined && oldest.info.run_id !== target.runId) {
            // Another job logged the same at the same time, and began first: one record stays.
            await discardRun(client, target.runId);
            return await logRun(logger, bundle, circumstances, now);
        }
        // Before the end: should this be interrupted, the next job carries on with this run.
        for (const { info } of [...broken, ...others])
            await supersede(client, info.run_id, target.runId);
        await endRun(client, target.runId, 'FINISHED');
        refuse(await faultsOf(client, target, bundle, { metrics, status: 'FINISHED' }));
        return write_describe(inputs, run, true);
    }
    catch (error) {
        const status = error instanceof stop/* Stopped */.C9 ? 'KILLED' : 'FAILED';
        await endRun(client, target.runId, status).catch(() => undefined);
        throw error;
    }
}
/** Warns where a run that logs the revision of the same commit holds something else. */
function record_compare(run, bundle, { warn }) {
    const others = verify_differences(run, bundle);
    if (others.length === 0)
        return;
    warn(`MLflow holds ${bundle.revision} of the same commit with other facts: ${others.join('; ')}. The record stays as it is.`);
}

;// CONCATENATED MODULE: ./build/src/tracking/mlflow/log.js









/**
 * Logs a revision as a run of an experiment, or into the run that the inputs name. What is logged
 * already is left as it is.
 */
function mlflow(inputs, { ifMoved }, tools) {
    return {
        name: 'mlflow',
        plan: (bundle) => ({
            experiment: inputs.experiment,
            run: inputs.runId ?? runName(bundle),
            ...Object.fromEntries(paramsOf(bundle).map(({ key, value }) => [`param ${key}`, value])),
            dataset: `${datasetOf(bundle).name} ${datasetOf(bundle).digest}`,
        }),
        async open(bundles) {
            const client = createMlflowClient(tools.http, inputs, await authorize(inputs, tools));
            const { runId } = inputs;
            if (runId !== undefined) {
                return {
                    log: (bundle, circumstances) => logInto(client, inputs, runId, bundle, circumstances, tools),
                    verify: (bundle) => auditIn(client, inputs, runId, bundle),
                };
            }
            const found = await findExperiment(client, inputs.experiment);
            const held = found === undefined ? new Map() : await findHeld(client, found, bundles);
            // All calls share what the first of them makes.
            let experiment = found === undefined ? undefined : Promise.resolve(found);
            const line = new Line();
            return {
                async log(bundle, circumstances) {
                    const turn = line.ticket();
                    try {
                        experiment ??= createExperiment(client, inputs.experiment);
                        const logger = { client, inputs, ifMoved, tools, turn, experiment: await experiment };
                        return await logRun(logger, bundle, circumstances, held.get(bundle.revision) ?? []);
                    }
                    finally {
                        turn.giveBack();
                    }
                },
                verify: (bundle) => audit(client, inputs, held.get(bundle.revision) ?? [], bundle),
            };
        },
    };
}
/** The runs that are there of the bundles, by revision, in as few requests as there are pages of them. */
async function findHeld(client, experiment, bundles) {
    const [first, second] = bundles;
    if (first === undefined)
        return new Map();
    const only = second === undefined ? first.revision : undefined;
    const runs = await findRuns(client, experiment, first.repository, only);
    const held = new Map();
    for (const run of runs) {
        const revision = run_valueIn(run.data.tags, revisionTag) ?? '';
        held.set(revision, [...(held.get(revision) ?? []), run]);
    }
    return held;
}

;// CONCATENATED MODULE: ./build/src/tracking/wandb/address.js
/** The one type of the artifacts, as in lairs. */
const artifactType = 'dataset';
/** The web app that belongs to an API: https://api.wandb.ai is seen at https://wandb.ai (wandb/util.py). */
function appUrl(baseUrl) {
    return baseUrl.replace('://api.wandb.', '://wandb.').replace('://api.', '://app.');
}
function address_runUrl(baseUrl, place, runId) {
    return `${projectUrl(baseUrl, place)}/runs/${encoded(runId)}`;
}
function versionUrl(baseUrl, place, name, version) {
    return `${projectUrl(baseUrl, place)}/artifacts/${artifactType}/${encoded(name)}/${version}`;
}
function projectUrl(baseUrl, { entity, project }) {
    return `${appUrl(baseUrl)}/${encoded(entity)}/${encoded(project)}`;
}
/** A segment of a path. A server may give a name that is no text, and so in no address. */
function encoded(segment) {
    return encodeURIComponent(segment.toWellFormed());
}

;// CONCATENATED MODULE: ./build/src/tracking/wandb/alias.js

const alias_longest = 128;
/**
 * The alias under which W&B keeps a tag. A name that W&B takes goes as it is. One that it does not take,
 * or that means something else there, begins with `tag-`: `v1` becomes `tag-v1` (`v1` is the name of
 * W&B's own second version), and any other has each `/` and `:` replaced and ends in 16 hex digits of
 * its SHA-256, so that no two tags share one.
 *
 * (Rules: wandb/sdk/artifacts/_validators.py; that an alias like `v1` makes a version unreadable for
 * the SDK was seen with wandb 0.30.0.)
 */
function aliasOf(revision) {
    if (/^v\d+$/.test(revision) && revision.length + 4 <= alias_longest)
        return `tag-${revision}`;
    const taken = revision !== 'latest' && !/[/:]|^tag-|^v\d+$/.test(revision);
    if (taken && [...revision].length <= alias_longest)
        return revision;
    const digest = (0,external_node_crypto_.createHash)('sha256').update(revision).digest('hex').slice(0, 16);
    const name = [...revision.replace(/[/:]/g, '-')].slice(0, alias_longest - 'tag-'.length - 17).join('');
    return `tag-${name}-${digest}`;
}

;// CONCATENATED MODULE: ./build/src/tracking/wandb/digest.js


/** MD5 as W&B writes it in a manifest and announces it for an upload: standard base64. */
function md5(content) {
    return (0,external_node_crypto_.createHash)('md5').update(content).digest('base64');
}
/**
 * The digest of an artifact: hex MD5 over its files' paths and MD5s, by path. Neither its name nor its
 * metadata counts, which is why a revision must have a file of its own: two that differ in metadata
 * alone would be one version. (wandb/sdk/artifacts/artifact_manifests/artifact_manifest_v1.py)
 */
function artifactDigest(files) {
    const lines = Object.entries(files)
        .sort(([a], [b]) => (0,src_text/* byCodePoint */.HH)(a, b))
        .map(([path, content]) => `${path}:${md5(content)}\n`);
    return (0,external_node_crypto_.createHash)('md5')
        .update(`wandb-artifact-manifest-v1\n${lines.join('')}`)
        .digest('hex');
}
/**
 * The manifest of an artifact of one file. `birthArtifactID` is part of the address from which the
 * file is downloaded later.
 */
function manifestOf(path, content, birthArtifactID) {
    return JSON.stringify({
        version: 1,
        storagePolicy: 'wandb-storage-policy-v1',
        storagePolicyConfig: { storageLayout: 'V2' },
        contents: {
            [path]: { digest: md5(content), birthArtifactID, size: Buffer.byteLength(content) },
        },
    });
}

;// CONCATENATED MODULE: ./build/src/tracking/wandb/client.js




/** W&B refused a request, or answered what it should not. */
class WandbError extends Error {
    status;
    constructor(message, status) {
        super(message);
        this.status = status;
    }
}
function createWandbClient({ http, hide }, { baseUrl }, authorization) {
    const headers = { authorization, 'content-type': 'application/json' };
    return {
        async ask({ name, document, data }, variables) {
            const body = JSON.stringify({ query: document, variables, operationName: name });
            const url = `${baseUrl}/graphql`;
            const answer = await http.send({ name, method: 'POST', url, headers, body });
            const json = client_accept(http, name, answer);
            const result = dist/* safeParse */.xLC(dist/* object */.Ikc({ data }), json);
            if (result.success)
                return result.output.data;
            throw unexpected(name, http.clean(answer), dist/* getDotPath */.BuJ(result.issues[0]));
        },
        async upload(name, target, content) {
            if (target.uploadUrl === null)
                return;
            const signed = target.uploadHeaders.map((line) => {
                const colon = line.indexOf(':');
                return [line.slice(0, colon), line.slice(colon + 1).trim()];
            });
            const answer = await http.send({
                name: `upload of ${name}`,
                method: 'PUT',
                url: target.uploadUrl,
                headers: Object.fromEntries(signed),
                body: content,
            });
            if (answer.status >= 200 && answer.status <= 299)
                return;
            // Not before: of a thousand revisions the log would be full of masks, and nothing else tells of them.
            for (const signature of signaturesIn(target.uploadUrl))
                hide(signature);
            throw client_refusal(`upload of ${name}`, http.clean(answer));
        },
        async finish({ entity, project, id }, exitcode, summary = new Map()) {
            const path = [entity, project, id].map(encoded).join('/');
            const url = `${baseUrl}/files/${path}/file_stream`;
            const line = JSON.stringify(Object.fromEntries(summary));
            const files = { 'wandb-summary.json': { offset: 0, content: [line] } };
            const body = JSON.stringify({ ...(summary.size > 0 && { files }), complete: true, exitcode });
            const answer = await http.send({
                name: 'file_stream',
                method: 'POST',
                url,
                headers,
                body,
                cleansUp: exitcode !== 0,
            });
            client_accept(http, 'file_stream', answer);
        },
    };
}
/** What signs an address, whatever the store calls it: other values in its query are dates and words. */
function signaturesIn(url) {
    return [...new URL(url).searchParams.values()].filter((value) => value.length > 20);
}
/** A file's headers and body, as createArtifactFiles asks for them. */
function fileSpec(name, content) {
    return { name, md5: md5(content), mimetype: 'application/json' };
}
/** The JSON of an answer that is no refusal. GraphQL errors come with HTTP 200 or with another status. */
function client_accept(http, name, answer) {
    const json = jsonOf(answer);
    if (answer.status !== 200 || errorsIn(json).length > 0)
        throw client_refusal(name, http.clean(answer));
    if (json === undefined)
        throw unexpected(name, http.clean(answer));
    return json;
}
function client_refusal(name, answer) {
    const { status } = answer;
    const words = sentence(complaintIn(answer));
    const said = `W&B refused ${name} (HTTP ${status}): ${words}`;
    return new WandbError(`${said}${client_hint(status, words)}`, status);
}
function unexpected(name, answer, place) {
    const what = place ? `an answer without a proper "${place}"` : wordsOf(answer);
    return new WandbError(`W&B answered ${name} with ${sentence(what)} Check that wandb-base-url is the address of the API.`, answer.status);
}
/** What the user may do, by what the server said. */
function client_hint(status, words) {
    if (status === 401) {
        return ' Check wandb-api-key: it is not valid on this server (wandb-base-url).';
    }
    if (status === 403)
        return ' The key may not write there: check wandb-entity and wandb-project.';
    if (status === 404)
        return ' Check wandb-entity and wandb-project, and that the key may see them.';
    if (/already exists with type|type mismatch|different type/i.test(words)) {
        return ' The artifact of that name has another type than "dataset": set artifact-name to another.';
    }
    if (status >= 300 && status < 400)
        return ' Check wandb-base-url: requests are not redirected.';
    return '';
}

;// CONCATENATED MODULE: ./build/src/tracking/wandb/operations.js

const State = dist/* picklist */.KIO(['PENDING', 'COMMITTED', 'DELETED']);
const artifactFields = `
  id state digest versionIndex metadata
  aliases { alias artifactCollectionName }
  artifactType { name }
  artifactSequence { name project { name entity { name } } }
  createdBy { __typename ... on Run { name state } }`;
/** An artifact as it is read back. */
const Artifact = dist/* object */.Ikc({
    id: dist/* string */.YjP(),
    state: State,
    digest: dist/* string */.YjP(),
    versionIndex: dist/* nullable */.mee(dist/* number */.aig()),
    metadata: dist/* nullable */.mee(dist/* string */.YjP()),
    aliases: dist/* array */.YOg(dist/* object */.Ikc({ alias: dist/* string */.YjP(), artifactCollectionName: dist/* string */.YjP() })),
    artifactType: dist/* object */.Ikc({ name: dist/* string */.YjP() }),
    artifactSequence: dist/* object */.Ikc({
        name: dist/* string */.YjP(),
        project: dist/* nullable */.mee(dist/* object */.Ikc({ name: dist/* string */.YjP(), entity: dist/* object */.Ikc({ name: dist/* string */.YjP() }) })),
    }),
    createdBy: dist/* object */.Ikc({
        __typename: dist/* string */.YjP(),
        name: dist/* optional */.lqM(dist/* string */.YjP()),
        state: dist/* nullish */.cl6(dist/* string */.YjP()),
    }),
});
function operation(document, data) {
    return { name: /^\s*\w+ (\w+)/.exec(document)?.[1] ?? '', document, data };
}
const viewer = operation(`query Viewer { viewer { entity } }`, dist/* object */.Ikc({ viewer: dist/* nullable */.mee(dist/* object */.Ikc({ entity: dist/* nullable */.mee(dist/* string */.YjP()) })) }));
/** Looks up `count` versions by their names in one request, and `latest`. */
function loggedRevisions(count) {
    const indices = Array.from({ length: count }, (_, index) => index);
    const variables = indices.map((index) => `$name${index}: String!`);
    const versions = indices.map((index) => `r${index}: artifact(name: $name${index}) {${artifactFields}}`);
    return operation(`query LoggedRevisions($entity: String, $project: String!, $latest: String!, ${variables.join(', ')}) {
      project(entityName: $entity, name: $project) {
        latest: artifact(name: $latest) {${artifactFields}}
        ${versions.join('\n')}
      }
    }`, dist/* object */.Ikc({ project: dist/* nullable */.mee(dist/* record */.g1P(dist/* string */.YjP(), dist/* nullable */.mee(Artifact))) }));
}
const upsertBucket = operation(`mutation UpsertBucket($input: UpsertBucketInput!) {
    upsertBucket(input: $input) {
      bucket { id name project { name entity { name } } }
      inserted
    }
  }`, dist/* object */.Ikc({
    upsertBucket: dist/* object */.Ikc({
        bucket: dist/* object */.Ikc({
            id: dist/* string */.YjP(),
            name: dist/* string */.YjP(),
            project: dist/* object */.Ikc({ name: dist/* string */.YjP(), entity: dist/* object */.Ikc({ name: dist/* string */.YjP() }) }),
        }),
    }),
}));
const findRun = operation(`query FindRun($entity: String!, $project: String!, $run: String!) {
    project(entityName: $entity, name: $project) { run(name: $run) { name } }
  }`, dist/* object */.Ikc({
    project: dist/* nullable */.mee(dist/* object */.Ikc({ run: dist/* nullable */.mee(dist/* object */.Ikc({ name: dist/* string */.YjP() })) })),
}));
const useArtifact = operation(`mutation UseArtifact($input: UseArtifactInput!) {
    useArtifact(input: $input) { artifact { id } }
  }`, dist/* object */.Ikc({ useArtifact: dist/* object */.Ikc({ artifact: dist/* object */.Ikc({ id: dist/* string */.YjP() }) }) }));
const createArtifact = operation(`mutation CreateArtifact($input: CreateArtifactInput!) {
    createArtifact(input: $input) {
      artifact { id state artifactSequence { latestArtifact { id } } }
    }
  }`, dist/* object */.Ikc({
    createArtifact: dist/* object */.Ikc({
        artifact: dist/* object */.Ikc({
            id: dist/* string */.YjP(),
            state: State,
            artifactSequence: dist/* object */.Ikc({ latestArtifact: dist/* nullable */.mee(dist/* object */.Ikc({ id: dist/* string */.YjP() })) }),
        }),
    }),
}));
const Upload = {
    uploadUrl: dist/* nullable */.mee(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* url */.OZ5(), dist/* regex */.yGV(/^https?:/i))),
    /** Lines `name: value`, in the signs that node takes for a header. */
    uploadHeaders: dist/* array */.YOg(dist/* pipe */.FsL(dist/* string */.YjP(), dist/* regex */.yGV(/^[\w!#$%&'*+.^`|~-]+:[\t\x20-\x7e\x80-\xff]*$/))),
};
const createManifest = operation(`mutation CreateArtifactManifest($input: CreateArtifactManifestInput!) {
    createArtifactManifest(input: $input) {
      artifactManifest { id file { uploadUrl uploadHeaders } }
    }
  }`, dist/* object */.Ikc({
    createArtifactManifest: dist/* object */.Ikc({
        artifactManifest: dist/* object */.Ikc({ id: dist/* string */.YjP(), file: dist/* object */.Ikc(Upload) }),
    }),
}));
const createFiles = operation(`mutation CreateArtifactFiles($input: CreateArtifactFilesInput!) {
    createArtifactFiles(input: $input) {
      files { edges { node { name uploadUrl uploadHeaders artifact { id } } } }
    }
  }`, dist/* object */.Ikc({
    createArtifactFiles: dist/* object */.Ikc({
        files: dist/* object */.Ikc({
            edges: dist/* tuple */.PVZ([
                dist/* object */.Ikc({
                    node: dist/* object */.Ikc({ ...Upload, artifact: dist/* nullable */.mee(dist/* object */.Ikc({ id: dist/* string */.YjP() })) }),
                }),
            ]),
        }),
    }),
}));
const commitArtifact = operation(`mutation CommitArtifact($artifactID: ID!) {
    commitArtifact(input: { artifactID: $artifactID }) { artifact { id state } }
  }`, dist/* object */.Ikc({ commitArtifact: dist/* object */.Ikc({ artifact: dist/* object */.Ikc({ state: State }) }) }));
const addAliases = operation(`mutation AddAliases($input: AddAliasesInput!) { addAliases(input: $input) { success } }`, dist/* object */.Ikc({ addAliases: dist/* object */.Ikc({ success: dist/* literal */.euz(true) }) }));
const updateArtifact = operation(`mutation UpdateArtifact($input: UpdateArtifactInput!) {
    updateArtifact(input: $input) { artifact { id } }
  }`, dist/* object */.Ikc({ updateArtifact: dist/* object */.Ikc({ artifact: dist/* object */.Ikc({ id: dist/* string */.YjP() }) }) }));
const readArtifact = operation(`query ReadArtifact($id: ID!, $entity: String!, $project: String!, $latest: String!) {
    artifact(id: $id) {${artifactFields}}
    project(entityName: $entity, name: $project) { latest: artifact(name: $latest) { id } }
  }`, dist/* object */.Ikc({
    artifact: dist/* nullable */.mee(Artifact),
    project: dist/* nullable */.mee(dist/* object */.Ikc({ latest: dist/* nullable */.mee(dist/* object */.Ikc({ id: dist/* string */.YjP() })) })),
}));
const memberships = operation(`query ArtifactMemberships($id: ID!) {
    artifact(id: $id) {
      artifactMemberships {
        edges { node { aliases { alias } artifactCollection { name project { name } } } }
      }
    }
  }`, dist/* object */.Ikc({
    artifact: dist/* object */.Ikc({
        artifactMemberships: dist/* object */.Ikc({
            edges: dist/* array */.YOg(dist/* object */.Ikc({
                node: dist/* object */.Ikc({
                    aliases: dist/* array */.YOg(dist/* object */.Ikc({ alias: dist/* string */.YjP() })),
                    artifactCollection: dist/* object */.Ikc({
                        name: dist/* string */.YjP(),
                        project: dist/* object */.Ikc({ name: dist/* string */.YjP() }),
                    }),
                }),
            })),
        }),
    }),
}));
/** Servers that have registries have the field `orgEntity`, which W&B's schema of 2023 lacks. */
const organization = operation(`query Organization($entity: String!) {
    entity(name: $entity) { organization { name orgEntity { name } } }
  }`, dist/* object */.Ikc({
    entity: dist/* nullable */.mee(dist/* object */.Ikc({
        organization: dist/* nullable */.mee(dist/* object */.Ikc({ orgEntity: dist/* nullable */.mee(dist/* object */.Ikc({ name: dist/* string */.YjP() })) })),
    })),
}));
const linkArtifact = operation(`mutation LinkArtifact($input: LinkArtifactInput!) {
    linkArtifact(input: $input) { versionIndex }
  }`, dist/* object */.Ikc({ linkArtifact: dist/* object */.Ikc({ versionIndex: dist/* nullable */.mee(dist/* number */.aig()) }) }));

;// CONCATENATED MODULE: ./build/src/tracking/wandb/readback.js


/** Reads a version back. Throws where the server has none of that id. */
async function show(client, run, { name }, id) {
    const { entity, project } = run;
    const place = { entity, project, latest: `${name}:latest` };
    const { artifact: read, project: found } = await client.ask(readArtifact, { id, ...place });
    if (read === null)
        throw new Error(`W&B does not show the artifact ${id} that it made.`);
    return { read, latest: found?.latest?.id };
}
/** Whether a job that ran at the same time took `latest` for an older revision. */
async function isRobbed(client, run, wanted, { read, latest }) {
    if (latest === undefined || !readback_lacking(read, wanted).includes('latest'))
        return false;
    const { committed_at } = metadataOf((await show(client, run, wanted, latest)).read);
    return typeof committed_at === 'string' && committed_at < wanted.bundle.committed_at;
}
function readback_lacking(read, { name, aliases }) {
    const held = read.aliases.filter((entry) => entry.artifactCollectionName === name);
    return aliases.filter((alias) => !held.some((entry) => entry.alias === alias));
}
/**
 * The artifact as it was read back. Another job may have taken `latest`.
 *
 * Throws where it is not the one that was asked for.
 */
function readback_accept({ read, latest }, wanted, digest) {
    const missing = readback_lacking(read, wanted).filter((alias) => alias !== 'latest' || latest === undefined);
    const faults = [
        read.state === 'COMMITTED' ? '' : `its state is ${read.state}`,
        read.digest === digest ? '' : `its digest is ${read.digest}, not ${digest}`,
        missing.length === 0 ? '' : `it lacks the alias ${missing.join(', ')}`,
        canonicalJson(metadataOf(read)) === canonicalJson(wanted.bundle)
            ? ''
            : 'its metadata is another',
    ].filter(Boolean);
    if (faults.length > 0) {
        throw new Error(`W&B does not hold the artifact as it was logged: ${faults.join('; ')}.`);
    }
    return read;
}
/** The metadata of an artifact: {} where it has none, or none that is an object. */
function metadataOf({ metadata }) {
    const value = readback_jsonOf(metadata ?? '');
    return typeof value === 'object' && value !== null ? { ...value } : {};
}
function readback_jsonOf(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./build/src/tracking/wandb/artifact.js








const file = 'revision.json';
/** The digest of a version that holds the bundle as `revision.json`. */
function digestOf(bundle) {
    return artifactDigest({ [file]: canonicalJson(bundle) });
}
/**
 * Makes a version of the artifact that holds `revision.json`, with the bundle as its metadata, and
 * gives it the aliases. Returns it as the server shows it afterwards.
 *
 * Throws where the server's own answer is not what was asked for.
 */
async function logArtifact(client, run, wanted, turns) {
    return await unlessRaced(3, artifact_isRaced, () => makeVersion(client, run, wanted, turns));
}
/**
 * Another job committed the same meanwhile: asked once more, W&B gives that by its digest. To repeat the
 * commit does not help (wandb/wandb, pull 3843).
 */
function artifact_isRaced(error) {
    return error instanceof WandbError && error.status === 409;
}
async function makeVersion(client, run, wanted, turns) {
    const content = canonicalJson(wanted.bundle);
    const digest = digestOf(wanted.bundle);
    const input = creation(run, wanted, digest);
    const { artifact } = (await turns.create.pass(() => client.ask(createArtifact, { input })))
        .createArtifact;
    // The server has a version with this digest: it comes back as it was, whatever metadata and aliases
    // were asked for.
    if (artifact.state === 'COMMITTED')
        await mend(client, run, wanted, artifact.id);
    else {
        await fill(client, run, artifact, content);
        await turns.commit.pass(() => client.ask(commitArtifact, { artifactID: artifact.id }));
    }
    const shown = await show(client, run, wanted, artifact.id);
    if (!(await isRobbed(client, run, wanted, shown)))
        return readback_accept(shown, wanted, digest);
    await giveAliases(client, run, { name: wanted.name, aliases: ['latest'] }, artifact.id);
    return readback_accept(await show(client, run, wanted, artifact.id), wanted, digest);
}
function creation(run, { name, bundle, aliases }, digest) {
    return {
        entityName: run.entity,
        projectName: run.project,
        runName: run.id,
        artifactTypeName: artifactType,
        artifactCollectionName: name,
        digest,
        digestAlgorithm: 'MANIFEST_MD5',
        description: `Revision ${bundle.revision} of ${bundle.repository}`,
        metadata: JSON.stringify(bundle),
        aliases: aliases.map((alias) => ({ alias, artifactCollectionName: name })),
        // One id for one artifact: a repeat of this request after a lost answer makes no second one.
        clientID: randomId(),
        sequenceClientID: randomId(),
        enableDigestDeduplication: true,
    };
}
function randomId() {
    return (0,external_node_crypto_.randomBytes)(64).toString('hex');
}
async function fill(client, run, artifact, content) {
    const manifestInput = (digest) => ({
        input: {
            artifactID: artifact.id,
            baseArtifactID: artifact.artifactSequence.latestArtifact?.id ?? null,
            name: 'wandb_manifest.json',
            digest,
            entityName: run.entity,
            projectName: run.project,
            runName: run.id,
            type: 'FULL',
        },
    });
    const placeholder = await client.ask(createManifest, manifestInput(''));
    const artifactManifestID = placeholder.createArtifactManifest.artifactManifest.id;
    const spec = { ...fileSpec(file, content), artifactID: artifact.id, artifactManifestID };
    const files = await client.ask(createFiles, {
        input: { artifactFiles: [spec], storageLayout: 'V2' },
    });
    const [{ node }] = files.createArtifactFiles.files.edges;
    await client.upload(file, node, content);
    const manifest = manifestOf(file, content, node.artifact?.id ?? artifact.id);
    const made = await client.ask(createManifest, manifestInput(md5(manifest)));
    await client.upload('the manifest', made.createArtifactManifest.artifactManifest.file, manifest);
}
/** Gives a version aliases, which any other version loses. */
async function giveAliases(client, run, { name, aliases }, artifactID) {
    const place = { artifactCollectionName: name, entityName: run.entity, projectName: run.project };
    const input = { artifactID, aliases: aliases.map((alias) => ({ alias, ...place })) };
    await client.ask(addAliases, { input });
}
async function mend(client, run, wanted, artifactID) {
    await giveAliases(client, run, wanted, artifactID);
    await client.ask(updateArtifact, {
        input: { artifactID, metadata: JSON.stringify(wanted.bundle) },
    });
}

;// CONCATENATED MODULE: ./build/src/tracking/wandb/auth.js

/**
 * The value of the `Authorization` header: the API key's, or that of an access token which W&B gives
 * for GitHub's OIDC token (federated identity; core/internal/api/credentials.go).
 */
async function auth_authorize(inputs, tools) {
    const { credential, baseUrl } = inputs;
    if (credential.kind === 'key')
        return credential.authorization;
    const assertion = await identity(tools, credential.audience);
    return await bearer(tools, {
        who: 'W&B',
        url: `${baseUrl}/oidc/token`,
        form: { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion },
        hint: "Check that oidc-audience is the organization's name, and that a service account has this job's subject.",
    });
}

;// CONCATENATED MODULE: ./build/src/tracking/wandb/find.js







/** Versions that one request looks up. */
const perRequest = 50;
/** Looks up the versions that are logged of the bundles. */
async function findLogged(client, place, artifactName, bundles) {
    const versions = new Map();
    let latest = null;
    for (let from = 0; from < bundles.length; from += perRequest) {
        const some = bundles.slice(from, from + perRequest);
        const names = some.map(({ revision }, index) => [
            `name${index}`,
            `${artifactName}:${aliasOf(revision)}`,
        ]);
        const { project } = await client.ask(loggedRevisions(some.length), {
            entity: place.entity,
            project: place.project,
            latest: `${artifactName}:latest`,
            ...Object.fromEntries(names),
        });
        latest = project?.['latest'] ?? null;
        for (const [index, { revision }] of some.entries()) {
            const version = project?.[`r${index}`];
            if (version?.state === 'COMMITTED')
                versions.set(revision, version);
        }
    }
    return { versions, latest };
}
/**
 * Whether `latest` is the revision's, as the newest of those that are logged, by commit date. One that is
 * logged already takes it from an older one alone: jobs that ran at the same time may have left it there.
 */
function isNewest({ versions, latest }, bundle) {
    const isHeld = versions.has(bundle.revision);
    if (latest === null)
        return !isHeld;
    const { committed_at } = metadataOf(latest);
    if (typeof committed_at !== 'string')
        return !isHeld;
    return isHeld ? committed_at < bundle.committed_at : committed_at <= bundle.committed_at;
}
/**
 * Whether a version is of the bundle's commit.
 *
 * Throws where it is another dataset's.
 */
function isSame(version, bundle, artifactName, baseUrl) {
    const { commit, repository } = metadataOf(version);
    if (commit === bundle.commit || repository === bundle.repository)
        return commit === bundle.commit;
    throw new Taken(`The alias "${aliasOf(bundle.revision)}" of the artifact "${artifactName}" belongs to another dataset, ` +
        `${textOf(repository) ?? 'logged without a repository'} (${urlOf(version, baseUrl)}). Nothing was written. ` +
        'Give this repository an artifact-name or a wandb-project of its own.');
}
/**
 * Whether `latest` is on a version that is no tag's any more once the bundles are logged again: one of them
 * takes its alias, or did so before, by a job that was interrupted then.
 */
function isLeft({ versions, latest }, bundles) {
    if (latest === null)
        return false;
    const isBare = latest.aliases.every(({ alias }) => /^(latest|v\d+)$/.test(alias));
    return (isBare ||
        bundles.some(({ revision, commit }) => versions.get(revision)?.id === latest.id && metadataOf(latest)['commit'] !== commit));
}
/** What a version says of the revision that it was made of. */
function find_heldBy(version, baseUrl) {
    const { commit, committed_at } = metadataOf(version);
    return {
        commit: textOf(commit) ?? 'unknown',
        committedAt: textOf(committed_at) ?? '',
        url: urlOf(version, baseUrl),
    };
}
/** A fact of a record, where it is one: an object may have a `toString` of its own, which is none. */
function textOf(fact) {
    return typeof fact === 'string' ? fact : undefined;
}
/** Compares a version, or that there is none, with the bundle. */
function find_audit(version, bundle, baseUrl) {
    if (version === undefined)
        return { status: 'missing', url: '', details: [] };
    const held = find_heldBy(version, baseUrl);
    const { url } = held;
    const metadata = metadataOf(version);
    if (metadata['commit'] !== bundle.commit) {
        if (metadata['repository'] === bundle.repository) {
            return { status: 'moved', url, details: [moved(bundle, held)] };
        }
        const owner = textOf(metadata['repository']) ?? 'logged without a repository';
        const detail = `The alias "${aliasOf(bundle.revision)}" belongs to another dataset, ${owner}`;
        return { status: 'missing', url, details: [detail] };
    }
    const details = differences(metadata, bundle).map(({ field, logged, derived }) => difference(field, logged, derived));
    const digest = digestOf(bundle);
    if (details.length === 0 && version.digest !== digest) {
        details.push(difference('the digest of revision.json', version.digest, digest));
    }
    return { status: details.length === 0 ? 'matches' : 'differs', url, details };
}
/** Warns where a version of the same commit holds other facts than the bundle. */
function warnOfDifferences(version, bundle, { warn }) {
    const { details } = find_audit(version, bundle, '');
    if (details.length === 0)
        return;
    warn(`W&B holds ${bundle.revision} of the same commit with other facts: ${details.join('; ')}. The record stays as it is.`);
}
function urlOf(version, baseUrl) {
    const { name } = version.artifactSequence;
    return versionUrl(baseUrl, makerOf(version), name, `v${version.versionIndex ?? 0}`);
}
/** The run that made a version. Its id is '' where a user made it without one. */
function makerOf({ createdBy, artifactSequence }) {
    return {
        id: createdBy.name ?? '',
        project: artifactSequence.project?.name ?? '',
        entity: artifactSequence.project?.entity.name ?? '',
    };
}

;// CONCATENATED MODULE: ./build/src/tracking/wandb/registry.js

/**
 * Links an artifact version to a collection of a registry, under the alias, unless it is there already.
 *
 * Throws where the entity has no organization, or the server does not show the link afterwards.
 */
async function linkToRegistry(client, artifactID, entity, { project, collection }, alias) {
    const isLinked = async () => {
        const { artifact } = await client.ask(memberships, { id: artifactID });
        return artifact.artifactMemberships.edges.some(({ node }) => node.artifactCollection.name === collection &&
            node.artifactCollection.project.name === project &&
            node.aliases.some((entry) => entry.alias === alias));
    };
    if (await isLinked())
        return;
    const found = await client.ask(organization, { entity });
    const owner = found.entity?.organization?.orgEntity?.name;
    if (owner === undefined) {
        throw new Error(`wandb-registry: "${entity}" belongs to no organization, and only organizations have registries. Set wandb-entity to a team of one.`);
    }
    await client.ask(linkArtifact, {
        input: {
            artifactID,
            artifactPortfolioName: collection,
            entityName: owner,
            projectName: project,
            aliases: [{ artifactCollectionName: collection, alias }],
        },
    });
    if (!(await isLinked())) {
        throw new Error(`W&B does not show the artifact in ${project}/${collection} as "${alias}".`);
    }
}

;// CONCATENATED MODULE: ./build/src/tracking/wandb/run.js



const mostDeleted = 5;
/**
 * The id of the run that logs a revision. It follows from what is logged, so that a job that was
 * interrupted, or that runs twice at once, comes back to the same run.
 */
function runId(artifactName, bundle) {
    const identity = [artifactName, bundle.repository, bundle.revision, bundle.commit].join('\n');
    return `log-revision-${(0,external_node_crypto_.createHash)('sha256').update(identity).digest('hex').slice(0, 16)}`;
}
/**
 * Opens the run, or comes back to it. A run that was deleted in the app blocks its id for ever
 * (HTTP 409, "previously created and deleted"): then the next number is taken.
 */
async function openRun(client, inputs, id, input) {
    for (let number = 1;; number++) {
        const name = number === 1 ? id : `${id}-${number}`;
        try {
            const { upsertBucket: answer } = await client.ask(upsertBucket, {
                input: { ...input, name, modelName: inputs.project, entityName: inputs.entity },
            });
            const { bucket } = answer;
            return { id: bucket.name, project: bucket.project.name, entity: bucket.project.entity.name };
        }
        catch (error) {
            const deleted = error instanceof WandbError && /deleted/.test(error.message);
            if (!deleted || error.status !== 409 || number === mostDeleted)
                throw error;
        }
    }
}
/** A run that someone else began, and will end. Throws where there is none of that id. */
async function run_existingRun(client, place, id) {
    const { entity, project } = place;
    const { project: found } = await client.ask(findRun, { entity, project, run: id });
    if (found?.run)
        return { entity, project, id: found.run.name };
    throw new Error(`wandb-run-id: there is no run "${id}" in ${entity}/${project}.`);
}
/** What the run says of itself: the bundle as its config, and the circumstances. */
function runFields(bundle, circumstances) {
    const config = {
        ...bundle,
        workflow_run: circumstances.runUrl,
        actor: circumstances.actor,
        event: circumstances.event,
        position: circumstances.growth.position,
        previous_revision: circumstances.growth.previous ?? null,
        ...(circumstances.tagVerification === ''
            ? {}
            : { tag_verification: circumstances.tagVerification }),
    };
    const entries = Object.entries(config).map(([key, value]) => [key, { value }]);
    return {
        // Longer names are refused (seen in reports; W&B documents no limit).
        displayName: [...bundle.revision].slice(0, 128).join(''),
        jobType: 'log-revision',
        // A run's tag has 1 to 64 characters. A longer name stands in the config all the same.
        tags: [...bundle.revision].length <= 64 ? [bundle.revision] : [],
        notes: `Logged by ${circumstances.runUrl}`,
        commit: bundle.commit,
        jobRepo: bundle.repository,
        host: 'github-actions',
        config: JSON.stringify(Object.fromEntries(entries)),
    };
}

;// CONCATENATED MODULE: ./build/src/tracking/wandb/log.js












/**
 * Logs a revision as a version of an artifact, made by a run of its own or by the run that the inputs
 * name. A revision that the artifact has already, under the alias for it, is left as it is; a run that
 * the inputs name then uses it.
 */
function wandb(inputs, options, tools) {
    const { artifactName } = options;
    return {
        name: 'wandb',
        plan: (bundle) => ({
            project: `${inputs.entity === undefined ? '' : `${inputs.entity}/`}${inputs.project}`,
            artifact: `${artifactName}:${aliasOf(bundle.revision)}`,
            digest: digestOf(bundle),
            run: inputs.runId ?? runId(artifactName, bundle),
        }),
        async open(bundles) {
            const client = createWandbClient(tools, inputs, await auth_authorize(inputs, tools));
            const entity = inputs.entity ?? (await defaultEntity(client));
            const place = { ...inputs, entity };
            const found = await findLogged(client, place, artifactName, bundles);
            const newest = bundles.at(-1);
            // With if-moved: fail, a version that is of another commit than its tag keeps its aliases.
            const isFree = options.ifMoved === 'relog' && isLeft(found, bundles);
            const isLatest = (bundle) => bundle === newest && (isFree || isNewest(found, bundle));
            const lines = { create: new Line(), commit: new Line() };
            return {
                async log(bundle, circumstances) {
                    const turns = { create: lines.create.ticket(), commit: lines.commit.ticket() };
                    try {
                        const logger = { client, place, options, tools, turns };
                        const held = found.versions.get(bundle.revision);
                        return await logOne(logger, bundle, circumstances, held, isLatest(bundle));
                    }
                    finally {
                        turns.create.giveBack();
                        turns.commit.giveBack();
                    }
                },
                async verify(bundle) {
                    return find_audit(found.versions.get(bundle.revision), bundle, inputs.baseUrl);
                },
            };
        },
    };
}
async function logOne({ client, place, options, tools, turns }, bundle, circumstances, held, isLatest) {
    const { artifactName: name, ifMoved } = options;
    const alias = aliasOf(bundle.revision);
    const link = async (artifact) => {
        if (place.registry === undefined)
            return;
        await linkToRegistry(client, artifact.id, place.entity, place.registry, alias);
    };
    if (held !== undefined) {
        if (isSame(held, bundle, name, place.baseUrl)) {
            warnOfDifferences(held, bundle, tools);
            const metrics = metricsOf(bundle, circumstances.growth);
            const run = await takeUp(client, place, { id: runId(name, bundle), metrics }, held);
            if (isLatest) {
                await giveAliases(client, run, { name, aliases: ['latest'] }, held.id);
            }
            await link(held);
            return log_describe(held, run, place.baseUrl, false);
        }
        if (ifMoved === 'fail')
            throw new MovedTag(bundle, find_heldBy(held, place.baseUrl));
    }
    const aliases = isLatest ? [alias, 'latest'] : [alias];
    return await inRun(client, place, name, bundle, circumstances, async (run) => {
        const artifact = await logArtifact(client, run, { name, bundle, aliases }, turns);
        await link(artifact);
        return log_describe(artifact, run, place.baseUrl, true);
    });
}
async function defaultEntity(client) {
    const { viewer: user } = await client.ask(viewer, {});
    if (user?.entity)
        return user.entity;
    throw new Error('W&B names no default entity for wandb-api-key: the key is not valid on this server, or has none. ' +
        'Set wandb-entity, or give another key.');
}
/** Does the `work` in the run that the inputs name, or in a run of its own, which then ends. */
async function inRun(client, place, artifactName, bundle, circumstances, work) {
    if (place.runId !== undefined)
        return await work(await run_existingRun(client, place, place.runId));
    const id = runId(artifactName, bundle);
    const run = await openRun(client, place, id, runFields(bundle, circumstances));
    try {
        const logged = await work(run);
        await client.finish(run, 0, metricsOf(bundle, circumstances.growth));
        return logged;
    }
    catch (error) {
        // The run stays, marked as failed: the next attempt comes back to it.
        await client.finish(run, 1).catch(() => undefined);
        throw error;
    }
}
/**
 * What is left to do for a version that is there: the run that the inputs name uses it, and the run of
 * its own that a job left open when it died is finished. Gives the run that the version is seen with.
 */
async function takeUp(client, place, own, tagged) {
    const maker = makerOf(tagged);
    if (place.runId !== undefined) {
        const run = await run_existingRun(client, place, place.runId);
        if (run.id === maker.id)
            return run;
        const { entity: entityName, project: projectName, id: runName } = run;
        const input = { entityName, projectName, runName, artifactID: tagged.id };
        await client.ask(useArtifact, { input });
        return run;
    }
    if (maker.id.startsWith(own.id) && tagged.createdBy.state !== 'finished') {
        await client.finish(maker, 0, own.metrics);
    }
    return maker;
}
function log_describe(artifact, run, baseUrl, created) {
    const { name } = artifact.artifactSequence;
    const version = `v${artifact.versionIndex ?? 0}`;
    const url = versionUrl(baseUrl, run, name, version);
    return {
        backend: 'wandb',
        created,
        url,
        outputs: {
            'wandb-run-url': run.id === '' ? '' : address_runUrl(baseUrl, run, run.id),
            'wandb-artifact': `${run.entity}/${run.project}/${name}:${version}`,
            'wandb-artifact-url': url,
        },
    };
}

;// CONCATENATED MODULE: ./build/src/tracking/backends.js



/** The backends that the inputs ask for. */
function backendsOf(inputs, tools) {
    for (const address of [inputs.wandb?.baseUrl, inputs.mlflow?.trackingUri]) {
        if (inputs.mode !== 'dry-run' && address !== undefined && (0,url/* isExposed */.Lw)(address)) {
            tools.warn(`${address} is plain http: credentials and provenance travel there in clear text.`);
        }
    }
    return [
        ...(inputs.wandb === undefined ? [] : [wandb(inputs.wandb, inputs, tools)]),
        ...(inputs.mlflow === undefined ? [] : [mlflow(inputs.mlflow, inputs, tools)]),
    ];
}

;// CONCATENATED MODULE: ./build/src/tracking/abreast.js
/** Works on `atOnce` items at a time, begun in their order, and gives what comes of them in their order. */
async function abreast(atOnce, items, work) {
    const values = [];
    const left = items.entries();
    const workers = Array.from({ length: atOnce }, async () => {
        for (const [index, item] of left)
            values[index] = await work(item);
    });
    await Promise.all(workers);
    return values;
}

;// CONCATENATED MODULE: ./build/src/tracking/progress.js
const betweenLines = 5000;
/**
 * Counts what became of `total` revisions at a backend, and tells from time to time how far it is:
 * `wandb: 412/1000 logged, 31 already there, 0 failed, about 2 min left`. `now` is in milliseconds.
 */
function createProgress(backend, total, tell, now) {
    const start = now();
    const counts = { logged: 0, there: 0, failed: 0 };
    let told = start;
    return (status) => {
        counts[status === 'logged' ? 'logged' : status === 'already-logged' ? 'there' : 'failed']++;
        const done = counts.logged + counts.there + counts.failed;
        const time = now();
        if (total === 1 || (done < total && time - told < betweenLines))
            return;
        told = time;
        const { logged, there, failed } = counts;
        // What is there already takes no time.
        const each = (time - start) / (logged + failed);
        const isKnown = done < total && Number.isFinite(each);
        const left = isKnown ? `, about ${duration(each * (total - done))} left` : '';
        tell(`${backend}: ${logged}/${total} logged, ${there} already there, ${failed} failed${left}`);
    };
}
function duration(milliseconds) {
    const seconds = Math.ceil(milliseconds / 1000);
    return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

;// CONCATENATED MODULE: ./build/src/tracking/track.js





/** Revisions that are logged at the same time: enough to hide the way to the server, too few to flood it. */
const atOnce = 8;
/** After so many failures without a success between them, a server is not bothered any more. */
const track_enough = 5;
/**
 * Does with all revisions, which come oldest first, what `mode` says, at all backends side by side. One
 * that fails does not keep the others from being done. Never throws: each has its result.
 */
async function trackAll(backends, { pinned, unpinned }, inputs, tell) {
    const tracked = await Promise.all(backends.map(async (backend) => {
        const blank = blankFor(backend, inputs.artifactName);
        const outcomes = await track(backend, pinned, inputs, tell);
        return [
            ...unpinned.map(({ revision: { name, commit }, reason }) => ({
                ...blank({ revision: name, commit }),
                details: [reason],
            })),
            ...pinned.map(({ bundle }, index) => {
                const { isGeneral: _, ...outcome } = outcomes[index] ?? {};
                return { ...blank(bundle), ...outcome };
            }),
        ];
    }));
    return tracked.flat();
}
async function track(backend, pinned, inputs, tell) {
    const bundles = pinned.map(({ bundle }) => bundle);
    if (inputs.mode === 'dry-run') {
        return bundles.map((bundle) => ({ status: 'dry-run', outputs: backend.plan(bundle) }));
    }
    try {
        const session = await backend.open(bundles);
        if (inputs.mode === 'verify') {
            return await abreast(atOnce, bundles, (bundle) => attempt(() => session.verify(bundle)));
        }
        return await logAll(backend.name, session, pinned, inputs, tell);
    }
    catch (error) {
        return bundles.map(() => ({ details: [(0,src_text/* messageOf */.bD)(error)] }));
    }
}
async function logAll(name, session, pinned, inputs, tell) {
    const progress = createProgress(name, pinned.length, tell, Date.now);
    let inARow = 0;
    return await abreast(atOnce, pinned, async ({ bundle, revision, growth }) => {
        if (inARow >= track_enough) {
            progress('failed');
            return { details: [`It was not tried: the ${track_enough} before it failed one after the other.`] };
        }
        const circumstances = circumstancesOf(inputs, revision.verdict, growth);
        const outcome = await attempt(() => log(session, bundle, circumstances));
        inARow = outcome.isGeneral ? inARow + 1 : 0;
        progress(outcome.status ?? 'failed');
        return outcome;
    });
}
async function log(session, bundle, circumstances) {
    const { created, url, outputs } = await session.log(bundle, circumstances);
    return { status: created ? 'logged' : 'already-logged', url, outputs };
}
async function attempt(work) {
    try {
        return await work();
    }
    catch (error) {
        const details = [(0,src_text/* messageOf */.bD)(error)];
        if (error instanceof MovedTag)
            return { status: 'moved', url: error.url, details };
        return { details, isGeneral: !(error instanceof Taken || error instanceof stop/* Stopped */.C9) };
    }
}
function circumstancesOf({ workflow }, verdict, growth) {
    const { serverUrl, repository, runId, actor, event } = workflow;
    return {
        workflowRepository: repository,
        runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
        actor,
        event: event.name,
        ref: event.ref,
        tagVerification: verdict,
        growth,
    };
}
function blankFor({ name }, artifactName) {
    return ({ revision, commit }) => ({
        revision,
        commit,
        backend: name,
        status: 'failed',
        url: '',
        identifier: identifierOf(artifactName, revision),
        details: [],
        outputs: {},
    });
}

;// CONCATENATED MODULE: ./build/src/run.js













/**
 * The whole action: select the revisions, pin what they hold, log them, report. No backend hears of a
 * revision before all are resolved. `packaged` is the text of the manifest that comes with the action,
 * and `access` what keeps its secrets.
 *
 * Throws where a revision that is named does not resolve, or none can be pinned. What fails later is told
 * by `report`, when all the rest is done.
 */
async function run(inputs, packaged, report, access) {
    const folder = await makeFolder(inputs.temporary);
    const { redact, signal } = access;
    const { pinned, unpinned, gone } = await run_pin(inputs, packaged, report, folder, access);
    const newest = pinned.at(-1)?.bundle;
    if (newest === undefined)
        return report.nothing(gone);
    checkRuns(inputs, pinned.length);
    report.pinned(pinned);
    const provenance = (0,external_node_path_.join)(folder, 'revision.json');
    await writeTemporary(provenance, canonicalJson(newest));
    const http = createHttp({ note: report.info, redact, signal });
    try {
        const { identity } = inputs.workflow;
        const backends = backendsOf(inputs, { ...access, http, identity, warn: report.warn });
        const results = await trackAll(backends, { pinned, unpinned }, inputs, report.info);
        report.results(results);
        const { artifactName } = inputs;
        report.outputs(outputsOf({ newest, artifactName, provenance, results }, redact, report.warn));
        await report.summary(summaryOf(pinned, results));
    }
    finally {
        http.close();
    }
}
/** Throws where several revisions would go into one run. */
function checkRuns({ wandb, mlflow }, revisions) {
    const named = [
        ...(wandb?.runId === undefined ? [] : ['wandb-run-id']),
        ...(mlflow?.runId === undefined ? [] : ['mlflow-run-id']),
    ];
    if (revisions < 2 || named.length === 0)
        return;
    throw new Error(`${named.join(', ')}: a run takes one revision, and ${revisions} are selected. Nothing was sent. Name one tag in the input revision.`);
}
/** All that is read from git. It needs no process any more when this is done. */
async function run_pin(inputs, packaged, { warn }, folder, { hide, signal }) {
    let git;
    try {
        git = await openGit(inputs.workingDirectory, inputs.workspace, folder, signal);
        (0,url/* hideUserinfo */.kc)(git.origin, hide);
        const { revisions, gone } = await readRevisions(git, inputs, { warn, signal });
        return { ...(await deriveAll(git, inputs, packaged, revisions, warn)), gone };
    }
    catch (error) {
        // Whatever ended early did so for this.
        throw signal.aborted ? (0,stop/* stopped */.ce)(signal, 'while git was read. Nothing was sent.') : error;
    }
    finally {
        git?.close();
    }
}


/***/ }),

/***/ 7024:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ createSecrets)
/* harmony export */ });
/* unused harmony export formsOf */
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(706);

/** `mask` tells the runner of a secret. The runner sees the log alone; errors and outputs are ours to clean. */
function createSecrets(mask) {
    const hidden = new Set();
    let longestFirst = [];
    return {
        hide(secret) {
            const fresh = formsOf(secret).filter((form) => !hidden.has(form));
            if (fresh.length === 0)
                return;
            for (const form of fresh) {
                hidden.add(form);
                // Of a secret of several lines the runner would mask each, however short. Its lines have their own turn.
                if (!/[\r\n]/.test(form))
                    mask(form);
            }
            // A long secret may hold a shorter one, which must not be replaced first.
            longestFirst = [...hidden].sort((a, b) => b.length - a.length);
        },
        redact(text) {
            const rest = longestFirst.reduce((left, secret) => left.replaceAll(secret, '***'), text);
            return rest.includes(_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutMark */ .K1) ? withoutHalves(rest, longestFirst) : rest;
        },
    };
}
/** What is shorter would, as a line of a secret, mask half of the log, and tells nothing of a whole one. */
const shortest = 4;
/**
 * The forms in which a secret may come back: as it is, without the blanks around it, each line, on one line,
 * and each of these as it stands in a URL, in JSON and in HTML.
 */
function formsOf(secret) {
    const whole = secret.trim();
    const lines = whole.split(/[\r\n]+/).map((line) => line.trim());
    const plain = [secret, whole, ...lines.filter((line) => line.length >= shortest)];
    const written = plain.flatMap((form) => [form, (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(form, Number.POSITIVE_INFINITY)]);
    const escaped = written.flatMap((form) => [
        form,
        ...inUrl(form),
        ...inJson(form),
        ...inHtml(form),
    ]);
    return [...new Set(escaped)].filter((form) => form.trim() !== '');
}
/** By JavaScript, by those who leave slashes alone or encode all signs, and by forms. */
function inUrl(text) {
    const encoded = encodeURIComponent(text.toWellFormed());
    const strict = encoded.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
    const form = new URLSearchParams({ '': text }).toString().slice(1);
    const all = [encoded, encoded.replaceAll('%2F', '/'), strict, form];
    return all.flatMap((each) => [
        each.replace(/%../g, (code) => code.toUpperCase()),
        each.replace(/%../g, (code) => code.toLowerCase()),
    ]);
}
/** By JavaScript, by Python, which keeps to ASCII, and by Go, which lets no HTML through. */
function inJson(text) {
    const json = JSON.stringify(text).slice(1, -1);
    const unicode = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
    return [json, json.replace(/[^ -~]/g, unicode), json.replace(/[&<>]/g, unicode)];
}
/** By this action, and by the servers' own ways to write quotes. */
function inHtml(text) {
    const bare = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const quotes = [
        ['"', "'"],
        ['&quot;', "'"],
        ['&quot;', '&#39;'],
        ['&quot;', '&#x27;'],
        ['&quot;', '&apos;'],
        ['&#34;', '&#39;'],
    ];
    return [
        (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .html */ .qy)(text, Number.POSITIVE_INFINITY),
        ...quotes.map(([two, one]) => bare.replaceAll('"', two).replaceAll("'", one)),
    ];
}
/** A text that was cut in the middle of a secret ends with its beginning, which is no less secret. */
function withoutHalves(text, secrets) {
    const parts = text.split(_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutMark */ .K1);
    return parts
        .map((part, index) => (index === parts.length - 1 ? part : withoutHalf(part, secrets)))
        .join(_text_js__WEBPACK_IMPORTED_MODULE_0__/* .cutMark */ .K1);
}
function withoutHalf(text, secrets) {
    const halves = secrets.map((secret) => {
        let length = Math.min(secret.length - 1, text.length);
        while (length >= shortest && !text.endsWith(secret.slice(0, length)))
            length--;
        return length;
    });
    const longest = Math.max(0, ...halves);
    return longest < shortest ? text : `${text.slice(0, -longest)}***`;
}


/***/ }),

/***/ 7749:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C9: () => (/* binding */ Stopped),
/* harmony export */   OO: () => (/* binding */ unlessStopped),
/* harmony export */   ce: () => (/* binding */ stopped),
/* harmony export */   nN: () => (/* binding */ createStop)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8474);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(706);


/** Why a run ends before it is done. */
class Stopped extends Error {
}
function createStop() {
    const controller = new AbortController();
    // Each request that is under way listens, and there may be many. Node would warn of more than ten.
    (0,node_events__WEBPACK_IMPORTED_MODULE_0__.setMaxListeners)(0, controller.signal);
    return {
        signal: controller.signal,
        stop(reason) {
            if (!controller.signal.aborted)
                controller.abort(reason);
        },
    };
}
/** Why the run was stopped, and `where`, which goes on with the sentence. */
function stopped(signal, where) {
    return new Stopped(`${(0,_text_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .bD)(signal.reason)} ${where}`);
}
/** What the work gives, or undefined where the run is stopped first, or was `grace` milliseconds ago. */
async function unlessStopped(signal, work, grace = 0) {
    let begin = () => undefined;
    let clock;
    const end = new Promise((resolve) => {
        begin = () => {
            clock = setTimeout(resolve, grace, undefined);
        };
        if (signal.aborted)
            begin();
        else
            signal.addEventListener('abort', begin, { once: true });
    });
    try {
        return await Promise.race([work, end]);
    }
    finally {
        signal.removeEventListener('abort', begin);
        clearTimeout(clock);
        // It goes on, and no one waits for it.
        work.catch(() => undefined);
    }
}


/***/ }),

/***/ 706:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   HH: () => (/* binding */ byCodePoint),
/* harmony export */   K1: () => (/* binding */ cutMark),
/* harmony export */   bD: () => (/* binding */ messageOf),
/* harmony export */   g$: () => (/* binding */ printable),
/* harmony export */   qy: () => (/* binding */ html)
/* harmony export */ });
/** What stands behind a text that was cut, before its whole length. */
const cutMark = '… (cut: ';
/**
 * Text from outside (a tag's name, a manifest, a server's answer) made safe to print in a workflow
 * log, on one line: control characters, line ends and direction marks become blanks, and what the
 * runner would take for a command (`::set-output`, `##[error]`) is broken apart. Longer than `max`
 * UTF-16 units, it is cut and says so; what was cut before says how long it was at first.
 *
 * The runner takes a line for a command when it begins with `::` or holds `##[` anywhere
 * (actions/runner, ActionCommand.cs).
 */
function printable(text, max = 1000) {
    const oneLine = text
        // Not all of a run at once: one of millions would take more stack than there is.
        .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]{1,1000}/gu, ' ')
        .trim()
        .replace(/^::/, ': :')
        .replaceAll('##[', '## [')
        .toWellFormed();
    const [mark = '', length = oneLine.length] = /… \(cut: (\d+) characters\)$/.exec(oneLine) ?? [];
    if (oneLine.length - mark.length <= max)
        return oneLine;
    return `${oneLine.slice(0, max).toWellFormed()}${cutMark}${length} characters)`;
}
/** Text from outside as HTML: one line, and nothing in it is a tag, a link or an entity. */
function html(text, max = 300) {
    return printable(text, max).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
/** The message of whatever was thrown; of several errors in one, all that have one. */
function messageOf(thrown) {
    if (!(thrown instanceof Error))
        return String(thrown);
    if (thrown.message !== '')
        return thrown.message;
    if (thrown instanceof AggregateError)
        return thrown.errors.map(messageOf).join('; ');
    return thrown.name;
}
/** Orders strings by Unicode code point, as git and Python do, and not by UTF-16 unit. */
function byCodePoint(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}


/***/ }),

/***/ 994:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ isGood)
/* harmony export */ });
/** Whether the step may be green with it. */
function isGood({ status }) {
    return ['logged', 'already-logged', 'matches', 'dry-run'].includes(status);
}


/***/ }),

/***/ 7934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BpQ: () => (/* binding */ minLength),
/* harmony export */   BuJ: () => (/* binding */ getDotPath),
/* harmony export */   Bw9: () => (/* binding */ length),
/* harmony export */   FsL: () => (/* binding */ pipe),
/* harmony export */   IeY: () => (/* binding */ custom),
/* harmony export */   Ikc: () => (/* binding */ object),
/* harmony export */   KCZ: () => (/* binding */ union),
/* harmony export */   KIO: () => (/* binding */ picklist),
/* harmony export */   KJ$: () => (/* binding */ instance),
/* harmony export */   L5J: () => (/* binding */ unknown),
/* harmony export */   NpB: () => (/* binding */ fallback),
/* harmony export */   OZ5: () => (/* binding */ url),
/* harmony export */   PVZ: () => (/* binding */ tuple),
/* harmony export */   Ru6: () => (/* binding */ maxLength),
/* harmony export */   Wwf: () => (/* binding */ minValue),
/* harmony export */   YOg: () => (/* binding */ array),
/* harmony export */   YjP: () => (/* binding */ string),
/* harmony export */   _H3: () => (/* binding */ looseObject),
/* harmony export */   aig: () => (/* binding */ number),
/* harmony export */   cGV: () => (/* binding */ maxValue),
/* harmony export */   cl6: () => (/* binding */ nullish),
/* harmony export */   euz: () => (/* binding */ literal),
/* harmony export */   g1P: () => (/* binding */ record),
/* harmony export */   lqM: () => (/* binding */ optional),
/* harmony export */   mee: () => (/* binding */ nullable),
/* harmony export */   ndf: () => (/* binding */ integer),
/* harmony export */   pdi: () => (/* binding */ transform),
/* harmony export */   qgA: () => (/* binding */ parse),
/* harmony export */   t6w: () => (/* binding */ looseTuple),
/* harmony export */   xLC: () => (/* binding */ safeParse),
/* harmony export */   yGV: () => (/* binding */ regex),
/* harmony export */   zMY: () => (/* binding */ boolean)
/* harmony export */ });
/* unused harmony exports BASE64_REGEX, BIC_REGEX, CUID2_REGEX, DECIMAL_REGEX, DIGITS_REGEX, DOMAIN_REGEX, EMAIL_REGEX, EMOJI_REGEX, HEXADECIMAL_REGEX, HEX_COLOR_REGEX, IMEI_REGEX, IPV4_REGEX, IPV6_REGEX, IP_REGEX, ISO_DATE_REGEX, ISO_DATE_TIME_REGEX, ISO_DATE_TIME_SECOND_REGEX, ISO_TIMESTAMP_REGEX, ISO_TIME_REGEX, ISO_TIME_SECOND_REGEX, ISO_WEEK_REGEX, ISRC_REGEX, JWS_COMPACT_REGEX, KSUID_REGEX, MAC48_REGEX, MAC64_REGEX, MAC_REGEX, NANO_ID_REGEX, OCTAL_REGEX, RFC_EMAIL_REGEX, SLUG_REGEX, ULID_REGEX, UUID_REGEX, ValiError, _addIssue, _cloneDataset, _formatCase, _getByteCount, _getCodePointCount, _getGraphemeCount, _getLastMetadata, _getWordCount, _isLuhnAlgo, _isSameValueZero, _isValidObjectKey, _isValueMatch, _joinExpects, _standardSchema, _stringify, any, args, argsAsync, arrayAsync, assert, awaitAsync, base64, bic, bigint, blob, brand, bytes, cache, cacheAsync, check, checkAsync, checkItems, checkItemsAsync, codePoints, config, creditCard, cuid2, customAsync, date, decimal, deleteGlobalConfig, deleteGlobalMessage, deleteSchemaMessage, deleteSpecificMessage, description, digits, domain, email, emoji, empty, endsWith, entries, entriesFromList, entriesFromObjects, enum, enum_, everyItem, exactOptional, exactOptionalAsync, examples, excludes, fallbackAsync, file, filterItems, findItem, finite, flatten, flavor, forward, forwardAsync, function, function_, getDefault, getDefaults, getDefaultsAsync, getDescription, getExamples, getFallback, getFallbacks, getFallbacksAsync, getGlobalConfig, getGlobalMessage, getMetadata, getSchemaMessage, getSpecificMessage, getTitle, graphemes, gtValue, guard, hash, hexColor, hexadecimal, imei, includes, intersect, intersectAsync, ip, ipv4, ipv6, is, isOfKind, isOfType, isValiError, isbn, isoDate, isoDateTime, isoDateTimeSecond, isoTime, isoTimeSecond, isoTimestamp, isoWeek, isrc, jwsCompact, keyof, ksuid, lazy, lazyAsync, looseObjectAsync, looseTupleAsync, ltValue, mac, mac48, mac64, map, mapAsync, mapItems, maxBytes, maxCodePoints, maxEntries, maxGraphemes, maxSize, maxWords, message, metadata, mimeType, minBytes, minCodePoints, minEntries, minGraphemes, minSize, minWords, multipleOf, nan, nanoid, never, nonEmpty, nonNullable, nonNullableAsync, nonNullish, nonNullishAsync, nonOptional, nonOptionalAsync, normalize, notBytes, notCodePoints, notEntries, notGraphemes, notLength, notSize, notValue, notValues, notWords, null, null_, nullableAsync, nullishAsync, objectAsync, objectWithRest, objectWithRestAsync, octal, omit, optionalAsync, parseAsync, parseBoolean, parseJson, parser, parserAsync, partial, partialAsync, partialCheck, partialCheckAsync, pick, pipeAsync, promise, rawCheck, rawCheckAsync, rawTransform, rawTransformAsync, readonly, recordAsync, reduceItems, required, requiredAsync, returns, returnsAsync, rfcEmail, safeInteger, safeParseAsync, safeParser, safeParserAsync, set, setAsync, setGlobalConfig, setGlobalMessage, setSchemaMessage, setSpecificMessage, size, slug, someItem, sortItems, startsWith, strictObject, strictObjectAsync, strictTuple, strictTupleAsync, stringifyJson, summarize, symbol, title, toBigint, toBoolean, toCamelCase, toDate, toKebabCase, toLowerCase, toMaxValue, toMinValue, toNumber, toPascalCase, toSnakeCase, toString, toUpperCase, transformAsync, trim, trimEnd, trimStart, tupleAsync, tupleWithRest, tupleWithRestAsync, ulid, undefined, undefined_, undefinedable, undefinedableAsync, unionAsync, unwrap, uuid, value, values, variant, variantAsync, void, void_, words */
//#region src/storages/globalConfig/globalConfig.ts
let store$4;
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Sets the global configuration.
*
* @param config The configuration.
*/
function setGlobalConfig(config$1) {
	store$4 = {
		...store$4,
		...config$1
	};
}
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && !store$4) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? store$4?.lang,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
		abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
	};
}
/**
* Deletes the global configuration.
*/
function deleteGlobalConfig() {
	store$4 = void 0;
}

//#endregion
//#region src/storages/globalMessage/globalMessage.ts
let store$3;
/**
* Sets a global error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setGlobalMessage(message$1, lang) {
	if (!store$3) store$3 = /* @__PURE__ */ new Map();
	store$3.set(lang, message$1);
}
/**
* Returns a global error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalMessage(lang) {
	return store$3?.get(lang);
}
/**
* Deletes a global error message.
*
* @param lang The language of the message.
*/
function deleteGlobalMessage(lang) {
	store$3?.delete(lang);
}

//#endregion
//#region src/storages/schemaMessage/schemaMessage.ts
let store$2;
/**
* Sets a schema error message.
*
* @param message The error message.
* @param lang The language of the message.
*/
function setSchemaMessage(message$1, lang) {
	if (!store$2) store$2 = /* @__PURE__ */ new Map();
	store$2.set(lang, message$1);
}
/**
* Returns a schema error message.
*
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSchemaMessage(lang) {
	return store$2?.get(lang);
}
/**
* Deletes a schema error message.
*
* @param lang The language of the message.
*/
function deleteSchemaMessage(lang) {
	store$2?.delete(lang);
}

//#endregion
//#region src/storages/specificMessage/specificMessage.ts
let store$1;
/**
* Sets a specific error message.
*
* @param reference The identifier reference.
* @param message The error message.
* @param lang The language of the message.
*/
function setSpecificMessage(reference, message$1, lang) {
	if (!store$1) store$1 = /* @__PURE__ */ new Map();
	if (!store$1.get(reference)) store$1.set(reference, /* @__PURE__ */ new Map());
	store$1.get(reference).set(lang, message$1);
}
/**
* Returns a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*
* @returns The error message.
*/
/* @__NO_SIDE_EFFECTS__ */
function getSpecificMessage(reference, lang) {
	return store$1?.get(reference)?.get(lang);
}
/**
* Deletes a specific error message.
*
* @param reference The identifier reference.
* @param lang The language of the message.
*/
function deleteSpecificMessage(reference, lang) {
	store$1?.get(reference)?.delete(lang);
}

//#endregion
//#region src/utils/_stringify/_stringify.ts
/**
* Stringifies an unknown input to a literal or type string.
*
* @param input The unknown input.
*
* @returns A literal or type string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _stringify(input) {
	const type = typeof input;
	if (type === "string") return `"${input}"`;
	if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
	if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
	return type;
}

//#endregion
//#region src/utils/_addIssue/_addIssue.ts
/**
* Adds an issue to the dataset.
*
* @param context The issue context.
* @param label The issue label.
* @param dataset The input dataset.
* @param config The configuration.
* @param other The optional props.
*
* @internal
*/
function _addIssue(context, label, dataset, config$1, other) {
	const input = other && "input" in other ? other.input : dataset.value;
	const expected = other?.expected ?? context.expects ?? null;
	const received = other?.received ?? /* @__PURE__ */ _stringify(input);
	const issue = {
		kind: context.kind,
		type: context.type,
		input,
		expected,
		received,
		message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
		requirement: context.requirement,
		path: other?.path,
		issues: other?.issues,
		lang: config$1.lang,
		abortEarly: config$1.abortEarly,
		abortPipeEarly: config$1.abortPipeEarly
	};
	const isSchema = context.kind === "schema";
	const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue.lang);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}

//#endregion
//#region src/utils/_cloneDataset/_cloneDataset.ts
/**
* Creates a shallow copy of a dataset.
*
* Hint: The `value` is copied by reference, but the `issues` array, its issues
* and their `path` arrays are cloned to avoid reusing mutable dataset state
* across multiple runs. Mutating a returned object or array value can
* therefore affect later cache hits that reuse the same cached output.
*
* @param dataset The output dataset.
*
* @returns The copied output dataset.
*/
/* @__NO_SIDE_EFFECTS__ */
function _cloneDataset(dataset) {
	return {
		typed: dataset.typed,
		value: dataset.value,
		issues: dataset.issues?.map((issue) => ({
			...issue,
			path: issue.path && [...issue.path]
		}))
	};
}

//#endregion
//#region src/utils/_formatCase/_formatCase.ts
/**
* Splits a string into lowercase words and rejoins them with the given
* separator and capitalization rules.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries. Whether the first or subsequent words are
* capitalized is controlled by `capFirst` and `capRest`.
*
* Hint: Implemented in a single pass that emits directly to the result
* string to avoid an intermediate `string[]` allocation. ASCII chars are
* classified via char codes to skip `.toLowerCase()` and `.toUpperCase()`
* method calls in the common case.
*
* Hint: Digits are treated as a separate character class, so `item2Name`
* yields `item2` and `name` rather than `item`, `2` and `name`.
*
* @param input The input string.
* @param separator The string inserted between words.
* @param capFirst Whether to capitalize the first word.
* @param capRest Whether to capitalize subsequent words.
*
* @returns The formatted string.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _formatCase(input, separator, capFirst, capRest) {
	let result = "";
	let firstWord = true;
	let start = 0;
	let prev = 0;
	let prevPrev = 0;
	const flush = (end) => {
		if (end > start) {
			let word = input.slice(start, end).toLowerCase();
			if (firstWord ? capFirst : capRest) {
				const firstCode = word.charCodeAt(0);
				if (firstCode >= 97 && firstCode <= 122) word = String.fromCharCode(firstCode - 32) + word.slice(1);
				else {
					const charLen = firstCode >= 55296 && firstCode <= 56319 ? 2 : 1;
					word = word.slice(0, charLen).toUpperCase() + word.slice(charLen);
				}
			}
			result += firstWord ? word : separator + word;
			firstWord = false;
		}
	};
	for (let index = 0; index < input.length; index++) {
		const code = input.charCodeAt(index);
		let type;
		if (code === 32 || code === 9 || code === 10 || code === 11 || code === 12 || code === 13 || code === 45 || code === 95) {
			flush(index);
			start = index + 1;
			type = 0;
		} else if (code < 128) type = code >= 65 && code <= 90 ? 1 : code >= 97 && code <= 122 ? 2 : 3;
		else {
			const char = input[index];
			const charLower = char.toLowerCase();
			type = charLower === char.toUpperCase() ? 3 : char === charLower ? 2 : 1;
		}
		if (type === 1 && (prev === 2 || prev === 3) && index > start) {
			flush(index);
			start = index;
		} else if (type === 2 && prev === 1 && prevPrev === 1 && index - 1 > start) {
			flush(index - 1);
			start = index - 1;
		}
		prevPrev = prev;
		prev = type;
	}
	flush(input.length);
	return result;
}

//#endregion
//#region src/utils/_getByteCount/_getByteCount.ts
let textEncoder;
/**
* Returns the byte count of the input.
*
* @param input The input to be measured.
*
* @returns The byte count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getByteCount(input) {
	if (!textEncoder) textEncoder = new TextEncoder();
	return textEncoder.encode(input).length;
}

//#endregion
//#region src/utils/_getCodePointCount/_getCodePointCount.ts
/**
* Returns the code point count of the input.
*
* @param input The input to be measured.
*
* @returns The code point count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getCodePointCount(input) {
	let count = input.length;
	const lengthMinus1 = input.length - 1;
	for (let i = 0; i < lengthMinus1;) if (input.codePointAt(i) <= 65535) i++;
	else {
		i += 2;
		count--;
	}
	return count;
}

//#endregion
//#region src/utils/_getGraphemeCount/_getGraphemeCount.ts
let segmenter;
/**
* Returns the grapheme count of the input.
*
* @param input The input to be measured.
*
* @returns The grapheme count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getGraphemeCount(input) {
	if (!segmenter) segmenter = new Intl.Segmenter();
	const segments = segmenter.segment(input);
	let count = 0;
	for (const _ of segments) count++;
	return count;
}

//#endregion
//#region src/utils/_getLastMetadata/_getLastMetadata.ts
/**
* Returns the last top-level value of a given metadata type from a schema
* using a breadth-first search that starts with the last item in the pipeline.
*
* @param schema The schema to search.
* @param type The metadata type.
*
* @returns The value, if any.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getLastMetadata(schema, type) {
	if ("pipe" in schema) {
		const nestedSchemas = [];
		for (let index = schema.pipe.length - 1; index >= 0; index--) {
			const item = schema.pipe[index];
			if (item.kind === "schema" && "pipe" in item) nestedSchemas.push(item);
			else if (item.kind === "metadata" && item.type === type) return item[type];
		}
		for (const nestedSchema of nestedSchemas) {
			const result = /* @__PURE__ */ _getLastMetadata(nestedSchema, type);
			if (result !== void 0) return result;
		}
	}
}

//#endregion
//#region src/utils/_getWordCount/_getWordCount.ts
let store;
/**
* Returns the word count of the input.
*
* @param locales The locales to be used.
* @param input The input to be measured.
*
* @returns The word count.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _getWordCount(locales, input) {
	if (!store) store = /* @__PURE__ */ new Map();
	const key = String(locales);
	let segmenter$1 = store.get(key);
	if (!segmenter$1) {
		segmenter$1 = new Intl.Segmenter(locales, { granularity: "word" });
		store.set(key, segmenter$1);
	}
	const segments = segmenter$1.segment(input);
	let count = 0;
	for (const segment of segments) if (segment.isWordLike) count++;
	return count;
}

//#endregion
//#region src/utils/_isLuhnAlgo/_isLuhnAlgo.ts
/**
* Non-digit regex.
*/
const NON_DIGIT_REGEX = /\D/gu;
/**
* Checks whether a string with numbers corresponds to the luhn algorithm.
*
* @param input The input to be checked.
*
* @returns Whether input is valid.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isLuhnAlgo(input) {
	const number$1 = input.replace(NON_DIGIT_REGEX, "");
	let length$1 = number$1.length;
	let bit = 1;
	let sum = 0;
	while (length$1) {
		const value$1 = +number$1[--length$1];
		bit ^= 1;
		sum += bit ? [
			0,
			2,
			4,
			6,
			8,
			1,
			3,
			5,
			7,
			9
		][value$1] : value$1;
	}
	return sum % 10 === 0;
}

//#endregion
//#region src/utils/_isSameValueZero/_isSameValueZero.ts
/**
* Compares two values using the SameValueZero algorithm, which treats `NaN`
* as equal to itself unlike `===`.
*
* @param value1 The first value.
* @param value2 The second value.
*
* @returns Whether the values are equal.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isSameValueZero(value1, value2) {
	return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
}

//#endregion
//#region src/utils/_isValidObjectKey/_isValidObjectKey.ts
/**
* Disallows inherited object properties and prevents object prototype
* pollution by disallowing certain keys.
*
* @param object The object to check.
* @param key The key to check.
*
* @returns Whether the key is allowed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValidObjectKey(object$1, key) {
	return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}

//#endregion
//#region src/utils/_isValueMatch/_isValueMatch.ts
/**
* Checks whether a value matches a value action requirement.
*
* @param requirement The value action requirement.
* @param value The value to check.
*
* @returns Whether the value matches the requirement.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isValueMatch(requirement, value$1) {
	return Number.isNaN(requirement) && Number.isNaN(value$1) || requirement <= value$1 && requirement >= value$1;
}

//#endregion
//#region src/utils/_joinExpects/_joinExpects.ts
/**
* Joins multiple `expects` values with the given separator.
*
* @param values The `expects` values.
* @param separator The separator.
*
* @returns The joined `expects` property.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _joinExpects(values$1, separator) {
	const list = [...new Set(values$1)];
	if (list.length > 1) return `(${list.join(` ${separator} `)})`;
	return list[0] ?? "never";
}

//#endregion
//#region src/utils/_standardSchema/_standardSchema.ts
/**
* Eagerly creates and attaches the Standard Schema properties of a schema.
*
* Hint: The contextual `this` type includes the standard properties that are
* attached before the schema is returned.
*
* @param schema The schema to attach standard properties to.
*
* @returns The schema with standard properties attached.
*
* @internal
*/
function _standardSchema(schema) {
	schema["~standard"] = {
		version: 1,
		vendor: "valibot",
		validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
	};
	return schema;
}

//#endregion
//#region src/utils/entriesFromList/entriesFromList.ts
/**
* Creates an object entries definition from a list of keys and a schema.
*
* @param list A list of keys.
* @param schema The schema of the keys.
*
* @returns The object entries.
*/
/* @__NO_SIDE_EFFECTS__ */
function entriesFromList(list, schema) {
	const entries$1 = {};
	for (const key of list) entries$1[key] = schema;
	return entries$1;
}

//#endregion
//#region src/utils/entriesFromObjects/entriesFromObjects.ts
/* @__NO_SIDE_EFFECTS__ */
function entriesFromObjects(schemas) {
	const entries$1 = {};
	for (const schema of schemas) Object.assign(entries$1, schema.entries);
	return entries$1;
}

//#endregion
//#region src/utils/getDotPath/getDotPath.ts
/* @__NO_SIDE_EFFECTS__ */
function getDotPath(issue) {
	if (issue.path) {
		let key = "";
		for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
		else key += item.key;
		else return null;
		return key;
	}
	return null;
}

//#endregion
//#region src/utils/isOfKind/isOfKind.ts
/**
* A generic type guard to check the kind of an object.
*
* @param kind The kind to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfKind(kind, object$1) {
	return object$1.kind === kind;
}

//#endregion
//#region src/utils/isOfType/isOfType.ts
/**
* A generic type guard to check the type of an object.
*
* @param type The type to check for.
* @param object The object to check.
*
* @returns Whether it matches.
*/
/* @__NO_SIDE_EFFECTS__ */
function isOfType(type, object$1) {
	return object$1.type === type;
}

//#endregion
//#region src/utils/ValiError/ValiError.ts
/**
* A Valibot error with useful information.
*/
var ValiError = class extends Error {
	/**
	* Creates a Valibot error with useful information.
	*
	* @param issues The error issues.
	*/
	constructor(issues) {
		super(issues[0].message);
		this.name = "ValiError";
		this.issues = issues;
	}
};

//#endregion
//#region src/utils/isValiError/isValiError.ts
/**
* A type guard to check if an error is a ValiError.
*
* @param error The error to check.
*
* @returns Whether its a ValiError.
*/
/* @__NO_SIDE_EFFECTS__ */
function isValiError(error) {
	return error instanceof ValiError;
}

//#endregion
//#region src/actions/args/args.ts
/* @__NO_SIDE_EFFECTS__ */
function args(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: args,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const argsDataset = this.schema["~run"]({ value: args_ }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/args/argsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function argsAsync(schema) {
	return {
		kind: "transformation",
		type: "args",
		reference: argsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args$1) => {
				const argsDataset = await schema["~run"]({ value: args$1 }, config$1);
				if (argsDataset.issues) throw new ValiError(argsDataset.issues);
				return func(...argsDataset.value);
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/await/awaitAsync.ts
/**
* Creates an await transformation action.
*
* @returns An await action.
*/
/* @__NO_SIDE_EFFECTS__ */
function awaitAsync() {
	return {
		kind: "transformation",
		type: "await",
		reference: awaitAsync,
		async: true,
		async "~run"(dataset) {
			dataset.value = await dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/regex.ts
/**
* [Base64](https://en.wikipedia.org/wiki/Base64) regex.
*/
const BASE64_REGEX = /^(?:[\da-z+/]{4})*(?:[\da-z+/]{2}==|[\da-z+/]{3}=)?$/iu;
/**
* [BIC](https://en.wikipedia.org/wiki/ISO_9362) regex.
*/
const BIC_REGEX = /^[A-Z]{6}(?!00)[\dA-Z]{2}(?:[\dA-Z]{3})?$/u;
/**
* [Cuid2](https://github.com/paralleldrive/cuid2) regex.
*/
const CUID2_REGEX = /^[a-z][\da-z]*$/u;
/**
* [Decimal](https://en.wikipedia.org/wiki/Decimal) regex.
*/
const DECIMAL_REGEX = /^[+-]?(?:\d*\.)?\d+$/u;
/**
* [Digits](https://en.wikipedia.org/wiki/Numerical_digit) regex.
*/
const DIGITS_REGEX = /^\d+$/u;
/**
* [Domain name](https://en.wikipedia.org/wiki/Domain_name) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* ASCII-only validation. Internationalized domain names (IDNs) are not
* supported, including Punycode-encoded labels.
*/
const DOMAIN_REGEX = /^(?=.{1,253}$)(?:(?![Xx][Nn]--)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}$/u;
/**
* [Email address](https://en.wikipedia.org/wiki/Email_address) regex.
*
* Hint: We decided against the `i` flag to avoid matching non-ASCII characters.
*/
const EMAIL_REGEX = /^[\w+-]+(?:\.[\w+-]+)*@[\da-zA-Z]+(?:[.-][\da-zA-Z]+)*\.[a-zA-Z]{2,}$/u;
/**
* Emoji regex from [emoji-regex-xs](https://github.com/slevithan/emoji-regex-xs) v1.0.0 (MIT license).
*
* Hint: We decided against the newer `/^\p{RGI_Emoji}+$/v` regex because it is
* not supported in older runtimes and does not match all emoji.
*/
const EMOJI_REGEX = /^(?:[\u{1F1E6}-\u{1F1FF}]{2}|\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,3}\u{E007F}|(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation})(?:\u200D(?:\p{Emoji}\uFE0F\u20E3?|\p{Emoji_Modifier_Base}\p{Emoji_Modifier}?|(?![\p{Emoji_Modifier_Base}\u{1F1E6}-\u{1F1FF}])\p{Emoji_Presentation}))*)+$/u;
/**
* [Hexadecimal](https://en.wikipedia.org/wiki/Hexadecimal) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEXADECIMAL_REGEX = /^(?:0[hx])?[\da-fA-F]+$/u;
/**
* [Hex color](https://en.wikipedia.org/wiki/Web_colors#Hex_triplet) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const HEX_COLOR_REGEX = /^#(?:[\da-fA-F]{3,4}|[\da-fA-F]{6}|[\da-fA-F]{8})$/u;
/**
* [IMEI](https://en.wikipedia.org/wiki/International_Mobile_Equipment_Identity) regex.
*/
const IMEI_REGEX = /^\d{15}$|^\d{2}-\d{6}-\d{6}-\d$/u;
/**
* [IPv4](https://en.wikipedia.org/wiki/IPv4) regex.
*/
const IPV4_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$/u;
/**
* [IPv6](https://en.wikipedia.org/wiki/IPv6) regex.
*/
const IPV6_REGEX = /^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [IP](https://en.wikipedia.org/wiki/IP_address) regex.
*/
const IP_REGEX = /^(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])(?:\.(?:(?:[1-9]|1\d|2[0-4])?\d|25[0-5])){3}$|^(?:(?:[\da-f]{1,4}:){7}[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,7}:|(?:[\da-f]{1,4}:){1,6}:[\da-f]{1,4}|(?:[\da-f]{1,4}:){1,5}(?::[\da-f]{1,4}){1,2}|(?:[\da-f]{1,4}:){1,4}(?::[\da-f]{1,4}){1,3}|(?:[\da-f]{1,4}:){1,3}(?::[\da-f]{1,4}){1,4}|(?:[\da-f]{1,4}:){1,2}(?::[\da-f]{1,4}){1,5}|[\da-f]{1,4}:(?::[\da-f]{1,4}){1,6}|:(?:(?::[\da-f]{1,4}){1,7}|:)|fe80:(?::[\da-f]{0,4}){0,4}%[\da-z]+|::(?:f{4}(?::0{1,4})?:)?(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d)|(?:[\da-f]{1,4}:){1,4}:(?:(?:25[0-5]|(?:2[0-4]|1?\d)?\d)\.){3}(?:25[0-5]|(?:2[0-4]|1?\d)?\d))$/iu;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date regex.
*/
const ISO_DATE_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time regex.
*/
const ISO_DATE_TIME_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) date-time with seconds regex.
*/
const ISO_DATE_TIME_SECOND_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time regex.
*/
const ISO_TIME_REGEX = /^(?:0\d|1\d|2[0-3]):[0-5]\d$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) time with seconds regex.
*/
const ISO_TIME_SECOND_REGEX = /^(?:0\d|1\d|2[0-3])(?::[0-5]\d){2}$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) timestamp regex. Allows a
* space as a date/time separator and an optional space before the UTC offset.
*/
const ISO_TIMESTAMP_REGEX = /^\d{4}-(?:0[1-9]|1[0-2])-(?:[12]\d|0[1-9]|3[01])[T ](?:0\d|1\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z| ?[+-](?:0\d|1\d|2[0-3])(?::?[0-5]\d)?)$/u;
/**
* [ISO 8601](https://en.wikipedia.org/wiki/ISO_8601) week regex.
*/
const ISO_WEEK_REGEX = /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/u;
/**
* [JWS compact serialization](https://datatracker.ietf.org/doc/html/rfc7515#section-3.1)
* regex.
*
* Hint: Empty payload and signature segments are allowed because the
* Base64URL-encoded representation of an empty octet sequence is an empty
* string.
*/
const JWS_COMPACT_REGEX = /^(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?\.(?:[\w-]{2,3}|(?:[\w-]{4})+(?:[\w-]{2,3})?)?$/u;
/**
* [ISRC](https://en.wikipedia.org/wiki/International_Standard_Recording_Code) regex.
*/
const ISRC_REGEX = /^(?:[A-Z]{2}[A-Z\d]{3}\d{7}|[A-Z]{2}-[A-Z\d]{3}-\d{2}-\d{5})$/u;
/**
* [KSUID](https://github.com/segmentio/ksuid) regex.
*/
const KSUID_REGEX = /^[a-zA-Z0-9]{27}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 48 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC48_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) 64 bit regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC64_REGEX = /^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [MAC](https://en.wikipedia.org/wiki/MAC_address) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
*/
const MAC_REGEX = /^(?:[\da-fA-F]{2}:){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){5}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){2}[\da-fA-F]{4}$|^(?:[\da-fA-F]{2}:){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{2}-){7}[\da-fA-F]{2}$|^(?:[\da-fA-F]{4}\.){3}[\da-fA-F]{4}$|^(?:[\da-fA-F]{4}:){3}[\da-fA-F]{4}$/u;
/**
* [Nano ID](https://github.com/ai/nanoid) regex.
*/
const NANO_ID_REGEX = /^[\w-]+$/u;
/**
* [Octal](https://en.wikipedia.org/wiki/Octal) regex.
*/
const OCTAL_REGEX = /^(?:0o)?[0-7]+$/u;
/**
* [RFC 5322 email address](https://datatracker.ietf.org/doc/html/rfc5322#section-3.4.1) regex.
*
* Hint: This regex was taken from the [HTML Living Standard Specification](https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address) and does not perfectly represent RFC 5322.
*/
const RFC_EMAIL_REGEX = /^[a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/;
/**
* [Slug](https://en.wikipedia.org/wiki/Clean_URL#Slug) regex.
*/
const SLUG_REGEX = /^[\da-z]+(?:[-_][\da-z]+)*$/u;
/**
* [ULID](https://github.com/ulid/spec) regex.
*
* Hint: We decided against the `i` flag for better JSON Schema compatibility.
* Hint: The first character is restricted to `[0-7]` because the 48-bit
* timestamp cannot exceed 2^48-1, making the maximum valid ULID
* `7ZZZZZZZZZZZZZZZZZZZZZZZZZ` in Crockford's Base32 encoding.
*/
const ULID_REGEX = /^[0-7][\da-hjkmnp-tv-zA-HJKMNP-TV-Z]{25}$/u;
/**
* [UUID](https://en.wikipedia.org/wiki/Universally_unique_identifier) regex.
*/
const UUID_REGEX = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;

//#endregion
//#region src/actions/base64/base64.ts
/* @__NO_SIDE_EFFECTS__ */
function base64(message$1) {
	return {
		kind: "validation",
		type: "base64",
		reference: base64,
		async: false,
		expects: null,
		requirement: BASE64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Base64", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bic/bic.ts
/* @__NO_SIDE_EFFECTS__ */
function bic(message$1) {
	return {
		kind: "validation",
		type: "bic",
		reference: bic,
		async: false,
		expects: null,
		requirement: BIC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "BIC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/brand/brand.ts
/**
* Creates a brand transformation action.
*
* @param name The brand name.
*
* @returns A brand action.
*/
/* @__NO_SIDE_EFFECTS__ */
function brand(name) {
	return {
		kind: "transformation",
		type: "brand",
		reference: brand,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/bytes/bytes.ts
/* @__NO_SIDE_EFFECTS__ */
function bytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "bytes",
		reference: bytes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 !== this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/check.ts
/* @__NO_SIDE_EFFECTS__ */
function check(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: check,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/check/checkAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check",
		reference: checkAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItems.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItems(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItems,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) for (let index = 0; index < dataset.value.length; index++) {
				const item = dataset.value[index];
				if (!this.requirement(item, index, dataset.value)) _addIssue(this, "item", dataset, config$1, {
					input: item,
					path: [{
						type: "array",
						origin: "value",
						input: dataset.value,
						key: index,
						value: item
					}]
				});
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/checkItems/checkItemsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function checkItemsAsync(requirement, message$1) {
	return {
		kind: "validation",
		type: "check_items",
		reference: checkItemsAsync,
		async: true,
		expects: null,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.typed) {
				const requirementResults = await Promise.all(dataset.value.map(this.requirement));
				for (let index = 0; index < dataset.value.length; index++) if (!requirementResults[index]) {
					const item = dataset.value[index];
					_addIssue(this, "item", dataset, config$1, {
						input: item,
						path: [{
							type: "array",
							origin: "value",
							input: dataset.value,
							key: index,
							value: item
						}]
					});
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/codePoints/codePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function codePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "code_points",
		reference: codePoints,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/creditCard/creditCard.ts
/**
* Credit card regex.
*/
const CREDIT_CARD_REGEX = /^(?:\d{13,19}|\d{4}(?: \d{3,6}){2,4}|\d{4}(?:-\d{3,6}){2,4})$/u;
/**
* Sanitize regex.
*/
const SANITIZE_REGEX = /[- ]/gu;
/**
* Provider regex list.
*/
const PROVIDER_REGEX_LIST = (/* unused pure expression or super */ null && ([
	/^3[47]\d{13}$/u,
	/^3(?:0[0-5]|[68]\d)\d{11,13}$/u,
	/^6(?:011|5\d{2})\d{12,15}$/u,
	/^(?:2131|1800|35\d{3})\d{11}$/u,
	/^(?:5[1-5]\d{2}|222\d|22[3-9]\d|2[3-6]\d{2}|27[01]\d|2720)\d{12}$/u,
	/^(?:6[27]\d{14,17}|81\d{14,17})$/u,
	/^4\d{12}(?:\d{3,6})?$/u
]));
/* @__NO_SIDE_EFFECTS__ */
function creditCard(message$1) {
	return {
		kind: "validation",
		type: "credit_card",
		reference: creditCard,
		async: false,
		expects: null,
		requirement(input) {
			let sanitized;
			return CREDIT_CARD_REGEX.test(input) && (sanitized = input.replace(SANITIZE_REGEX, "")) && PROVIDER_REGEX_LIST.some((regex$1) => regex$1.test(sanitized)) && /* @__PURE__ */ _isLuhnAlgo(sanitized);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "credit card", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/cuid2/cuid2.ts
/* @__NO_SIDE_EFFECTS__ */
function cuid2(message$1) {
	return {
		kind: "validation",
		type: "cuid2",
		reference: cuid2,
		async: false,
		expects: null,
		requirement: CUID2_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Cuid2", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/decimal/decimal.ts
/* @__NO_SIDE_EFFECTS__ */
function decimal(message$1) {
	return {
		kind: "validation",
		type: "decimal",
		reference: decimal,
		async: false,
		expects: null,
		requirement: DECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "decimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/description/description.ts
/**
* Creates a description metadata action.
*
* @param description_ The description text.
*
* @returns A description action.
*/
/* @__NO_SIDE_EFFECTS__ */
function description(description_) {
	return {
		kind: "metadata",
		type: "description",
		reference: description,
		description: description_
	};
}

//#endregion
//#region src/actions/digits/digits.ts
/* @__NO_SIDE_EFFECTS__ */
function digits(message$1) {
	return {
		kind: "validation",
		type: "digits",
		reference: digits,
		async: false,
		expects: null,
		requirement: DIGITS_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "digits", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/domain/domain.ts
/* @__NO_SIDE_EFFECTS__ */
function domain(message$1) {
	return {
		kind: "validation",
		type: "domain",
		reference: domain,
		expects: null,
		async: false,
		requirement: DOMAIN_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "domain", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/email/email.ts
/* @__NO_SIDE_EFFECTS__ */
function email(message$1) {
	return {
		kind: "validation",
		type: "email",
		reference: email,
		expects: null,
		async: false,
		requirement: EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/emoji/emoji.ts
/* @__NO_SIDE_EFFECTS__ */
function emoji(message$1) {
	return {
		kind: "validation",
		type: "emoji",
		reference: emoji,
		async: false,
		expects: null,
		requirement: EMOJI_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "emoji", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/empty/empty.ts
/* @__NO_SIDE_EFFECTS__ */
function empty(message$1) {
	return {
		kind: "validation",
		type: "empty",
		reference: empty,
		async: false,
		expects: "0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > 0) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/endsWith/endsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function endsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "ends_with",
		reference: endsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.endsWith(this.requirement)) _addIssue(this, "end", dataset, config$1, { received: `"${dataset.value.slice(-this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/entries/entries.ts
/* @__NO_SIDE_EFFECTS__ */
function entries(requirement, message$1) {
	return {
		kind: "validation",
		type: "entries",
		reference: entries,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count !== this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/everyItem/everyItem.ts
/* @__NO_SIDE_EFFECTS__ */
function everyItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "every_item",
		reference: everyItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.every(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/examples/examples.ts
/**
* Creates an examples metadata action.
*
* @param examples_ The examples.
*
* @returns An examples action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function examples(examples_) {
	return {
		kind: "metadata",
		type: "examples",
		reference: examples,
		examples: examples_
	};
}

//#endregion
//#region src/actions/excludes/excludes.ts
/* @__NO_SIDE_EFFECTS__ */
function excludes(requirement, message$1) {
	const received = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "excludes",
		reference: excludes,
		async: false,
		expects: `!${received}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/filterItems/filterItems.ts
/* @__NO_SIDE_EFFECTS__ */
function filterItems(operation) {
	return {
		kind: "transformation",
		type: "filter_items",
		reference: filterItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.filter(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/findItem/findItem.ts
/* @__NO_SIDE_EFFECTS__ */
function findItem(operation) {
	return {
		kind: "transformation",
		type: "find_item",
		reference: findItem,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.find(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/finite/finite.ts
/* @__NO_SIDE_EFFECTS__ */
function finite(message$1) {
	return {
		kind: "validation",
		type: "finite",
		reference: finite,
		async: false,
		expects: null,
		requirement: Number.isFinite,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "finite", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/flavor/flavor.ts
/**
* Creates a flavor transformation action.
*
* @param name The flavor name.
*
* @returns A flavor action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function flavor(name) {
	return {
		kind: "transformation",
		type: "flavor",
		reference: flavor,
		async: false,
		name,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/graphemes/graphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function graphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "graphemes",
		reference: graphemes,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count !== this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/gtValue/gtValue.ts
/* @__NO_SIDE_EFFECTS__ */
function gtValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "gt_value",
		reference: gtValue,
		async: false,
		expects: `>${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value > this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/guard/guard.ts
/* @__NO_SIDE_EFFECTS__ */
function guard(requirement, message$1) {
	return {
		kind: "transformation",
		type: "guard",
		reference: guard,
		async: false,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) {
				_addIssue(this, "input", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hash/hash.ts
/**
* Hash lengths object.
*/
const HASH_LENGTHS = {
	md4: 32,
	md5: 32,
	sha1: 40,
	sha256: 64,
	sha384: 96,
	sha512: 128,
	ripemd128: 32,
	ripemd160: 40,
	tiger128: 32,
	tiger160: 40,
	tiger192: 48,
	crc32: 8,
	crc32b: 8,
	adler32: 8
};
/* @__NO_SIDE_EFFECTS__ */
function hash(types, message$1) {
	return {
		kind: "validation",
		type: "hash",
		reference: hash,
		expects: null,
		async: false,
		requirement: RegExp(types.map((type) => `^[a-fA-F0-9]{${HASH_LENGTHS[type]}}$`).join("|"), "u"),
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hash", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexadecimal/hexadecimal.ts
/* @__NO_SIDE_EFFECTS__ */
function hexadecimal(message$1) {
	return {
		kind: "validation",
		type: "hexadecimal",
		reference: hexadecimal,
		async: false,
		expects: null,
		requirement: HEXADECIMAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hexadecimal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/hexColor/hexColor.ts
/* @__NO_SIDE_EFFECTS__ */
function hexColor(message$1) {
	return {
		kind: "validation",
		type: "hex_color",
		reference: hexColor,
		async: false,
		expects: null,
		requirement: HEX_COLOR_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "hex color", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/imei/imei.ts
/* @__NO_SIDE_EFFECTS__ */
function imei(message$1) {
	return {
		kind: "validation",
		type: "imei",
		reference: imei,
		async: false,
		expects: null,
		requirement(input) {
			return IMEI_REGEX.test(input) && /* @__PURE__ */ _isLuhnAlgo(input);
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "IMEI", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/includes/includes.ts
/* @__NO_SIDE_EFFECTS__ */
function includes(requirement, message$1) {
	const expects = /* @__PURE__ */ _stringify(requirement);
	return {
		kind: "validation",
		type: "includes",
		reference: includes,
		async: false,
		expects,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.includes(this.requirement)) _addIssue(this, "content", dataset, config$1, { received: `!${expects}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/integer/integer.ts
/* @__NO_SIDE_EFFECTS__ */
function integer(message$1) {
	return {
		kind: "validation",
		type: "integer",
		reference: integer,
		async: false,
		expects: null,
		requirement: Number.isInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ip/ip.ts
/* @__NO_SIDE_EFFECTS__ */
function ip(message$1) {
	return {
		kind: "validation",
		type: "ip",
		reference: ip,
		async: false,
		expects: null,
		requirement: IP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IP", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv4/ipv4.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv4(message$1) {
	return {
		kind: "validation",
		type: "ipv4",
		reference: ipv4,
		async: false,
		expects: null,
		requirement: IPV4_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv4", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ipv6/ipv6.ts
/* @__NO_SIDE_EFFECTS__ */
function ipv6(message$1) {
	return {
		kind: "validation",
		type: "ipv6",
		reference: ipv6,
		async: false,
		expects: null,
		requirement: IPV6_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "IPv6", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn10.ts
/**
* [Validates an ISBN-10](https://en.wikipedia.org/wiki/ISBN#ISBN-10_check_digits).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-10, `false` otherwise.
*
* @internal
*/
function _isIsbn10(input) {
	const digits$1 = input.split("").map((c) => c === "X" ? 10 : parseInt(c));
	let sum = 0;
	for (let i = 0; i < 10; i++) sum += digits$1[i] * (10 - i);
	return sum % 11 === 0;
}

//#endregion
//#region src/actions/isbn/utils/_isIsbn13.ts
/**
* [Validates an ISBN-13](https://en.wikipedia.org/wiki/ISBN#ISBN-13_check_digit_calculation).
*
* @param input The input value.
*
* @returns `true` if the input is a valid ISBN-13, `false` otherwise.
*
* @internal
*/
function _isIsbn13(input) {
	const digits$1 = input.split("").map((c) => parseInt(c));
	let sum = 0;
	for (let i = 0; i < 13; i++) sum += digits$1[i] * (i % 2 === 0 ? 1 : 3);
	return sum % 10 === 0;
}

//#endregion
//#region src/actions/isbn/isbn.ts
/**
* ISBN separator regex.
*/
const ISBN_SEPARATOR_REGEX = /[- ]/gu;
/**
* ISBN-10 detection regex.
*/
const ISBN_10_DETECTION_REGEX = /^\d{9}[\dX]$/u;
/**
* ISBN-13 detection regex.
*/
const ISBN_13_DETECTION_REGEX = /^\d{13}$/u;
/* @__NO_SIDE_EFFECTS__ */
function isbn(message$1) {
	return {
		kind: "validation",
		type: "isbn",
		reference: isbn,
		async: false,
		expects: null,
		requirement(input) {
			const replacedInput = input.replace(ISBN_SEPARATOR_REGEX, "");
			if (ISBN_10_DETECTION_REGEX.test(replacedInput)) return _isIsbn10(replacedInput);
			else if (ISBN_13_DETECTION_REGEX.test(replacedInput)) return _isIsbn13(replacedInput);
			return false;
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "ISBN", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isrc/isrc.ts
/* @__NO_SIDE_EFFECTS__ */
function isrc(message$1) {
	return {
		kind: "validation",
		type: "isrc",
		reference: isrc,
		async: false,
		expects: null,
		requirement: ISRC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ISRC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDate/isoDate.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDate(message$1) {
	return {
		kind: "validation",
		type: "iso_date",
		reference: isoDate,
		async: false,
		expects: null,
		requirement: ISO_DATE_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTime/isoDateTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTime(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time",
		reference: isoDateTime,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoDateTimeSecond/isoDateTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoDateTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_date_time_second",
		reference: isoDateTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_DATE_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "date-time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTime/isoTime.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTime(message$1) {
	return {
		kind: "validation",
		type: "iso_time",
		reference: isoTime,
		async: false,
		expects: null,
		requirement: ISO_TIME_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimeSecond/isoTimeSecond.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimeSecond(message$1) {
	return {
		kind: "validation",
		type: "iso_time_second",
		reference: isoTimeSecond,
		async: false,
		expects: null,
		requirement: ISO_TIME_SECOND_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "time-second", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoTimestamp/isoTimestamp.ts
/* @__NO_SIDE_EFFECTS__ */
function isoTimestamp(message$1) {
	return {
		kind: "validation",
		type: "iso_timestamp",
		reference: isoTimestamp,
		async: false,
		expects: null,
		requirement: ISO_TIMESTAMP_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "timestamp", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/isoWeek/isoWeek.ts
/* @__NO_SIDE_EFFECTS__ */
function isoWeek(message$1) {
	return {
		kind: "validation",
		type: "iso_week",
		reference: isoWeek,
		async: false,
		expects: null,
		requirement: ISO_WEEK_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "week", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/jwsCompact/jwsCompact.ts
/* @__NO_SIDE_EFFECTS__ */
function jwsCompact(message$1) {
	return {
		kind: "validation",
		type: "jws_compact",
		reference: jwsCompact,
		async: false,
		expects: null,
		requirement: JWS_COMPACT_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "JWS compact", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ksuid/ksuid.ts
/* @__NO_SIDE_EFFECTS__ */
function ksuid(message$1) {
	return {
		kind: "validation",
		type: "ksuid",
		reference: ksuid,
		async: false,
		expects: null,
		requirement: KSUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "KSUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/length/length.ts
/* @__NO_SIDE_EFFECTS__ */
function length(requirement, message$1) {
	return {
		kind: "validation",
		type: "length",
		reference: length,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length !== this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ltValue/ltValue.ts
/* @__NO_SIDE_EFFECTS__ */
function ltValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "lt_value",
		reference: ltValue,
		async: false,
		expects: `<${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value < this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac/mac.ts
/* @__NO_SIDE_EFFECTS__ */
function mac(message$1) {
	return {
		kind: "validation",
		type: "mac",
		reference: mac,
		async: false,
		expects: null,
		requirement: MAC_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac48/mac48.ts
/* @__NO_SIDE_EFFECTS__ */
function mac48(message$1) {
	return {
		kind: "validation",
		type: "mac48",
		reference: mac48,
		async: false,
		expects: null,
		requirement: MAC48_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "48-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mac64/mac64.ts
/* @__NO_SIDE_EFFECTS__ */
function mac64(message$1) {
	return {
		kind: "validation",
		type: "mac64",
		reference: mac64,
		async: false,
		expects: null,
		requirement: MAC64_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "64-bit MAC", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/mapItems/mapItems.ts
/* @__NO_SIDE_EFFECTS__ */
function mapItems(operation) {
	return {
		kind: "transformation",
		type: "map_items",
		reference: mapItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.map(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxBytes/maxBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_bytes",
		reference: maxBytes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 > this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxCodePoints/maxCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function maxCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_code_points",
		reference: maxCodePoints,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxEntries/maxEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function maxEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_entries",
		reference: maxEntries,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count > this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxGraphemes/maxGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function maxGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_graphemes",
		reference: maxGraphemes,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count > this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxLength/maxLength.ts
/* @__NO_SIDE_EFFECTS__ */
function maxLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_length",
		reference: maxLength,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxSize/maxSize.ts
/* @__NO_SIDE_EFFECTS__ */
function maxSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_size",
		reference: maxSize,
		async: false,
		expects: `<=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size > this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxValue/maxValue.ts
/* @__NO_SIDE_EFFECTS__ */
function maxValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "max_value",
		reference: maxValue,
		async: false,
		expects: `<=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value <= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/maxWords/maxWords.ts
/* @__NO_SIDE_EFFECTS__ */
function maxWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "max_words",
		reference: maxWords,
		async: false,
		expects: `<=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count > this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/metadata/metadata.ts
/**
* Creates a custom metadata action.
*
* @param metadata_ The metadata object.
*
* @returns A metadata action.
*/
/* @__NO_SIDE_EFFECTS__ */
function metadata(metadata_) {
	return {
		kind: "metadata",
		type: "metadata",
		reference: metadata,
		metadata: metadata_
	};
}

//#endregion
//#region src/actions/mimeType/mimeType.ts
/* @__NO_SIDE_EFFECTS__ */
function mimeType(requirement, message$1) {
	return {
		kind: "validation",
		type: "mime_type",
		reference: mimeType,
		async: false,
		expects: /* @__PURE__ */ _joinExpects(requirement.map((option) => `"${option}"`), "|"),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.includes(dataset.value.type)) _addIssue(this, "MIME type", dataset, config$1, { received: `"${dataset.value.type}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minBytes/minBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function minBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_bytes",
		reference: minBytes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 < this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minCodePoints/minCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function minCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_code_points",
		reference: minCodePoints,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minEntries/minEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function minEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_entries",
		reference: minEntries,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count < this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minGraphemes/minGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function minGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_graphemes",
		reference: minGraphemes,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count < this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minLength/minLength.ts
/* @__NO_SIDE_EFFECTS__ */
function minLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_length",
		reference: minLength,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minSize/minSize.ts
/* @__NO_SIDE_EFFECTS__ */
function minSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_size",
		reference: minSize,
		async: false,
		expects: `>=${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size < this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minValue/minValue.ts
/* @__NO_SIDE_EFFECTS__ */
function minValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "min_value",
		reference: minValue,
		async: false,
		expects: `>=${requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/minWords/minWords.ts
/* @__NO_SIDE_EFFECTS__ */
function minWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "min_words",
		reference: minWords,
		async: false,
		expects: `>=${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count < this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/multipleOf/multipleOf.ts
/* @__NO_SIDE_EFFECTS__ */
function multipleOf(requirement, message$1) {
	return {
		kind: "validation",
		type: "multiple_of",
		reference: multipleOf,
		async: false,
		expects: `%${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value % this.requirement != 0) _addIssue(this, "multiple", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nanoid/nanoid.ts
/* @__NO_SIDE_EFFECTS__ */
function nanoid(message$1) {
	return {
		kind: "validation",
		type: "nanoid",
		reference: nanoid,
		async: false,
		expects: null,
		requirement: NANO_ID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "Nano ID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/nonEmpty/nonEmpty.ts
/* @__NO_SIDE_EFFECTS__ */
function nonEmpty(message$1) {
	return {
		kind: "validation",
		type: "non_empty",
		reference: nonEmpty,
		async: false,
		expects: "!0",
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === 0) _addIssue(this, "length", dataset, config$1, { received: "0" });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/normalize/normalize.ts
/* @__NO_SIDE_EFFECTS__ */
function normalize(form) {
	return {
		kind: "transformation",
		type: "normalize",
		reference: normalize,
		async: false,
		form,
		"~run"(dataset) {
			dataset.value = dataset.value.normalize(this.form);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notBytes/notBytes.ts
/* @__NO_SIDE_EFFECTS__ */
function notBytes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_bytes",
		reference: notBytes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const length$1 = /* @__PURE__ */ _getByteCount(dataset.value);
				if (length$1 === this.requirement) _addIssue(this, "bytes", dataset, config$1, { received: `${length$1}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notCodePoints/notCodePoints.ts
/* @__NO_SIDE_EFFECTS__ */
function notCodePoints(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_code_points",
		reference: notCodePoints,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getCodePointCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "code points", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notEntries/notEntries.ts
/* @__NO_SIDE_EFFECTS__ */
function notEntries(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_entries",
		reference: notEntries,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!dataset.typed) return dataset;
			const count = Object.keys(dataset.value).length;
			if (dataset.typed && count === this.requirement) _addIssue(this, "entries", dataset, config$1, { received: `${count}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notGraphemes/notGraphemes.ts
/* @__NO_SIDE_EFFECTS__ */
function notGraphemes(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_graphemes",
		reference: notGraphemes,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getGraphemeCount(dataset.value);
				if (count === this.requirement) _addIssue(this, "graphemes", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notLength/notLength.ts
/* @__NO_SIDE_EFFECTS__ */
function notLength(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_length",
		reference: notLength,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.length === this.requirement) _addIssue(this, "length", dataset, config$1, { received: `${dataset.value.length}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notSize/notSize.ts
/* @__NO_SIDE_EFFECTS__ */
function notSize(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_size",
		reference: notSize,
		async: false,
		expects: `!${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size === this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValue/notValue.ts
/* @__NO_SIDE_EFFECTS__ */
function notValue(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_value",
		reference: notValue,
		async: false,
		expects: requirement instanceof Date ? `!${requirement.toJSON()}` : `!${/* @__PURE__ */ _stringify(requirement)}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && /* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notValues/notValues.ts
/* @__NO_SIDE_EFFECTS__ */
function notValues(requirement, message$1) {
	return {
		kind: "validation",
		type: "not_values",
		reference: notValues,
		async: false,
		expects: `!${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/notWords/notWords.ts
/* @__NO_SIDE_EFFECTS__ */
function notWords(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "not_words",
		reference: notWords,
		async: false,
		expects: `!${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count === this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/octal/octal.ts
/* @__NO_SIDE_EFFECTS__ */
function octal(message$1) {
	return {
		kind: "validation",
		type: "octal",
		reference: octal,
		async: false,
		expects: null,
		requirement: OCTAL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "octal", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseBoolean/parseBoolean.ts
const TRUTHY = (/* unused pure expression or super */ null && ([
	true,
	1,
	"true",
	"1",
	"yes",
	"y",
	"on",
	"enabled"
]));
const FALSY = (/* unused pure expression or super */ null && ([
	false,
	0,
	"false",
	"0",
	"no",
	"n",
	"off",
	"disabled"
]));
/* @__NO_SIDE_EFFECTS__ */
function parseBoolean(config$1, message$1) {
	const normalize$1 = (v) => typeof v === "string" ? v.toLowerCase() : v;
	const truthyRaw = config$1?.truthy ?? TRUTHY;
	const falsyRaw = config$1?.falsy ?? FALSY;
	const truthy = config$1?.truthy ? config$1.truthy.map(normalize$1) : TRUTHY;
	const falsy = config$1?.falsy ? config$1.falsy.map(normalize$1) : FALSY;
	return {
		kind: "transformation",
		type: "parse_boolean",
		reference: parseBoolean,
		expects: /* @__PURE__ */ _joinExpects([...truthyRaw, ...falsyRaw].map(_stringify), "|"),
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			const input = normalize$1(dataset.value);
			if (truthy.includes(input)) dataset.value = true;
			else if (falsy.includes(input)) dataset.value = false;
			else {
				_addIssue(this, "boolean", dataset, config$2);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/parseJson/parseJson.ts
/* @__NO_SIDE_EFFECTS__ */
function parseJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "parse_json",
		reference: parseJson,
		config: config$1,
		message: message$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				dataset.value = JSON.parse(dataset.value, this.config?.reviver);
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/utils/_isPartiallyTyped/_isPartiallyTyped.ts
/**
* Checks if a dataset is partially typed.
*
* @param dataset The dataset to check.
* @param paths The paths to check.
*
* @returns Whether it is partially typed.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _isPartiallyTyped(dataset, paths) {
	if (dataset.issues) for (const path of paths) for (const issue of dataset.issues) {
		let typed = false;
		const bound = Math.min(path.length, issue.path?.length ?? 0);
		for (let index = 0; index < bound; index++) if (path[index] !== issue.path[index].key && (path[index] !== "$" || issue.path[index].type !== "array")) {
			typed = true;
			break;
		}
		if (!typed) return false;
	}
	return true;
}

//#endregion
//#region src/actions/partialCheck/partialCheck.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheck(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheck,
		async: false,
		expects: null,
		paths,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/partialCheck/partialCheckAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialCheckAsync(paths, requirement, message$1) {
	return {
		kind: "validation",
		type: "partial_check",
		reference: partialCheckAsync,
		async: true,
		expects: null,
		paths,
		requirement,
		message: message$1,
		async "~run"(dataset, config$1) {
			if ((dataset.typed || /* @__PURE__ */ _isPartiallyTyped(dataset, paths)) && !await this.requirement(dataset.value)) _addIssue(this, "input", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheck.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheck(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheck,
		async: false,
		expects: null,
		"~run"(dataset, config$1) {
			action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawCheck/rawCheckAsync.ts
/**
* Creates a raw check validation action.
*
* @param action The validation action.
*
* @returns A raw check action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawCheckAsync(action) {
	return {
		kind: "validation",
		type: "raw_check",
		reference: rawCheckAsync,
		async: true,
		expects: null,
		async "~run"(dataset, config$1) {
			await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info)
			});
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransform.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransform(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransform,
		async: false,
		"~run"(dataset, config$1) {
			const output = action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rawTransform/rawTransformAsync.ts
/**
* Creates a raw transformation action.
*
* @param action The transformation action.
*
* @returns A raw transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function rawTransformAsync(action) {
	return {
		kind: "transformation",
		type: "raw_transform",
		reference: rawTransformAsync,
		async: true,
		async "~run"(dataset, config$1) {
			const output = await action({
				dataset,
				config: config$1,
				addIssue: (info) => _addIssue(this, info?.label ?? "input", dataset, config$1, info),
				NEVER: null
			});
			if (dataset.issues) dataset.typed = false;
			else dataset.value = output;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/readonly/readonly.ts
/* @__NO_SIDE_EFFECTS__ */
function readonly() {
	return {
		kind: "transformation",
		type: "readonly",
		reference: readonly,
		async: false,
		"~run"(dataset) {
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/reduceItems/reduceItems.ts
/* @__NO_SIDE_EFFECTS__ */
function reduceItems(operation, initial) {
	return {
		kind: "transformation",
		type: "reduce_items",
		reference: reduceItems,
		async: false,
		operation,
		initial,
		"~run"(dataset) {
			dataset.value = dataset.value.reduce(this.operation, this.initial);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/regex/regex.ts
/* @__NO_SIDE_EFFECTS__ */
function regex(requirement, message$1) {
	return {
		kind: "validation",
		type: "regex",
		reference: regex,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "format", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returns.ts
/* @__NO_SIDE_EFFECTS__ */
function returns(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returns,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = (...args_) => {
				const returnsDataset = this.schema["~run"]({ value: func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/returns/returnsAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function returnsAsync(schema) {
	return {
		kind: "transformation",
		type: "returns",
		reference: returnsAsync,
		async: false,
		schema,
		"~run"(dataset, config$1) {
			const func = dataset.value;
			dataset.value = async (...args_) => {
				const returnsDataset = await this.schema["~run"]({ value: await func(...args_) }, config$1);
				if (returnsDataset.issues) throw new ValiError(returnsDataset.issues);
				return returnsDataset.value;
			};
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/rfcEmail/rfcEmail.ts
/* @__NO_SIDE_EFFECTS__ */
function rfcEmail(message$1) {
	return {
		kind: "validation",
		type: "rfc_email",
		reference: rfcEmail,
		expects: null,
		async: false,
		requirement: RFC_EMAIL_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "email", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/safeInteger/safeInteger.ts
/* @__NO_SIDE_EFFECTS__ */
function safeInteger(message$1) {
	return {
		kind: "validation",
		type: "safe_integer",
		reference: safeInteger,
		async: false,
		expects: null,
		requirement: Number.isSafeInteger,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "safe integer", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/size/size.ts
/* @__NO_SIDE_EFFECTS__ */
function size(requirement, message$1) {
	return {
		kind: "validation",
		type: "size",
		reference: size,
		async: false,
		expects: `${requirement}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && dataset.value.size !== this.requirement) _addIssue(this, "size", dataset, config$1, { received: `${dataset.value.size}` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/slug/slug.ts
/* @__NO_SIDE_EFFECTS__ */
function slug(message$1) {
	return {
		kind: "validation",
		type: "slug",
		reference: slug,
		async: false,
		expects: null,
		requirement: SLUG_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "slug", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/someItem/someItem.ts
/* @__NO_SIDE_EFFECTS__ */
function someItem(requirement, message$1) {
	return {
		kind: "validation",
		type: "some_item",
		reference: someItem,
		async: false,
		expects: null,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.some(this.requirement)) _addIssue(this, "item", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/sortItems/sortItems.ts
/* @__NO_SIDE_EFFECTS__ */
function sortItems(operation) {
	return {
		kind: "transformation",
		type: "sort_items",
		reference: sortItems,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = dataset.value.sort(this.operation);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/startsWith/startsWith.ts
/* @__NO_SIDE_EFFECTS__ */
function startsWith(requirement, message$1) {
	return {
		kind: "validation",
		type: "starts_with",
		reference: startsWith,
		async: false,
		expects: `"${requirement}"`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !dataset.value.startsWith(this.requirement)) _addIssue(this, "start", dataset, config$1, { received: `"${dataset.value.slice(0, this.requirement.length)}"` });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/stringifyJson/stringifyJson.ts
/* @__NO_SIDE_EFFECTS__ */
function stringifyJson(config$1, message$1) {
	return {
		kind: "transformation",
		type: "stringify_json",
		reference: stringifyJson,
		message: message$1,
		config: config$1,
		async: false,
		"~run"(dataset, config$2) {
			try {
				const output = JSON.stringify(dataset.value, this.config?.replacer, this.config?.space);
				if (output === void 0) {
					_addIssue(this, "JSON", dataset, config$2);
					dataset.typed = false;
				} else dataset.value = output;
			} catch (error) {
				if (error instanceof Error) {
					_addIssue(this, "JSON", dataset, config$2, { received: `"${error.message}"` });
					dataset.typed = false;
				} else throw error;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/title/title.ts
/**
* Creates a title metadata action.
*
* @param title_ The title text.
*
* @returns A title action.
*/
/* @__NO_SIDE_EFFECTS__ */
function title(title_) {
	return {
		kind: "metadata",
		type: "title",
		reference: title,
		title: title_
	};
}

//#endregion
//#region src/actions/toBigint/toBigint.ts
/* @__NO_SIDE_EFFECTS__ */
function toBigint(message$1) {
	return {
		kind: "transformation",
		type: "to_bigint",
		reference: toBigint,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = BigInt(dataset.value);
			} catch {
				_addIssue(this, "bigint", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toBoolean/toBoolean.ts
/**
* Creates a to boolean transformation action.
*
* @returns A to boolean action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toBoolean() {
	return {
		kind: "transformation",
		type: "to_boolean",
		reference: toBoolean,
		async: false,
		"~run"(dataset) {
			dataset.value = Boolean(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toCamelCase/toCamelCase.ts
/**
* Creates a to camel case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2Name`).
*
* @returns A to camel case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toCamelCase() {
	return {
		kind: "transformation",
		type: "to_camel_case",
		reference: toCamelCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", false, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toDate/toDate.ts
/* @__NO_SIDE_EFFECTS__ */
function toDate(message$1) {
	return {
		kind: "transformation",
		type: "to_date",
		reference: toDate,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = new Date(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "date", dataset, config$1, { received: "\"Invalid Date\"" });
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "date", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toKebabCase/toKebabCase.ts
/**
* Creates a to kebab case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse-url-value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2-name`).
*
* @returns A to kebab case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toKebabCase() {
	return {
		kind: "transformation",
		type: "to_kebab_case",
		reference: toKebabCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "-", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toLowerCase/toLowerCase.ts
/**
* Creates a to lower case transformation action.
*
* @returns A to lower case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toLowerCase() {
	return {
		kind: "transformation",
		type: "to_lower_case",
		reference: toLowerCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toLowerCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMaxValue/toMaxValue.ts
/**
* Creates a to max value transformation action.
*
* @param requirement The maximum value.
*
* @returns A to max value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMaxValue(requirement) {
	return {
		kind: "transformation",
		type: "to_max_value",
		reference: toMaxValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value > this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toMinValue/toMinValue.ts
/**
* Creates a to min value transformation action.
*
* @param requirement The minimum value.
*
* @returns A to min value action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toMinValue(requirement) {
	return {
		kind: "transformation",
		type: "to_min_value",
		reference: toMinValue,
		async: false,
		requirement,
		"~run"(dataset) {
			dataset.value = dataset.value < this.requirement ? this.requirement : dataset.value;
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toNumber/toNumber.ts
/* @__NO_SIDE_EFFECTS__ */
function toNumber(message$1) {
	return {
		kind: "transformation",
		type: "to_number",
		reference: toNumber,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = Number(dataset.value);
				if (isNaN(dataset.value)) {
					_addIssue(this, "number", dataset, config$1);
					dataset.typed = false;
				}
			} catch {
				_addIssue(this, "number", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toPascalCase/toPascalCase.ts
/**
* Creates a to pascal case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `ParseUrlValue`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `Item2Name`).
*
* @returns A to pascal case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toPascalCase() {
	return {
		kind: "transformation",
		type: "to_pascal_case",
		reference: toPascalCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "", true, true);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toSnakeCase/toSnakeCase.ts
/**
* Creates a to snake case transformation action.
*
* Words are separated by `_`, `-` and ASCII whitespace, as well as by case
* and acronym boundaries.
*
* Hint: Acronym runs are normalized to lowercase (e.g. `parseURLValue` →
* `parse_url_value`) and digits stay attached to the preceding token (e.g.
* `item2Name` → `item2_name`).
*
* @returns A to snake case action.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function toSnakeCase() {
	return {
		kind: "transformation",
		type: "to_snake_case",
		reference: toSnakeCase,
		async: false,
		"~run"(dataset) {
			dataset.value = /* @__PURE__ */ _formatCase(dataset.value, "_", false, false);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toString/toString.ts
/* @__NO_SIDE_EFFECTS__ */
function toString(message$1) {
	return {
		kind: "transformation",
		type: "to_string",
		reference: toString,
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			try {
				dataset.value = String(dataset.value);
			} catch {
				_addIssue(this, "string", dataset, config$1);
				dataset.typed = false;
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/toUpperCase/toUpperCase.ts
/**
* Creates a to upper case transformation action.
*
* @returns A to upper case action.
*/
/* @__NO_SIDE_EFFECTS__ */
function toUpperCase() {
	return {
		kind: "transformation",
		type: "to_upper_case",
		reference: toUpperCase,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.toUpperCase();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transform.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transform(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transform,
		async: false,
		operation,
		"~run"(dataset) {
			dataset.value = this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/transform/transformAsync.ts
/**
* Creates a custom transformation action.
*
* @param operation The transformation operation.
*
* @returns A transform action.
*/
/* @__NO_SIDE_EFFECTS__ */
function transformAsync(operation) {
	return {
		kind: "transformation",
		type: "transform",
		reference: transformAsync,
		async: true,
		operation,
		async "~run"(dataset) {
			dataset.value = await this.operation(dataset.value);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trim/trim.ts
/**
* Creates a trim transformation action.
*
* @returns A trim action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trim() {
	return {
		kind: "transformation",
		type: "trim",
		reference: trim,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trim();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimEnd/trimEnd.ts
/**
* Creates a trim end transformation action.
*
* @returns A trim end action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimEnd() {
	return {
		kind: "transformation",
		type: "trim_end",
		reference: trimEnd,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimEnd();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/trimStart/trimStart.ts
/**
* Creates a trim start transformation action.
*
* @returns A trim start action.
*/
/* @__NO_SIDE_EFFECTS__ */
function trimStart() {
	return {
		kind: "transformation",
		type: "trim_start",
		reference: trimStart,
		async: false,
		"~run"(dataset) {
			dataset.value = dataset.value.trimStart();
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/ulid/ulid.ts
/* @__NO_SIDE_EFFECTS__ */
function ulid(message$1) {
	return {
		kind: "validation",
		type: "ulid",
		reference: ulid,
		async: false,
		expects: null,
		requirement: ULID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "ULID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/url/url.ts
/* @__NO_SIDE_EFFECTS__ */
function url(message$1) {
	return {
		kind: "validation",
		type: "url",
		reference: url,
		async: false,
		expects: null,
		requirement(input) {
			try {
				if (URL.canParse) return URL.canParse(input);
				new URL(input);
				return true;
			} catch {
				return false;
			}
		},
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement(dataset.value)) _addIssue(this, "URL", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/uuid/uuid.ts
/* @__NO_SIDE_EFFECTS__ */
function uuid(message$1) {
	return {
		kind: "validation",
		type: "uuid",
		reference: uuid,
		async: false,
		expects: null,
		requirement: UUID_REGEX,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.test(dataset.value)) _addIssue(this, "UUID", dataset, config$1);
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/value/value.ts
/* @__NO_SIDE_EFFECTS__ */
function value(requirement, message$1) {
	return {
		kind: "validation",
		type: "value",
		reference: value,
		async: false,
		expects: requirement instanceof Date ? requirement.toJSON() : /* @__PURE__ */ _stringify(requirement),
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !/* @__PURE__ */ _isValueMatch(this.requirement, dataset.value)) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/values/values.ts
/* @__NO_SIDE_EFFECTS__ */
function values(requirement, message$1) {
	return {
		kind: "validation",
		type: "values",
		reference: values,
		async: false,
		expects: `${/* @__PURE__ */ _joinExpects(requirement.map((value$1) => value$1 instanceof Date ? value$1.toJSON() : /* @__PURE__ */ _stringify(value$1)), "|")}`,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed && !this.requirement.some((requirement$1) => /* @__PURE__ */ _isValueMatch(requirement$1, dataset.value))) _addIssue(this, "value", dataset, config$1, { received: dataset.value instanceof Date ? dataset.value.toJSON() : /* @__PURE__ */ _stringify(dataset.value) });
			return dataset;
		}
	};
}

//#endregion
//#region src/actions/words/words.ts
/* @__NO_SIDE_EFFECTS__ */
function words(locales, requirement, message$1) {
	return {
		kind: "validation",
		type: "words",
		reference: words,
		async: false,
		expects: `${requirement}`,
		locales,
		requirement,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.typed) {
				const count = /* @__PURE__ */ _getWordCount(this.locales, dataset.value);
				if (count !== this.requirement) _addIssue(this, "words", dataset, config$1, { received: `${count}` });
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/const.ts
const ABORT_EARLY_CONFIG = { abortEarly: true };

//#endregion
//#region src/methods/assert/assert.ts
/**
* Checks if the input matches the schema. As this is an assertion function, it
* can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*/
function assert(schema, input) {
	const issues = schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
	if (issues) throw new ValiError(issues);
}

//#endregion
//#region src/methods/cache/_LruCache.ts
/**
* Efficient LRU cache using Map iteration order.
*/
var _LruCache = class {
	constructor(config$1) {
		this.refCount = 0;
		this.maxSize = config$1?.maxSize ?? 1e3;
		this.maxAge = config$1?.maxAge ?? Infinity;
		this.hasMaxAge = isFinite(this.maxAge);
	}
	/**
	* Stringifies an unknown input to a cache key component.
	*
	* @param input The unknown input.
	*
	* @returns A cache key component.
	*/
	stringify(input) {
		const type = typeof input;
		if (type === "string") return `"${input}"`;
		if (type === "number" || type === "boolean") return `${input}`;
		if (type === "bigint") return `${input}n`;
		if (type === "object" || type === "function") {
			if (input) {
				this.refIds ?? (this.refIds = /* @__PURE__ */ new WeakMap());
				let id = this.refIds.get(input);
				if (!id) {
					id = ++this.refCount;
					this.refIds.set(input, id);
				}
				return `#${id}`;
			}
			return "null";
		}
		return type;
	}
	/**
	* Creates a cache key from input and config.
	*
	* @param input The input value.
	* @param config The parse configuration.
	*
	* @returns The cache key.
	*/
	key(input, config$1 = {}) {
		return `${this.stringify(input)}|${this.stringify(config$1.lang)}|${this.stringify(config$1.message)}|${this.stringify(config$1.abortEarly)}|${this.stringify(config$1.abortPipeEarly)}`;
	}
	/**
	* Gets a value from the cache by key.
	*
	* @param key The cache key.
	*
	* @returns The cached value.
	*/
	get(key) {
		if (!this.store) return void 0;
		const entry = this.store.get(key);
		if (!entry) return void 0;
		if (this.hasMaxAge && Date.now() - entry[1] > this.maxAge) {
			this.store.delete(key);
			return;
		}
		this.store.delete(key);
		this.store.set(key, entry);
		return entry[0];
	}
	/**
	* Sets a value in the cache by key.
	*
	* @param key The cache key.
	* @param value The cached value.
	*/
	set(key, value$1) {
		this.store ?? (this.store = /* @__PURE__ */ new Map());
		this.store.delete(key);
		const timestamp = this.hasMaxAge ? Date.now() : 0;
		this.store.set(key, [value$1, timestamp]);
		if (this.store.size > this.maxSize) this.store.delete(this.store.keys().next().value);
	}
	/**
	* Clears all entries from the cache.
	*/
	clear() {
		this.store?.clear();
	}
};

//#endregion
//#region src/methods/cache/cache.ts
/* @__NO_SIDE_EFFECTS__ */
function cache(schema, config$1) {
	return _standardSchema({
		...schema,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		"~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			let outputDataset = this.cache.get(key);
			if (!outputDataset) this.cache.set(key, outputDataset = schema["~run"](dataset, runConfig));
			return /* @__PURE__ */ _cloneDataset(outputDataset);
		}
	});
}

//#endregion
//#region src/methods/cache/cacheAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function cacheAsync(schema, config$1) {
	let activeRuns;
	return _standardSchema({
		...schema,
		async: true,
		cacheConfig: config$1,
		cache: new _LruCache(config$1),
		async "~run"(dataset, runConfig) {
			const key = this.cache.key(dataset.value, runConfig);
			const cached = this.cache.get(key);
			if (cached) return /* @__PURE__ */ _cloneDataset(cached);
			let promise$1 = activeRuns?.get(key);
			if (!promise$1) {
				activeRuns ?? (activeRuns = /* @__PURE__ */ new Map());
				promise$1 = Promise.resolve(schema["~run"](dataset, runConfig));
				activeRuns.set(key, promise$1);
			}
			try {
				const outputDataset = await promise$1;
				this.cache.set(key, outputDataset);
				return /* @__PURE__ */ _cloneDataset(outputDataset);
			} finally {
				activeRuns?.delete(key);
			}
		}
	});
}

//#endregion
//#region src/methods/config/config.ts
/**
* Changes the local configuration of a schema.
*
* @param schema The schema to configure.
* @param config The parse configuration.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function config(schema, config$1) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config_) {
			return schema["~run"](dataset, {
				...config_,
				...config$1
			});
		}
	});
}

//#endregion
//#region src/methods/getFallback/getFallback.ts
/**
* Returns the fallback value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The output dataset if available.
* @param config The config if available.
*
* @returns The fallback value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallback(schema, dataset, config$1) {
	return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}

//#endregion
//#region src/methods/fallback/fallback.ts
/**
* Returns a fallback value as output if the input does not match the schema.
*
* @param schema The schema to catch.
* @param fallback The fallback value.
*
* @returns The passed schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function fallback(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		"~run"(dataset, config$1) {
			const outputDataset = schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/fallback/fallbackAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function fallbackAsync(schema, fallback$1) {
	return _standardSchema({
		...schema,
		fallback: fallback$1,
		async: true,
		async "~run"(dataset, config$1) {
			const outputDataset = await schema["~run"](dataset, config$1);
			return outputDataset.issues ? {
				typed: true,
				value: await /* @__PURE__ */ getFallback(this, outputDataset, config$1)
			} : outputDataset;
		}
	});
}

//#endregion
//#region src/methods/flatten/flatten.ts
/* @__NO_SIDE_EFFECTS__ */
function flatten(issues) {
	const flatErrors = {};
	for (const issue of issues) if (issue.path) {
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) {
			if (!flatErrors.nested) flatErrors.nested = {};
			if (Object.prototype.hasOwnProperty.call(flatErrors.nested, dotPath)) flatErrors.nested[dotPath].push(issue.message);
			else flatErrors.nested[dotPath] = [issue.message];
		} else if (flatErrors.other) flatErrors.other.push(issue.message);
		else flatErrors.other = [issue.message];
	} else if (flatErrors.root) flatErrors.root.push(issue.message);
	else flatErrors.root = [issue.message];
	return flatErrors;
}

//#endregion
//#region src/methods/forward/forward.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forward(action, path) {
	return {
		...action,
		"~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/forward/forwardAsync.ts
/**
* Forwards the issues of the passed validation action.
*
* @param action The validation action.
* @param path The path to forward the issues to.
*
* @returns The modified action.
*/
/* @__NO_SIDE_EFFECTS__ */
function forwardAsync(action, path) {
	return {
		...action,
		async: true,
		async "~run"(dataset, config$1) {
			const prevIssues = dataset.issues && [...dataset.issues];
			dataset = await action["~run"](dataset, config$1);
			if (dataset.issues) {
				for (const issue of dataset.issues) if (!prevIssues?.includes(issue)) {
					let pathInput = dataset.value;
					for (const key of path) {
						const pathValue = pathInput[key];
						const pathItem = {
							type: "unknown",
							origin: "value",
							input: pathInput,
							key,
							value: pathValue
						};
						if (issue.path) issue.path.push(pathItem);
						else issue.path = [pathItem];
						if (!pathValue) break;
						pathInput = pathValue;
					}
				}
			}
			return dataset;
		}
	};
}

//#endregion
//#region src/methods/getDefault/getDefault.ts
/**
* Returns the default value of the schema.
*
* @param schema The schema to get it from.
* @param dataset The input dataset if available.
* @param config The config if available.
*
* @returns The default value.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefault(schema, dataset, config$1) {
	return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}

//#endregion
//#region src/methods/getDefaults/getDefaults.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getDefaults(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getDefaults(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getDefaults);
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDefaults/getDefaultsAsync.ts
/**
* Returns the default values of the schema.
*
* Hint: The difference to `getDefault` is that for object and tuple schemas
* this function recursively returns the default values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The default values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getDefaultsAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getDefaultsAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getDefaultsAsync));
	return /* @__PURE__ */ getDefault(schema);
}

//#endregion
//#region src/methods/getDescription/getDescription.ts
/**
* Returns the description of the schema.
*
* If multiple descriptions are defined, the last one of the highest level is
* returned. If no description is defined, `undefined` is returned.
*
* @param schema The schema to get the description from.
*
* @returns The description, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getDescription(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "description");
}

//#endregion
//#region src/methods/getExamples/getExamples.ts
/**
* Returns the examples of a schema.
*
* If multiple examples are defined, it concatenates them using depth-first
* search. If no examples are defined, an empty array is returned.
*
* @param schema The schema to get the examples from.
*
* @returns The examples, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getExamples(schema) {
	const examples$1 = [];
	function depthFirstCollect(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstCollect(item);
			else if (item.kind === "metadata" && item.type === "examples") for (const example of item.examples) examples$1.push(example);
		}
	}
	depthFirstCollect(schema);
	return examples$1;
}

//#endregion
//#region src/methods/getFallbacks/getFallbacks.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
function getFallbacks(schema) {
	if ("entries" in schema) {
		const object$1 = {};
		for (const key in schema.entries) object$1[key] = /* @__PURE__ */ getFallbacks(schema.entries[key]);
		return object$1;
	}
	if ("items" in schema) return schema.items.map(getFallbacks);
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getFallbacks/getFallbacksAsync.ts
/**
* Returns the fallback values of the schema.
*
* Hint: The difference to `getFallback` is that for object and tuple schemas
* this function recursively returns the fallback values of the subschemas
* instead of `undefined`.
*
* @param schema The schema to get them from.
*
* @returns The fallback values.
*/
/* @__NO_SIDE_EFFECTS__ */
async function getFallbacksAsync(schema) {
	if ("entries" in schema) return Object.fromEntries(await Promise.all(Object.entries(schema.entries).map(async ([key, value$1]) => [key, await /* @__PURE__ */ getFallbacksAsync(value$1)])));
	if ("items" in schema) return Promise.all(schema.items.map(getFallbacksAsync));
	return /* @__PURE__ */ getFallback(schema);
}

//#endregion
//#region src/methods/getMetadata/getMetadata.ts
/**
* Returns the metadata of a schema.
*
* If multiple metadata are defined, it shallowly merges them using depth-first
* search. If no metadata is defined, an empty object is returned.
*
* @param schema Schema to get the metadata from.
*
* @returns The metadata, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getMetadata(schema) {
	const result = {};
	function depthFirstMerge(schema$1) {
		if ("pipe" in schema$1) {
			for (const item of schema$1.pipe) if (item.kind === "schema" && "pipe" in item) depthFirstMerge(item);
			else if (item.kind === "metadata" && item.type === "metadata") Object.assign(result, item.metadata);
		}
	}
	depthFirstMerge(schema);
	return result;
}

//#endregion
//#region src/methods/getTitle/getTitle.ts
/**
* Returns the title of the schema.
*
* If multiple titles are defined, the last one of the highest level is
* returned. If no title is defined, `undefined` is returned.
*
* @param schema The schema to get the title from.
*
* @returns The title, if any.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function getTitle(schema) {
	return /* @__PURE__ */ _getLastMetadata(schema, "title");
}

//#endregion
//#region src/methods/is/is.ts
/**
* Checks if the input matches the schema. By using a type predicate, this
* function can be used as a type guard.
*
* @param schema The schema to be used.
* @param input The input to be tested.
*
* @returns Whether the input matches the schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function is(schema, input) {
	return !schema["~run"]({ value: input }, ABORT_EARLY_CONFIG).issues;
}

//#endregion
//#region src/schemas/any/any.ts
/**
* Creates an any schema.
*
* Hint: This schema function exists only for completeness and is not
* recommended in practice. Instead, `unknown` should be used to accept
* unknown data.
*
* @returns An any schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function any() {
	return _standardSchema({
		kind: "schema",
		type: "any",
		reference: any,
		expects: "any",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/array.ts
/* @__NO_SIDE_EFFECTS__ */
function array(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: array,
		expects: "Array",
		async: false,
		item,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/array/arrayAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function arrayAsync(item, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "array",
		reference: arrayAsync,
		expects: "Array",
		async: true,
		item,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(input.map((value$1) => this.item["~run"]({ value: value$1 }, config$1)));
				for (let key = 0; key < itemDatasets.length; key++) {
					const itemDataset = itemDatasets[key];
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: input[key]
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/bigint/bigint.ts
/* @__NO_SIDE_EFFECTS__ */
function bigint(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "bigint",
		reference: bigint,
		expects: "bigint",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "bigint") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/blob/blob.ts
/* @__NO_SIDE_EFFECTS__ */
function blob(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "blob",
		reference: blob,
		expects: "Blob",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Blob) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/boolean/boolean.ts
/* @__NO_SIDE_EFFECTS__ */
function boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: boolean,
		expects: "boolean",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "boolean") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/custom.ts
/* @__NO_SIDE_EFFECTS__ */
function custom(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: custom,
		expects: "unknown",
		async: false,
		check: check$1,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/custom/customAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function customAsync(check$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "custom",
		reference: customAsync,
		expects: "unknown",
		async: true,
		check: check$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (await this.check(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/date/date.ts
/* @__NO_SIDE_EFFECTS__ */
function date(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "date",
		reference: date,
		expects: "Date",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Date) if (!isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1, { received: "\"Invalid Date\"" });
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/enum/enum.ts
/* @__NO_SIDE_EFFECTS__ */
function enum_(enum__, message$1) {
	const options = [];
	for (const key in enum__) if (`${+key}` !== key || typeof enum__[key] !== "string" || !Object.is(enum__[enum__[key]], +key)) options.push(enum__[key]);
	return _standardSchema({
		kind: "schema",
		type: "enum",
		reference: enum_,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		enum: enum__,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptional,
		expects: wrapped.expects,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/exactOptional/exactOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function exactOptionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "exact_optional",
		reference: exactOptionalAsync,
		expects: wrapped.expects,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/file/file.ts
/* @__NO_SIDE_EFFECTS__ */
function file(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "file",
		reference: file,
		expects: "File",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof File) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/function/function.ts
/* @__NO_SIDE_EFFECTS__ */
function function_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "function",
		reference: function_,
		expects: "Function",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "function") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/instance/instance.ts
/* @__NO_SIDE_EFFECTS__ */
function instance(class_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "instance",
		reference: instance,
		expects: class_.name,
		async: false,
		class: class_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof this.class) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/utils/_merge/_merge.ts
/**
* Merges two values into one single output.
*
* @param value1 First value.
* @param value2 Second value.
*
* @returns The merge dataset.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _merge(value1, value2) {
	if (typeof value1 === typeof value2) {
		if (/* @__PURE__ */ _isSameValueZero(value1, value2) || value1 instanceof Date && value2 instanceof Date && /* @__PURE__ */ _isSameValueZero(+value1, +value2)) return { value: value1 };
		if (value1 && value2 && value1.constructor === Object && value2.constructor === Object) {
			const nextValue = {
				...value1,
				...value2
			};
			for (const key in value2) if (Object.prototype.hasOwnProperty.call(value1, key) && Object.prototype.hasOwnProperty.call(value2, key)) {
				const dataset = /* @__PURE__ */ _merge(value1[key], value2[key]);
				if (dataset.issue) return dataset;
				nextValue[key] = dataset.value;
			}
			return { value: nextValue };
		}
		if (Array.isArray(value1) && Array.isArray(value2)) {
			if (value1.length === value2.length) {
				const nextValue = [...value1];
				for (let index = 0; index < value1.length; index++) {
					const dataset = /* @__PURE__ */ _merge(value1[index], value2[index]);
					if (dataset.issue) return dataset;
					nextValue[index] = dataset.value;
				}
				return { value: nextValue };
			}
		}
	}
	return { issue: true };
}

//#endregion
//#region src/schemas/intersect/intersect.ts
/* @__NO_SIDE_EFFECTS__ */
function intersect(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersect,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				for (const schema of this.options) {
					const optionDataset = schema["~run"]({ value: input }, config$1);
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/intersect/intersectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function intersectAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "intersect",
		reference: intersectAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "&"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (this.options.length) {
				const input = dataset.value;
				let outputs;
				dataset.typed = true;
				const optionDatasets = await Promise.all(this.options.map((schema) => schema["~run"]({ value: input }, config$1)));
				for (const optionDataset of optionDatasets) {
					if (optionDataset.issues) {
						if (dataset.issues) for (const issue of optionDataset.issues) dataset.issues.push(issue);
						else dataset.issues = optionDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!optionDataset.typed) dataset.typed = false;
					if (dataset.typed) if (outputs) outputs.push(optionDataset.value);
					else outputs = [optionDataset.value];
				}
				if (dataset.typed) {
					dataset.value = outputs[0];
					for (let index = 1; index < outputs.length; index++) {
						const mergeDataset = /* @__PURE__ */ _merge(dataset.value, outputs[index]);
						if (mergeDataset.issue) {
							_addIssue(this, "type", dataset, config$1, { received: "unknown" });
							break;
						}
						dataset.value = mergeDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazy.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazy(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazy,
		expects: "unknown",
		async: false,
		getter,
		"~run"(dataset, config$1) {
			return this.getter(dataset.value)["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/lazy/lazyAsync.ts
/**
* Creates a lazy schema.
*
* @param getter The schema getter.
*
* @returns A lazy schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function lazyAsync(getter) {
	return _standardSchema({
		kind: "schema",
		type: "lazy",
		reference: lazyAsync,
		expects: "unknown",
		async: true,
		getter,
		async "~run"(dataset, config$1) {
			return (await this.getter(dataset.value))["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/literal/literal.ts
/* @__NO_SIDE_EFFECTS__ */
function literal(literal_, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "literal",
		reference: literal,
		expects: /* @__PURE__ */ _stringify(literal_),
		async: false,
		literal: literal_,
		message: message$1,
		"~run"(dataset, config$1) {
			if (/* @__PURE__ */ _isSameValueZero(dataset.value, this.literal)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObject.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseObject/looseObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_object",
		reference: looseObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/looseTuple/looseTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function looseTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "loose_tuple",
		reference: looseTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) dataset.value.push(input[key]);
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/map.ts
/* @__NO_SIDE_EFFECTS__ */
function map(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: map,
		expects: "Map",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				for (const [inputKey, inputValue] of input) {
					const keyDataset = this.key["~run"]({ value: inputKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/map/mapAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function mapAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "map",
		reference: mapAsync,
		expects: "Map",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Map) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Map();
				const datasets = await Promise.all([...input].map(([inputKey, inputValue]) => Promise.all([
					inputKey,
					inputValue,
					this.key["~run"]({ value: inputKey }, config$1),
					this.value["~run"]({ value: inputValue }, config$1)
				])));
				for (const [inputKey, inputValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "key",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of keyDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "map",
							origin: "value",
							input,
							key: inputKey,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					dataset.value.set(keyDataset.value, valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nan/nan.ts
/* @__NO_SIDE_EFFECTS__ */
function nan(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "nan",
		reference: nan,
		expects: "NaN",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (Number.isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/never/never.ts
/* @__NO_SIDE_EFFECTS__ */
function never(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "never",
		reference: never,
		expects: "never",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			_addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullable(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullable,
		expects: "!null",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullable/nonNullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullableAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullable",
		reference: nonNullableAsync,
		expects: "!null",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== null) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullish(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullish,
		expects: "(!null & !undefined)",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonNullish/nonNullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonNullishAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_nullish",
		reference: nonNullishAsync,
		expects: "(!null & !undefined)",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (!(dataset.value === null || dataset.value === void 0)) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === null || dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptional.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptional(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptional,
		expects: "!undefined",
		async: false,
		wrapped,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nonOptional/nonOptionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nonOptionalAsync(wrapped, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "non_optional",
		reference: nonOptionalAsync,
		expects: "!undefined",
		async: true,
		wrapped,
		message: message$1,
		async "~run"(dataset, config$1) {
			if (dataset.value !== void 0) dataset = await this.wrapped["~run"](dataset, config$1);
			if (dataset.value === void 0) _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/null/null.ts
/* @__NO_SIDE_EFFECTS__ */
function null_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "null",
		reference: null_,
		expects: "null",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === null) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullable.ts
/* @__NO_SIDE_EFFECTS__ */
function nullable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullable,
		expects: `(${wrapped.expects} | null)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullable/nullableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullable",
		reference: nullableAsync,
		expects: `(${wrapped.expects} | null)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullish.ts
/* @__NO_SIDE_EFFECTS__ */
function nullish(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullish,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/nullish/nullishAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function nullishAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "nullish",
		reference: nullishAsync,
		expects: `(${wrapped.expects} | null | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === null || dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === null || dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/number/number.ts
/* @__NO_SIDE_EFFECTS__ */
function number(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "number",
		reference: number,
		expects: "number",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/object.ts
/* @__NO_SIDE_EFFECTS__ */
function object(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: object,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/object/objectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object",
		reference: objectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRest(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRest,
		expects: "Object",
		async: false,
		entries: entries$1,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (/* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) {
						const valueDataset = this.rest["~run"]({ value: input[key] }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: input[key]
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/objectWithRest/objectWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function objectWithRestAsync(entries$1, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "object_with_rest",
		reference: objectWithRestAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				})), Promise.all(Object.entries(input).filter(([key]) => /* @__PURE__ */ _isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)).map(async ([key, value$1]) => [
					key,
					value$1,
					await this.rest["~run"]({ value: value$1 }, config$1)
				]))]);
				for (const [key, value$1, valueSchema, valueDataset] of normalDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, valueDataset] of restDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/optional/optional.ts
/* @__NO_SIDE_EFFECTS__ */
function optional(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optional,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/optional/optionalAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function optionalAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "optional",
		reference: optionalAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/picklist/picklist.ts
/* @__NO_SIDE_EFFECTS__ */
function picklist(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "picklist",
		reference: picklist,
		expects: /* @__PURE__ */ _joinExpects(options.map(_stringify), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			if (this.options.includes(dataset.value)) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/promise/promise.ts
/* @__NO_SIDE_EFFECTS__ */
function promise(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "promise",
		reference: promise,
		expects: "Promise",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value instanceof Promise) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/record.ts
/* @__NO_SIDE_EFFECTS__ */
function record(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: record,
		expects: "Object",
		async: false,
		key,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
					const entryValue = input[entryKey];
					const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/record/recordAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function recordAsync(key, value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "record",
		reference: recordAsync,
		expects: "Object",
		async: true,
		key,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const datasets = await Promise.all(Object.entries(input).filter(([key$1]) => /* @__PURE__ */ _isValidObjectKey(input, key$1)).map(([entryKey, entryValue]) => Promise.all([
					entryKey,
					entryValue,
					this.key["~run"]({ value: entryKey }, config$1),
					this.value["~run"]({ value: entryValue }, config$1)
				])));
				for (const [entryKey, entryValue, keyDataset, valueDataset] of datasets) {
					if (keyDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "key",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of keyDataset.issues) {
							issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = keyDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key: entryKey,
							value: entryValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
					if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/set.ts
/* @__NO_SIDE_EFFECTS__ */
function set(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: set,
		expects: "Set",
		async: false,
		value: value$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				for (const inputValue of input) {
					const valueDataset = this.value["~run"]({ value: inputValue }, config$1);
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/set/setAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function setAsync(value$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "set",
		reference: setAsync,
		expects: "Set",
		async: true,
		value: value$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input instanceof Set) {
				dataset.typed = true;
				dataset.value = /* @__PURE__ */ new Set();
				const valueDatasets = await Promise.all([...input].map(async (inputValue) => [inputValue, await this.value["~run"]({ value: inputValue }, config$1)]));
				for (const [inputValue, valueDataset] of valueDatasets) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "set",
							origin: "value",
							input,
							key: null,
							value: inputValue
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value.add(valueDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObject.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObject(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObject,
		expects: "Object",
		async: false,
		entries: entries$1,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				for (const key in this.entries) {
					const valueSchema = this.entries[key];
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
						const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
						if (valueDataset.issues) {
							const pathItem = {
								type: "object",
								origin: "value",
								input,
								key,
								value: value$1
							};
							for (const issue of valueDataset.issues) {
								if (issue.path) issue.path.unshift(pathItem);
								else issue.path = [pathItem];
								dataset.issues?.push(issue);
							}
							if (!dataset.issues) dataset.issues = valueDataset.issues;
							if (config$1.abortEarly) {
								dataset.typed = false;
								break;
							}
						}
						if (!valueDataset.typed) dataset.typed = false;
						dataset.value[key] = valueDataset.value;
					} else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
					else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
						_addIssue(this, "key", dataset, config$1, {
							input: void 0,
							expected: `"${key}"`,
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						if (config$1.abortEarly) break;
					}
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictObject/strictObjectAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictObjectAsync(entries$1, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_object",
		reference: strictObjectAsync,
		expects: "Object",
		async: true,
		entries: entries$1,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				dataset.typed = true;
				dataset.value = {};
				const valueDatasets = await Promise.all(Object.entries(this.entries).map(async ([key, valueSchema]) => {
					if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
						const value$1 = key in input ? input[key] : await /* @__PURE__ */ getDefault(valueSchema);
						return [
							key,
							value$1,
							valueSchema,
							await valueSchema["~run"]({ value: value$1 }, config$1)
						];
					}
					return [
						key,
						input[key],
						valueSchema,
						null
					];
				}));
				for (const [key, value$1, valueSchema, valueDataset] of valueDatasets) if (valueDataset) {
					if (valueDataset.issues) {
						const pathItem = {
							type: "object",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of valueDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = valueDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!valueDataset.typed) dataset.typed = false;
					dataset.value[key] = valueDataset.value;
				} else if (valueSchema.fallback !== void 0) dataset.value[key] = await /* @__PURE__ */ getFallback(valueSchema);
				else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
					_addIssue(this, "key", dataset, config$1, {
						input: void 0,
						expected: `"${key}"`,
						path: [{
							type: "object",
							origin: "key",
							input,
							key,
							value: value$1
						}]
					});
					if (config$1.abortEarly) break;
				}
				if (!dataset.issues || !config$1.abortEarly) {
					for (const key in input) if (!Object.prototype.hasOwnProperty.call(this.entries, key)) {
						_addIssue(this, "key", dataset, config$1, {
							input: key,
							expected: "never",
							path: [{
								type: "object",
								origin: "key",
								input,
								key,
								value: input[key]
							}]
						});
						break;
					}
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTuple.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/strictTuple/strictTupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function strictTupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "strict_tuple",
		reference: strictTupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!(dataset.issues && config$1.abortEarly) && this.items.length < input.length) _addIssue(this, "type", dataset, config$1, {
					input: input[this.items.length],
					expected: "never",
					path: [{
						type: "array",
						origin: "value",
						input,
						key: this.items.length,
						value: input[this.items.length]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/string/string.ts
/* @__NO_SIDE_EFFECTS__ */
function string(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "string",
		reference: string,
		expects: "string",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "string") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/symbol/symbol.ts
/* @__NO_SIDE_EFFECTS__ */
function symbol(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "symbol",
		reference: symbol,
		expects: "symbol",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (typeof dataset.value === "symbol") dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tuple.ts
/* @__NO_SIDE_EFFECTS__ */
function tuple(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tuple,
		expects: "Array",
		async: false,
		items,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tuple/tupleAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleAsync(items, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple",
		reference: tupleAsync,
		expects: "Array",
		async: true,
		items,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const itemDatasets = await Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				}));
				for (const [key, value$1, itemDataset] of itemDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRest.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRest(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRest,
		expects: "Array",
		async: false,
		items,
		rest,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				for (let key = 0; key < this.items.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.items[key]["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (let key = this.items.length; key < input.length; key++) {
					const value$1 = input[key];
					const itemDataset = this.rest["~run"]({ value: value$1 }, config$1);
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/tupleWithRest/tupleWithRestAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function tupleWithRestAsync(items, rest, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "tuple_with_rest",
		reference: tupleWithRestAsync,
		expects: "Array",
		async: true,
		items,
		rest,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (Array.isArray(input)) {
				dataset.typed = true;
				dataset.value = [];
				const [normalDatasets, restDatasets] = await Promise.all([Promise.all(this.items.map(async (item, key) => {
					const value$1 = input[key];
					return [
						key,
						value$1,
						await item["~run"]({ value: value$1 }, config$1)
					];
				})), Promise.all(input.slice(this.items.length).map(async (value$1, key) => {
					return [
						key + this.items.length,
						value$1,
						await this.rest["~run"]({ value: value$1 }, config$1)
					];
				}))]);
				for (const [key, value$1, itemDataset] of normalDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
				if (!dataset.issues || !config$1.abortEarly) for (const [key, value$1, itemDataset] of restDatasets) {
					if (itemDataset.issues) {
						const pathItem = {
							type: "array",
							origin: "value",
							input,
							key,
							value: value$1
						};
						for (const issue of itemDataset.issues) {
							if (issue.path) issue.path.unshift(pathItem);
							else issue.path = [pathItem];
							dataset.issues?.push(issue);
						}
						if (!dataset.issues) dataset.issues = itemDataset.issues;
						if (config$1.abortEarly) {
							dataset.typed = false;
							break;
						}
					}
					if (!itemDataset.typed) dataset.typed = false;
					dataset.value.push(itemDataset.value);
				}
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefined/undefined.ts
/* @__NO_SIDE_EFFECTS__ */
function undefined_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "undefined",
		reference: undefined_,
		expects: "undefined",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedable.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedable(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedable,
		expects: `(${wrapped.expects} | undefined)`,
		async: false,
		wrapped,
		default: default_,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/undefinedable/undefinedableAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function undefinedableAsync(wrapped, default_) {
	return _standardSchema({
		kind: "schema",
		type: "undefinedable",
		reference: undefinedableAsync,
		expects: `(${wrapped.expects} | undefined)`,
		async: true,
		wrapped,
		default: default_,
		async "~run"(dataset, config$1) {
			if (dataset.value === void 0) {
				if (this.default !== void 0) dataset.value = await /* @__PURE__ */ getDefault(this, dataset, config$1);
				if (dataset.value === void 0) {
					dataset.typed = true;
					return dataset;
				}
			}
			return this.wrapped["~run"](dataset, config$1);
		}
	});
}

//#endregion
//#region src/schemas/union/utils/_subIssues/_subIssues.ts
/**
* Returns the sub issues of the provided datasets for the union issue.
*
* @param datasets The datasets.
*
* @returns The sub issues.
*
* @internal
*/
/* @__NO_SIDE_EFFECTS__ */
function _subIssues(datasets) {
	let issues;
	if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
	else issues = dataset.issues;
	return issues;
}

//#endregion
//#region src/schemas/union/union.ts
/* @__NO_SIDE_EFFECTS__ */
function union(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: union,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: false,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/union/unionAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function unionAsync(options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "union",
		reference: unionAsync,
		expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
		async: true,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			let validDataset;
			let typedDatasets;
			let untypedDatasets;
			for (const schema of this.options) {
				const optionDataset = await schema["~run"]({ value: dataset.value }, config$1);
				if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
				else typedDatasets = [optionDataset];
				else {
					validDataset = optionDataset;
					break;
				}
				else if (untypedDatasets) untypedDatasets.push(optionDataset);
				else untypedDatasets = [optionDataset];
			}
			if (validDataset) return validDataset;
			if (typedDatasets) {
				if (typedDatasets.length === 1) return typedDatasets[0];
				_addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
				dataset.typed = true;
			} else if (untypedDatasets?.length === 1) return untypedDatasets[0];
			else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/unknown/unknown.ts
/**
* Creates a unknown schema.
*
* @returns A unknown schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unknown() {
	return _standardSchema({
		kind: "schema",
		type: "unknown",
		reference: unknown,
		expects: "unknown",
		async: false,
		"~run"(dataset) {
			dataset.typed = true;
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variant.ts
/* @__NO_SIDE_EFFECTS__ */
function variant(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variant,
		expects: "Object",
		async: false,
		key,
		options,
		message: message$1,
		"~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/variant/variantAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function variantAsync(key, options, message$1) {
	return _standardSchema({
		kind: "schema",
		type: "variant",
		reference: variantAsync,
		expects: "Object",
		async: true,
		key,
		options,
		message: message$1,
		async "~run"(dataset, config$1) {
			const input = dataset.value;
			if (input && typeof input === "object") {
				let outputDataset;
				let maxDiscriminatorPriority = 0;
				let invalidDiscriminatorKey = this.key;
				let expectedDiscriminators = [];
				const parseOptions = async (variant$1, allKeys) => {
					for (const schema of variant$1.options) {
						if (schema.type === "variant") await parseOptions(schema, new Set(allKeys).add(schema.key));
						else {
							let keysAreValid = true;
							let currentPriority = 0;
							for (const currentKey of allKeys) {
								const discriminatorSchema = schema.entries[currentKey];
								if (currentKey in input ? (await discriminatorSchema["~run"]({
									typed: false,
									value: input[currentKey]
								}, ABORT_EARLY_CONFIG)).issues : discriminatorSchema.type !== "exact_optional" && discriminatorSchema.type !== "optional" && discriminatorSchema.type !== "nullish") {
									keysAreValid = false;
									if (invalidDiscriminatorKey !== currentKey && (maxDiscriminatorPriority < currentPriority || maxDiscriminatorPriority === currentPriority && currentKey in input && !(invalidDiscriminatorKey in input))) {
										maxDiscriminatorPriority = currentPriority;
										invalidDiscriminatorKey = currentKey;
										expectedDiscriminators = [];
									}
									if (invalidDiscriminatorKey === currentKey) expectedDiscriminators.push(schema.entries[currentKey].expects);
									break;
								}
								currentPriority++;
							}
							if (keysAreValid) {
								const optionDataset = await schema["~run"]({ value: input }, config$1);
								if (!outputDataset || !outputDataset.typed && optionDataset.typed) outputDataset = optionDataset;
							}
						}
						if (outputDataset && !outputDataset.issues) break;
					}
				};
				await parseOptions(this, new Set([this.key]));
				if (outputDataset) return outputDataset;
				_addIssue(this, "type", dataset, config$1, {
					input: input[invalidDiscriminatorKey],
					expected: /* @__PURE__ */ _joinExpects(expectedDiscriminators, "|"),
					path: [{
						type: "object",
						origin: "value",
						input,
						key: invalidDiscriminatorKey,
						value: input[invalidDiscriminatorKey]
					}]
				});
			} else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/schemas/void/void.ts
/* @__NO_SIDE_EFFECTS__ */
function void_(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "void",
		reference: void_,
		expects: "void",
		async: false,
		message: message$1,
		"~run"(dataset, config$1) {
			if (dataset.value === void 0) dataset.typed = true;
			else _addIssue(this, "type", dataset, config$1);
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/keyof/keyof.ts
/* @__NO_SIDE_EFFECTS__ */
function keyof(schema, message$1) {
	return /* @__PURE__ */ picklist(Object.keys(schema.entries), message$1);
}

//#endregion
//#region src/methods/message/message.ts
/**
* Changes the local message configuration of a schema.
*
* @param schema The schema to configure.
* @param message_ The error message.
*
* @returns The configured schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function message(schema, message_) {
	return _standardSchema({
		...schema,
		"~run"(dataset, config$1) {
			return schema["~run"](dataset, {
				...config$1,
				message: message_
			});
		}
	});
}

//#endregion
//#region src/methods/omit/omit.ts
/**
* Creates a modified copy of an object schema that does not contain the
* selected entries.
*
* @param schema The schema to omit from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function omit(schema, keys) {
	const entries$1 = { ...schema.entries };
	for (const key of keys) delete entries$1[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/parse/parse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
function parse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parse/parseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
async function parseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}

//#endregion
//#region src/methods/parser/parser.ts
/* @__NO_SIDE_EFFECTS__ */
function parser(schema, config$1) {
	const func = (input) => parse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/parser/parserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function parserAsync(schema, config$1) {
	const func = (input) => parseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/partial/partial.ts
/* @__NO_SIDE_EFFECTS__ */
function partial(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optional(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/partial/partialAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function partialAsync(schema, keys) {
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ optionalAsync(schema.entries[key]) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pick/pick.ts
/**
* Creates a modified copy of an object schema that contains only the selected
* entries.
*
* @param schema The schema to pick from.
* @param keys The selected entries.
*
* @returns An object schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function pick(schema, keys) {
	const entries$1 = {};
	for (const key of keys) entries$1[key] = schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/pipe/pipe.ts
/* @__NO_SIDE_EFFECTS__ */
function pipe(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		"~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/pipe/pipeAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function pipeAsync(...pipe$1) {
	return _standardSchema({
		...pipe$1[0],
		pipe: pipe$1,
		async: true,
		async "~run"(dataset, config$1) {
			for (const item of pipe$1) if (item.kind !== "metadata") {
				if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
					dataset.typed = false;
					break;
				}
				if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = await item["~run"](dataset, config$1);
			}
			return dataset;
		}
	});
}

//#endregion
//#region src/methods/required/required.ts
/* @__NO_SIDE_EFFECTS__ */
function required(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptional(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/required/requiredAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function requiredAsync(schema, arg2, arg3) {
	const keys = Array.isArray(arg2) ? arg2 : void 0;
	const message$1 = Array.isArray(arg2) ? arg3 : arg2;
	const entries$1 = {};
	for (const key in schema.entries) entries$1[key] = !keys || keys.includes(key) ? /* @__PURE__ */ nonOptionalAsync(schema.entries[key], message$1) : schema.entries[key];
	return _standardSchema({
		...schema,
		entries: entries$1
	});
}

//#endregion
//#region src/methods/safeParse/safeParse.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
function safeParse(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParse/safeParseAsync.ts
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parse result.
*/
/* @__NO_SIDE_EFFECTS__ */
async function safeParseAsync(schema, input, config$1) {
	const dataset = await schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	return {
		typed: dataset.typed,
		success: !dataset.issues,
		output: dataset.value,
		issues: dataset.issues
	};
}

//#endregion
//#region src/methods/safeParser/safeParser.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParser(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParse(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/safeParser/safeParserAsync.ts
/* @__NO_SIDE_EFFECTS__ */
function safeParserAsync(schema, config$1) {
	const func = (input) => /* @__PURE__ */ safeParseAsync(schema, input, config$1);
	func.schema = schema;
	func.config = config$1;
	return func;
}

//#endregion
//#region src/methods/summarize/summarize.ts
/**
* Summarize the error messages of issues in a pretty-printable multi-line string.
*
* @param issues The list of issues.
*
* @returns A summary of the issues.
*
* @beta
*/
/* @__NO_SIDE_EFFECTS__ */
function summarize(issues) {
	let summary = "";
	for (const issue of issues) {
		if (summary) summary += "\n";
		summary += `× ${issue.message}`;
		const dotPath = /* @__PURE__ */ getDotPath(issue);
		if (dotPath) summary += `\n  → at ${dotPath}`;
	}
	return summary;
}

//#endregion
//#region src/methods/unwrap/unwrap.ts
/**
* Unwraps the wrapped schema.
*
* @param schema The schema to be unwrapped.
*
* @returns The unwrapped schema.
*/
/* @__NO_SIDE_EFFECTS__ */
function unwrap(schema) {
	return schema.wrapped;
}

//#endregion


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(6857);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
