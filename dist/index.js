/******/ (() => { // webpackBootstrap
/******/ 	"use strict";
/******/ 	var __webpack_modules__ = ({

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

module.exports = require("assert");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = require("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = require("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = require("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = require("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = require("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = require("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = require("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = require("node:buffer");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = require("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = require("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = require("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = require("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = require("node:events");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = require("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = require("node:http2");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = require("node:net");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = require("node:perf_hooks");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = require("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = require("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = require("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = require("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = require("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = require("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = require("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = require("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = require("os");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = require("string_decoder");

/***/ }),

/***/ 3245:
/***/ ((module) => {

module.exports = require("supports-color");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = require("tls");

/***/ }),

/***/ 2018:
/***/ ((module) => {

module.exports = require("tty");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = require("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = require("util");

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

/***/ })

/******/ 	});
/************************************************************************/
/******/ 	// The module cache
/******/ 	var __webpack_module_cache__ = {};
/******/ 	
/******/ 	// The require function
/******/ 	function __nccwpck_require__(moduleId) {
/******/ 		// Check if module is in cache
/******/ 		var cachedModule = __webpack_module_cache__[moduleId];
/******/ 		if (cachedModule !== undefined) {
/******/ 			return cachedModule.exports;
/******/ 		}
/******/ 		// Create a new module (and put it into the cache)
/******/ 		var module = __webpack_module_cache__[moduleId] = {
/******/ 			// no module.id needed
/******/ 			// no module.loaded needed
/******/ 			exports: {}
/******/ 		};
/******/ 	
/******/ 		// Execute the module function
/******/ 		var threw = true;
/******/ 		try {
/******/ 			__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 			threw = false;
/******/ 		} finally {
/******/ 			if(threw) delete __webpack_module_cache__[moduleId];
/******/ 		}
/******/ 	
/******/ 		// Return the exports of the module
/******/ 		return module.exports;
/******/ 	}
/******/ 	
/******/ 	// expose the modules object (__webpack_modules__)
/******/ 	__nccwpck_require__.m = __webpack_modules__;
/******/ 	
/************************************************************************/
/******/ 	/* webpack/runtime/asset-relocator-loader */
/******/ 	if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = __dirname + "/";
/******/ 	
/******/ 	/* webpack/runtime/create fake namespace object */
/******/ 	(() => {
/******/ 		var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 		var leafPrototypes;
/******/ 		// create a fake namespace object
/******/ 		// mode & 1: value is a module id, require it
/******/ 		// mode & 2: merge all properties of value into the ns
/******/ 		// mode & 4: return value when already ns object
/******/ 		// mode & 16: return value when it's Promise-like
/******/ 		// mode & 8|1: behave like require
/******/ 		__nccwpck_require__.t = function(value, mode) {
/******/ 			if(mode & 1) value = this(value);
/******/ 			if(mode & 8) return value;
/******/ 			if(typeof value === 'object' && value) {
/******/ 				if((mode & 4) && value.__esModule) return value;
/******/ 				if((mode & 16) && typeof value.then === 'function') return value;
/******/ 			}
/******/ 			var ns = Object.create(null);
/******/ 			__nccwpck_require__.r(ns);
/******/ 			var def = {};
/******/ 			leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 			for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 				Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 			}
/******/ 			def['default'] = () => (value);
/******/ 			__nccwpck_require__.d(ns, def);
/******/ 			return ns;
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/define property getters */
/******/ 	(() => {
/******/ 		// define getter functions for harmony exports
/******/ 		__nccwpck_require__.d = (exports, definition) => {
/******/ 			for(var key in definition) {
/******/ 				if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 					Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 				}
/******/ 			}
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/ensure chunk */
/******/ 	(() => {
/******/ 		__nccwpck_require__.f = {};
/******/ 		// This file contains only the entry chunk.
/******/ 		// The chunk loading function for additional chunks
/******/ 		__nccwpck_require__.e = (chunkId) => {
/******/ 			return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 				__nccwpck_require__.f[key](chunkId, promises);
/******/ 				return promises;
/******/ 			}, []));
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/get javascript chunk filename */
/******/ 	(() => {
/******/ 		// This function allow to reference async chunks
/******/ 		__nccwpck_require__.u = (chunkId) => {
/******/ 			// return url for filenames based on template
/******/ 			return "" + chunkId + ".index.js";
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/hasOwnProperty shorthand */
/******/ 	(() => {
/******/ 		__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/make namespace object */
/******/ 	(() => {
/******/ 		// define __esModule on exports
/******/ 		__nccwpck_require__.r = (exports) => {
/******/ 			if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 				Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 			}
/******/ 			Object.defineProperty(exports, '__esModule', { value: true });
/******/ 		};
/******/ 	})();
/******/ 	
/******/ 	/* webpack/runtime/require chunk loading */
/******/ 	(() => {
/******/ 		// no baseURI
/******/ 		
/******/ 		// object to store loaded chunks
/******/ 		// "1" means "loaded", otherwise not loaded yet
/******/ 		var installedChunks = {
/******/ 			792: 1
/******/ 		};
/******/ 		
/******/ 		// no on chunks loaded
/******/ 		
/******/ 		var installChunk = (chunk) => {
/******/ 			var moreModules = chunk.modules, chunkIds = chunk.ids, runtime = chunk.runtime;
/******/ 			for(var moduleId in moreModules) {
/******/ 				if(__nccwpck_require__.o(moreModules, moduleId)) {
/******/ 					__nccwpck_require__.m[moduleId] = moreModules[moduleId];
/******/ 				}
/******/ 			}
/******/ 			if(runtime) runtime(__nccwpck_require__);
/******/ 			for(var i = 0; i < chunkIds.length; i++)
/******/ 				installedChunks[chunkIds[i]] = 1;
/******/ 		
/******/ 		};
/******/ 		
/******/ 		// require() chunk loading for javascript
/******/ 		__nccwpck_require__.f.require = (chunkId, promises) => {
/******/ 			// "1" is the signal for "already loaded"
/******/ 			if(!installedChunks[chunkId]) {
/******/ 				if(true) { // all chunks have JS
/******/ 					installChunk(require("./" + __nccwpck_require__.u(chunkId)));
/******/ 				} else installedChunks[chunkId] = 1;
/******/ 			}
/******/ 		};
/******/ 		
/******/ 		// no external install chunk
/******/ 		
/******/ 		// no HMR
/******/ 		
/******/ 		// no HMR manifest
/******/ 	})();
/******/ 	
/************************************************************************/
var __webpack_exports__ = {};

// NAMESPACE OBJECT: ./src/backends/index.js
var backends_namespaceObject = {};
__nccwpck_require__.r(backends_namespaceObject);
__nccwpck_require__.d(backends_namespaceObject, {
  mlflow: () => (mlflow),
  wandb: () => (wandb)
});

;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = require("node:os");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = require("node:path");
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = require("node:timers/promises");
;// CONCATENATED MODULE: ./src/tracking/concurrency.js

/** Works on up to `limit` items at a time, started in order. The results have the order of the items. */
async function mapWithConcurrency(limit, items, work) {
    const values = [];
    const remaining = items.entries();
    const workers = Array.from({ length: limit }, async () => {
        for (const [index, item] of remaining)
            values[index] = await work(item);
    });
    await Promise.all(workers);
    return values;
}
/** Waits until all promises are settled, then returns their values or throws the first error. */
async function allSettledOrThrow(works) {
    await Promise.allSettled(works);
    return await Promise.all(works);
}
/**
 * Does the work, and repeats it if another job caused a conflict, up to `attempts` times. The delays grow and are
 * random, so that two jobs do not conflict again.
 */
async function retryOnConflict(attempts, isConflict, work) {
    for (let attempt = 1;; attempt++) {
        try {
            return await work();
        }
        catch (error) {
            if (!isConflict(error) || attempt === attempts)
                throw error;
            await (0,promises_namespaceObject.setTimeout)(200 * attempt * (1 + Math.random()));
        }
    }
}
/**
 * Runs work one piece at a time, in the order of the calls to `enqueue`. Servers number what they receive: with a queue,
 * several revisions can be in progress and still be numbered in order.
 */
class OrderedQueue {
    #last = Promise.resolve();
    /** A slot at the end of the queue. It must be run or released: until then, later slots wait. */
    enqueue() {
        const previous = this.#last;
        let finish = () => undefined;
        this.#last = new Promise((resolve) => {
            finish = resolve;
        });
        return {
            run: (work) => previous.then(work).finally(finish),
            release: () => void previous.then(finish),
        };
    }
}

;// CONCATENATED MODULE: ./node_modules/valibot/dist/index.mjs
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
function dist_length(requirement, message$1) {
	return {
		kind: "validation",
		type: "length",
		reference: dist_length,
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
function dist_toString(message$1) {
	return {
		kind: "transformation",
		type: "to_string",
		reference: dist_toString,
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
function dist_boolean(message$1) {
	return _standardSchema({
		kind: "schema",
		type: "boolean",
		reference: dist_boolean,
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

;// CONCATENATED MODULE: ./src/text/json.js
/** The value of a JSON text, or undefined if the text is not JSON. */
function json_parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** Compares strings by Unicode code point, as git and Python do, and not by UTF-16 unit. */
function byCodePoint(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
/** Whether a value is a JSON object. Arrays are not. */
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
/**
 * The canonical text of a JSON value: keys in code point order, an indent of two blanks, UTF-8, one final newline.
 * Python writes the same with `json.dumps(value, sort_keys=True, indent=2, ensure_ascii=False)` and a newline.
 *
 * Throws if the value is nested more than 500 levels deep.
 */
function canonicalJson(value) {
    return `${write(value, '\n')}\n`;
}
/** The same text on one line, to compare and to show single values. */
function inlineJson(value) {
    return write(value, ' ');
}
/** A server can send a record so deep that writing it would overflow the stack. */
const maxDepth = 500;
/** Not `JSON.stringify` on an object with sorted keys: it moves keys that look like numbers to the front. */
function write(value, lineBreak) {
    if (typeof value !== 'object' || value === null)
        return JSON.stringify(value ?? null);
    if (lineBreak.length > 2 * maxDepth) {
        throw new Error('The record that the server shows is nested too deep to be compared.');
    }
    const inner = `${lineBreak}  `;
    const isArray = Array.isArray(value);
    const members = isArray
        ? value.map((member) => write(member, inner))
        : Object.entries(value)
            .sort(([a], [b]) => byCodePoint(a, b))
            .map(([key, member]) => `${JSON.stringify(key)}: ${write(member, inner)}`);
    const [open, close] = isArray ? '[]' : '{}';
    if (members.length === 0)
        return `${open}${close}`;
    return `${open}${inner}${members.join(`,${inner}`)}${lineBreak}${close}`;
}

;// CONCATENATED MODULE: ./src/text/neutralize.js
/** Follows a truncated text. The original length comes after it. */
const truncationMark = '… (cut: ';
/**
 * Text from outside (a tag name, a manifest, a server's response) on one line, safe to print in a workflow log.
 * Control characters, line breaks and direction marks become blanks. Text that the runner would read as a
 * command (`::set-output`, `##[error]`) is broken apart. A text of more than `max` UTF-16 units is truncated and
 * says so. A text that was truncated before keeps its original length.
 *
 * The runner reads a line as a command if it begins with `::` or contains `##[` (actions/runner, ActionCommand.cs).
 */
function printable(text, max = 1000) {
    const oneLine = text
        // A match of millions of characters at once would overflow the stack.
        .replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]{1,1000}/gu, ' ')
        .trim()
        .replace(/^::/, ': :')
        .replaceAll('##[', '## [')
        .toWellFormed();
    const [mark = '', length = oneLine.length] = /… \(cut: (\d+) characters\)$/.exec(oneLine) ?? [];
    if (oneLine.length - mark.length <= max)
        return oneLine;
    return `${oneLine.slice(0, max).toWellFormed()}${truncationMark}${length} characters)`;
}
/** Text from outside as HTML on one line. Nothing in it is a tag, a link or an entity. */
function html(text, max = 300) {
    return printable(text, max).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

;// CONCATENATED MODULE: ./src/http/messages.js



function createResponse(status, headers, body) {
    const json = /\bjson\b/.test(headers['content-type'] ?? '') ? json_parseJson(body) : undefined;
    return { status, headers, body, json };
}
/**
 * The response without secrets, for messages. Secrets must go before the text is truncated or reformatted: the first
 * half of a secret would not be recognised.
 */
function redactResponse({ status, headers, body, json }, redact) {
    const location = headers.location === undefined ? {} : { location: redact(headers.location) };
    const clean = { status, headers: { ...headers, ...location } };
    if (json === undefined)
        return { ...clean, body: redact(body), json };
    // JSON can escape a secret in many ways. In the parsed value there is only one.
    const text = JSON.stringify(json, (_, value) => typeof value === 'string' ? redact(value) : value);
    return { ...clean, body: text, json: json_parseJson(text) };
}
const Message = union([
    string(),
    pipe(object({ message: string() }), transform(({ message }) => message)),
]);
const Errors = union([
    pipe(object({ errors: array(Message) }), transform(({ errors }) => errors)),
    pipe(object({ error: Message }), transform(({ error }) => [error])),
]);
/** The error messages in a JSON body, in the forms that GraphQL and REST services use. */
function errorMessages({ json }) {
    const result = safeParse(Errors, json);
    return result.success ? result.output : [];
}
/** The error messages of a response or, if there are none, its text. */
function errorText(response) {
    return errorMessages(response).join('; ') || readableText(response);
}
/** Only the beginning of a page can explain an error. In UTF-16 units. */
const maxTextLength = 20_000;
/**
 * The text of a response that is not JSON: an HTML page without its tags, or the target of a redirect, which is
 * often a login page.
 */
function readableText({ status, headers, body }) {
    if (status >= 300 && status < 400) {
        return `a redirect to ${printable(withoutQuery(headers.location ?? 'nowhere'), 200)}`;
    }
    const text = body
        .slice(0, maxTextLength)
        .replace(/<(script|style)\b.*?<\/\1\s*>/gis, ' ')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ');
    const readable = printable(text, 500) || (body === '' ? 'an empty body' : 'no words');
    if (body.length <= maxTextLength)
        return readable;
    const [start] = readable.split(truncationMark);
    return `${start}${truncationMark}${body.length} characters)`;
}
function withoutQuery(location) {
    return location.replace(/[?#].*$/s, '');
}
/** Text from a server as a sentence: printable, at most 500 characters, with one full stop. */
function sentence(text) {
    return `${printable(text, 500).replace(/[.\s]+$/, '')}.`;
}

;// CONCATENATED MODULE: ./src/backends/mlflow/client.js



/** MLflow refused a request, or its response is not what the API specifies. */
class MlflowError extends Error {
    status;
    /** MLflow's own error code (`RESOURCE_DOES_NOT_EXIST`…), or ''. */
    code;
    constructor(message, status, code) {
        super(message);
        this.status = status;
        this.code = code;
    }
}
/** `authorization` is the value of the header, or undefined for a server without authentication. */
function createMlflowClient(http, { trackingUri, workspace }, authorization) {
    const headers = {
        'content-type': 'application/json',
        ...(authorization === undefined ? {} : { authorization }),
        // A server without workspaces refuses this header, even with the name of the default workspace.
        ...(workspace === undefined ? {} : { 'x-mlflow-workspace': workspace }),
    };
    const urlOf = (endpoint) => `${trackingUri}/api/2.0/mlflow/${endpoint}`;
    const send = (request) => http.send({ ...request, headers, isFinal });
    const transfer = async (request) => {
        const response = await send(request);
        if (response.status !== 200)
            throw refusalError(request.name, http.redact(response));
        return response.body;
    };
    return {
        async get(name, query, schema) {
            const url = `${urlOf(name)}?${new URLSearchParams(query)}`;
            return parseResponse(http, name, await send({ name, method: 'GET', url }), schema);
        },
        async post(name, content, schema, options) {
            const body = JSON.stringify(content);
            const request = { name, method: 'POST', url: urlOf(name), body, ...options };
            return parseResponse(http, name, await send(request), schema);
        },
        async upload(url, body) {
            // The response has no information: {} up to MLflow 3.11, an empty body in 3.17.
            await transfer({ name: 'artifact upload', method: 'PUT', url, body });
        },
        download: (url) => transfer({ name: 'artifact download', method: 'GET', url }),
    };
}
/**
 * The content of a response. Its content type must be JSON, also with HTTP 200: behind a proxy, a login page has that
 * status.
 */
function parseResponse(http, endpoint, response, schema) {
    const { status, json } = response;
    // MLflow omits empty lists: an error with HTTP 200 could be read as an empty list.
    if (status !== 200 || errorMessages(response).length > 0) {
        throw refusalError(endpoint, http.redact(response));
    }
    const result = safeParse(schema, json);
    if (result.success)
        return result.output;
    const path = json === undefined ? null : getDotPath(result.issues[0]);
    const what = path === null ? readableText(http.redact(response)) : `an answer without a proper "${path}"`;
    throw new MlflowError(`MLflow answered ${endpoint} with ${sentence(what)} Check that mlflow-tracking-uri is the address of the tracking server, and that no login stands before it.`, status, '');
}
const Refusal = object({ error_code: optional(string(), ''), message: string() });
/** True for errors that MLflow answers with HTTP 500 although they are permanent. */
function isFinal({ json }) {
    const refusal = safeParse(Refusal, json);
    return refusal.success && /^(FEATURE_DISABLED|INVALID_STATE)$/.test(refusal.output.error_code);
}
/** The error for a response that was redacted. */
function refusalError(endpoint, response) {
    const { status, json } = response;
    const refusal = safeParse(Refusal, json);
    const { error_code: code, message } = refusal.success
        ? refusal.output
        : { error_code: '', message: errorText(response) };
    const reason = sentence(message);
    const what = `MLflow refused ${endpoint} (HTTP ${status}${code && ` ${printable(code)}`}): ${reason}`;
    return new MlflowError(`${what}${hintFor(status, code, reason)}`, status, code);
}
/** What the user can do. It begins with a blank, or is ''. `reason` is the server's message. */
function hintFor(status, code, reason) {
    if (status === 401)
        return ' Check mlflow-username and mlflow-password, or mlflow-token.';
    if (status === 403 && /host header/i.test(reason)) {
        return ' The server does not know its own name: start it with --allowed-hosts (MLflow 3.5 and newer).';
    }
    if (status === 403) {
        return ' The user may not do this: check mlflow-experiment, and his permissions.';
    }
    if (status >= 300 && status < 400) {
        return ' The login has expired, or mlflow-tracking-uri is not the address of the API.';
    }
    if (code === 'FEATURE_DISABLED') {
        return ' The server has no workspaces: leave mlflow-workspace empty.';
    }
    if (/changing param values is not allowed/i.test(reason)) {
        return ' The run has a param of that name and another value: log into another run.';
    }
    if (/^Workspace '.*' not found/.test(reason))
        return ' Check mlflow-workspace.';
    if (/invalid experiment name|parent (directory|folder)/i.test(reason)) {
        return ' On Databricks an experiment lies in a folder that exists: mlflow-experiment: /Shared/corpus.';
    }
    if (status === 404 && code === '') {
        return ' Check the path of mlflow-tracking-uri; a server older than 1.3 is not supported.';
    }
    return '';
}

;// CONCATENATED MODULE: ./src/http/authorization.js


/** The `Authorization` header for a user and a password, masked. */
function basicAuthorization({ hide }, user, password) {
    const encoded = Buffer.from(`${user}:${password}`).toString('base64');
    hide(encoded);
    return `Basic ${encoded}`;
}
/** Returns the token. Throws if it cannot be part of a header. `name` is its input or variable. */
function checkToken(name, token) {
    if (isHeaderSafe(token))
        return token;
    throw new Error(`${name}: the token has a blank, a line end or a letter that no token has. Copy it once more.`);
}
function isHeaderSafe(token) {
    return /^[\x21-\x7e]*$/.test(token);
}
const Token = object({ access_token: pipe(string(), minLength(1)) });
const Problem = object({ error: string(), error_description: optional(string(), '') });
/**
 * Requests an access token from an OAuth token endpoint, masks it, and returns it as an `Authorization` header.
 *
 * Throws if the endpoint refuses.
 */
async function exchangeToken({ http, hide }, { server, url, form, authorization, hint }) {
    const response = await http.send({
        name: 'the token exchange',
        method: 'POST',
        url,
        headers: {
            'content-type': 'application/x-www-form-urlencoded',
            ...(authorization === undefined ? {} : { authorization }),
        },
        body: new URLSearchParams(form).toString(),
    });
    const token = safeParse(Token, response.json);
    if (response.status === 200 && token.success) {
        const { access_token } = token.output;
        hide(access_token);
        if (isHeaderSafe(access_token))
            return `Bearer ${access_token}`;
        throw new Error(`${server} gave an access token that cannot stand in a header. ${hint}`);
    }
    const clean = http.redact(response);
    const problem = safeParse(Problem, clean.json);
    const { error, error_description } = problem.success
        ? problem.output
        : { error: readableText(clean), error_description: '' };
    const text = sentence(`${error} ${error_description}`);
    throw new Error(`${server} refused the token exchange (HTTP ${response.status}): ${text} ${hint}`);
}
const IdToken = object({ value: pipe(string(), minLength(1)) });
/**
 * GitHub's OIDC token of this job for an audience, masked. Not `getIDToken` of `@actions/core`: that follows
 * redirects to any host and sends the job's request token along.
 *
 * Throws if the job may not have a token.
 */
async function requestIdToken({ http, hide, idTokenSource }, audience) {
    if (idTokenSource === undefined)
        throw noIdToken('the runner names no place that gives one.');
    const response = await http.send({
        name: 'the OIDC token',
        method: 'GET',
        url: `${idTokenSource.url}&audience=${encodeURIComponent(audience)}`,
        headers: { authorization: `Bearer ${idTokenSource.token}`, accept: 'application/json' },
    });
    const token = safeParse(IdToken, response.status === 200 ? response.json : undefined);
    if (!token.success) {
        const text = sentence(errorText(http.redact(response)));
        throw noIdToken(`HTTP ${response.status}, ${text}`);
    }
    hide(token.output.value);
    return token.output.value;
}
function noIdToken(reason) {
    return new Error(`GitHub gave no OIDC token to this job: ${reason} Add "permissions: id-token: write" to it, unless the ` +
        'service itself failed; a workflow that a fork started cannot have one.');
}

;// CONCATENATED MODULE: ./src/http/url.js
/**
 * Reads an input that must be the http or https address of a server.
 *
 * Throws if it is not. The message does not repeat the value, which can contain a password.
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
/** The URL without user, query, fragment and final slashes. The path stays: a server can live below one. */
function baseUrlOf(url) {
    return url.origin + url.pathname.replace(/\/+$/, '');
}
/** True if a host is this machine. */
function isLoopback({ hostname }) {
    return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
/** True if credentials would cross a network in clear text. */
function isClearText(address) {
    const url = new URL(address);
    return url.protocol === 'http:' && !isLoopback(url);
}
/** A percent sign that encodes nothing stands for itself, as in browsers. */
function percentDecode(part) {
    try {
        return decodeURIComponent(part);
    }
    catch {
        return part;
    }
}
/** A longer user name is a token: GitHub and other services accept a token as the user. */
const maxUserLength = 20;
/**
 * Masks the password in an address, both as it is written and as it is sent. The address can be malformed.
 */
function hideUserinfo(address, hide) {
    for (const [, userinfo = ''] of address.matchAll(/:\/\/([^/?#\s]*)@/g)) {
        for (const form of new Set([userinfo, percentDecode(userinfo)])) {
            const [user = '', ...rest] = form.split(':');
            const password = rest.join(':');
            const isToken = user.length > maxUserLength;
            if (isToken)
                hide(user);
            hide(password);
            if (isToken || password !== '')
                hide(Buffer.from(`${user}:${password}`).toString('base64'));
        }
    }
}

;// CONCATENATED MODULE: ./src/inputs/source.js

/** Explains an empty secret. */
const emptySecretHint = 'If it comes from a secret: GitHub passes none to workflows that a fork or Dependabot started.';
function createSource({ runner, env, hide, repositoryName }) {
    // Any value can be an address that contains a password.
    const read = (value) => {
        hideUserinfo(value, hide);
        return source_trim(value);
    };
    const variable = (name) => read(env[name] ?? '');
    const get = (input, name) => {
        const value = read(runner.getInput(input));
        return value === '' && name !== undefined ? variable(name) : value;
    };
    return {
        get,
        getLines: (input) => get(input).split('\n').map(source_trim).filter(Boolean),
        getSecret(input, name) {
            const secret = get(input, name);
            hide(secret);
            return secret;
        },
        variable,
        hide,
        reportMissing(message) {
            if (get('mode') !== 'dry-run')
                throw new Error(message);
        },
        repositoryName,
    };
}
function source_trim(value) {
    return value.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
}
/** One of some values. The first one is the default. */
function readChoice(source, input, names) {
    const value = source.get(input);
    const chosen = value === '' ? names[0] : names.find((name) => name === value);
    if (chosen !== undefined)
        return chosen;
    throw new Error(`${input}: "${value}" is unknown. Valid values: ${names.join(', ')}.`);
}
/** A boolean in the spellings of YAML 1.2. The default is true. */
function readBoolean(source, input) {
    const choices = ['true', 'True', 'TRUE', 'false', 'False', 'FALSE'];
    return readChoice(source, input, choices).toLowerCase() === 'true';
}

;// CONCATENATED MODULE: ./src/backends/mlflow/credential.js



/** Reads and masks the secret inputs. Throws if the token cannot be part of a header. */
function readSecrets(source) {
    const token = checkToken('mlflow-token', source.getSecret('mlflow-token', 'MLFLOW_TRACKING_TOKEN'));
    return { token, password: source.getSecret('mlflow-password', 'MLFLOW_TRACKING_PASSWORD') };
}
/**
 * Reads the credential for a tracking server. A user with a password takes precedence over a token, as in MLflow's own
 * client (mlflow/utils/rest_utils.py). Both can be part of the server's URL.
 *
 * Throws if only one of user and password is set.
 */
function readServerCredential(source, url, secrets) {
    const user = source.get('mlflow-username', 'MLFLOW_TRACKING_USERNAME') || percentDecode(url.username);
    const password = secrets.password || percentDecode(url.password);
    if (user !== '' && password !== '') {
        return { kind: 'header', authorization: basicAuthorization(source, user, password) };
    }
    if (user !== '' || password !== '') {
        const [given, missing] = user === '' ? ['password', 'username'] : ['username', 'password'];
        throw new Error(`mlflow-${missing}: it is empty, and mlflow-${given} is given. Set both, or neither. ${emptySecretHint}`);
    }
    const { token } = secrets;
    return { kind: 'header', authorization: token === '' ? undefined : `Bearer ${token}` };
}
/** The same for Azure ML. Throws if there is no token. */
function readAzureCredential(source, url, secrets) {
    const credential = readServerCredential(source, url, secrets);
    if (secrets.token === '') {
        source.reportMissing('mlflow-token: Azure ML needs a token. Log in with azure/login and set it to the output of "az account get-access-token".');
    }
    return credential;
}
/**
 * Reads the variables with which Databricks' own tools sign in: a token, or a service principal with a secret. A
 * service principal without a secret uses GitHub's OIDC token. `host` is the address of the workspace.
 *
 * Throws if none is set.
 */
function readDatabricksCredential(source, host, secrets) {
    const databricksToken = source.variable('DATABRICKS_TOKEN');
    source.hide(databricksToken);
    const token = secrets.token || checkToken('DATABRICKS_TOKEN', databricksToken);
    if (token !== '')
        return { kind: 'header', authorization: `Bearer ${token}` };
    const clientId = source.variable('DATABRICKS_CLIENT_ID');
    if (clientId === '') {
        source.reportMissing('mlflow-token: Databricks needs a way to sign in: a token (mlflow-token or DATABRICKS_TOKEN), ' +
            'or a service principal (DATABRICKS_CLIENT_ID, with DATABRICKS_CLIENT_SECRET or "permissions: id-token: write").');
    }
    const clientSecret = source.variable('DATABRICKS_CLIENT_SECRET');
    source.hide(clientSecret);
    if (clientSecret !== '') {
        const authorization = basicAuthorization(source, clientId, clientSecret);
        return { kind: 'client-secret', authorization };
    }
    const audience = source.variable('DATABRICKS_TOKEN_AUDIENCE') || `${host}/oidc/v1/token`;
    return { kind: 'identity', clientId, audience };
}
/**
 * The value of the `Authorization` header, or undefined for a server without authentication. A Databricks service
 * principal first gets an access token (databricks-sdk-py, credentials_provider.py and oidc.py).
 *
 * Throws if the server refuses.
 */
async function signIn({ credential, trackingUri }, tools) {
    if (credential.kind === 'header')
        return credential.authorization;
    const endpoint = { server: 'Databricks', url: `${trackingUri}/oidc/v1/token` };
    if (credential.kind === 'client-secret') {
        return await exchangeToken(tools, {
            ...endpoint,
            form: { grant_type: 'client_credentials', scope: 'all-apis' },
            authorization: credential.authorization,
            hint: 'Check DATABRICKS_CLIENT_ID and DATABRICKS_CLIENT_SECRET.',
        });
    }
    return await exchangeToken(tools, {
        ...endpoint,
        form: {
            grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
            subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
            subject_token: await requestIdToken(tools, credential.audience),
            client_id: credential.clientId,
            scope: 'all-apis',
        },
        hint: "Check DATABRICKS_CLIENT_ID, and that the service principal's federation policy has this job's issuer, subject and audience.",
    });
}

;// CONCATENATED MODULE: ./src/tracking/backend.js

/** The identifier of a logged revision, as lairs writes it: `lairs-revision:v1`. */
function identifierOf(artifactName, revision) {
    return `${artifactName}:${revision}`;
}
/** Another record is in the way. Nothing is wrong with the server. */
class ConflictError extends Error {
}
/** The tag was logged before for another commit. */
class MovedTagError extends ConflictError {
    url;
    constructor(bundle, recorded, advice = relogAdvice) {
        super(`${movedTagText(bundle, recorded)}. Nothing was written. ${advice}`);
        this.url = recorded.url;
    }
}
const relogAdvice = 'Give the new commit a tag of its own, or set if-moved to relog, which logs it once more and keeps the old record.';
/** Says that a tag was moved, with both commits. */
function movedTagText({ revision, commit, committed_at }, recorded) {
    const before = printable(`${recorded.commit} of ${recorded.committedAt || 'an unknown date'}`);
    return (`The tag "${revision}" was logged for commit ${before}${recorded.url && ` (${recorded.url})`}, ` +
        `and now points to ${commit} of ${committed_at}: it was moved`);
}
/** Says how a field of a record differs from the expected value. */
function differenceText(field, recorded, expected) {
    return `${field} is ${printable(recorded, 200)}, and not ${printable(expected, 200)}`;
}

;// CONCATENATED MODULE: ./src/backends/mlflow/addresses.js
/**
 * Where a person can see a run. '' on Azure ML: the address of its portal does not follow from the tracking URI.
 * (mlflow/tracking/_tracking_service/client.py)
 */
function runUrl({ trackingUri, host, workspace }, { experiment_id, run_id }) {
    const path = `experiments/${experiment_id}/runs/${run_id}`;
    if (host === 'azureml')
        return '';
    if (host === 'databricks')
        return `${trackingUri}/ml/${path}`;
    return `${trackingUri}/#/${path}${workspace === undefined ? '' : `?workspace=${workspace}`}`;
}
/**
 * The URL of a run's artifact on the tracking server, or undefined if the server does not proxy artifacts. Such
 * artifacts are in a store (`s3:`, `gs:`, a folder) that needs credentials of its own. Also undefined if the artifact
 * URI names another host: the credentials are only for the tracking server.
 * (mlflow/store/artifact/mlflow_artifacts_repo.py)
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

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
;// CONCATENATED MODULE: ./src/provenance/growth.js
/** Of a revision whose history is unknown. */
const unknownGrowth = { position: 0, previous: undefined, changes: undefined };
/**
 * The counts by the names of their charts: `records`, `records/<collection>`, `records_added`,
 * `records_added/<collection>` and so on.
 */
function metricsOf({ dataset }, { changes }) {
    const metrics = new Map(Object.entries(recordCounts(dataset)));
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
/** The counts that follow from the revision itself. */
function recordCounts(dataset) {
    if (dataset === null || dataset.records === null)
        return {};
    const byCollection = Object.entries(dataset.collections).map(([name, count]) => [
        `records/${name}`,
        count,
    ]);
    return { records: dataset.records, ...Object.fromEntries(byCollection) };
}

;// CONCATENATED MODULE: ./src/backends/mlflow/run-data.js



function findValue(entries, key) {
    return entries.find((entry) => entry.key === key)?.value;
}
/** The tag with which lairs marks a run that logs a revision. Its value is the revision. */
const revisionTag = 'lairs-revision';
const repositoryTag = 'lairs-revision.repository';
const commitTag = 'lairs-revision.commit';
/** Marks a run whose tag was moved. Its value is the id of the run that logs the revision now. */
const supersededTag = 'lairs-revision.superseded-by';
/** MLflow's type for the runs of this action. A run that only uses a revision has another type. */
const sourceType = 'JOB';
/** In characters (mlflow/store/tracking/dbmodels/models.py). */
const maxRunNameLength = 250;
/** In characters (mlflow/utils/validation.py). */
const maxMetricKeyLength = 250;
/** The tags with which a run that logs a revision is found. */
function identityTags({ revision, repository, commit, }) {
    return [
        { key: revisionTag, value: revision },
        { key: repositoryTag, value: repository },
        { key: commitTag, value: commit },
    ];
}
/** True if a run with these tags was created by this action to log a revision of the repository. */
function isRecordOf(repository, tags) {
    const expected = {
        [repositoryTag]: repository,
        'mlflow.source.type': sourceType,
        'mlflow.source.name': repository,
    };
    return Object.entries(expected).every(([key, value]) => findValue(tags, key) === value);
}
/**
 * The params of a run: what the revision pins. Facts about this workflow run are not among them, because a param cannot
 * be changed. All values are strings: the server answers 200 to a number and stores "".
 */
function paramsOf(bundle) {
    const { lexicons, dataset, ...facts } = bundle;
    const params = {
        ...facts,
        'lexicons.verified': lexicons?.verified,
        'dataset.path': dataset?.path,
        'dataset.store_commit': dataset?.store_commit,
        'dataset.records': dataset?.records,
    };
    return Object.entries(params).flatMap(([key, value]) => value === undefined || value === null || typeof value === 'object'
        ? []
        : [{ key, value: String(value) }]);
}
/**
 * The metrics of a run. Their step is the tag's position in the history and their time is the tag's date, so that a
 * chart of several runs shows how the dataset grows. A collection whose name is too long for a key is only counted in
 * `revision.json`.
 */
function metricPointsOf(bundle, growth) {
    const taggedAt = bundle.tag?.kind === 'annotated' ? bundle.tag.date : '';
    const timestamp = Date.parse(taggedAt || bundle.committed_at) || 0;
    return [...metricsOf(bundle, growth)]
        .filter(([key]) => key.length <= maxMetricKeyLength)
        .map(([key, value]) => ({ key, value, timestamp, step: growth.position }));
}
/** The name of a run: the revision, truncated if it is too long. */
function runName({ revision }) {
    return [...revision].slice(0, maxRunNameLength).join('');
}
/**
 * The tags of a run. All are part of its creation, so that the run can be found from its first moment. The tags
 * `mlflow.*` are MLflow's own: its UI shows them as links. It lists the other tags.
 */
function tagsOf(bundle, context) {
    const tags = {
        'mlflow.runName': runName(bundle),
        'mlflow.user': context.actor,
        'mlflow.note.content': `Dataset revision, logged by ${context.runUrl}`,
        'mlflow.source.type': sourceType,
        // Not the URL of the workflow run: the UI would show it as a link to a folder with that name.
        'mlflow.source.name': bundle.repository,
        'mlflow.source.git.commit': bundle.commit,
        // The UI's links to the source use the branch as their ref. They must show the tag.
        'mlflow.source.git.branch': bundle.revision,
        'mlflow.source.git.repoURL': bundle.repository,
        'github.repository': context.workflowRepository,
        'github.run_url': context.runUrl,
        'github.event_name': context.event,
        'github.ref': context.ref,
        'github.actor': context.actor,
        ...(context.tagVerification === ''
            ? {}
            : { 'github.tag_verification': context.tagVerification }),
    };
    return [...identityTags(bundle), ...Object.entries(tags).map(([key, value]) => ({ key, value }))];
}
/**
 * The dataset input of a run. MLflow identifies a dataset by name and digest. A digest has at most 36 characters: this
 * one is the first 32 hex digits of the SHA-256 of `revision.json`. The source type is `http`, for which the UI shows a
 * link. The schema describes the lexicons, and the profile has the record counts.
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

;// CONCATENATED MODULE: ./src/backends/mlflow/runs.js




/** JSON that was created from protobuf can have a number as a string. */
const NumberOrText = pipe(union([number(), string()]), transform(Number));
const KeyValues = optional(array(object({ key: string(), value: optional(string(), '') })), []);
const Metrics = optional(array(object({ key: string(), value: NumberOrText })), []);
const Dataset = object({ name: string(), digest: string() });
/** A run in a response. The server omits empty lists. */
const Run = object({
    info: object({
        run_id: string(),
        experiment_id: string(),
        status: optional(string(), ''),
        start_time: optional(NumberOrText, 0),
        artifact_uri: optional(string(), ''),
    }),
    data: optional(object({ params: KeyValues, tags: KeyValues, metrics: Metrics }), {}),
    // Missing if the server is older than MLflow 2.4, which introduced dataset inputs.
    inputs: optional(object({ dataset_inputs: optional(array(object({ dataset: Dataset })), []) })),
});
const OneRun = object({ run: Run });
const RunPage = object({
    runs: optional(array(Run), []),
    next_page_token: optional(string(), ''),
});
async function readRun(client, id) {
    const { run } = await client.get('runs/get', { run_id: id }, OneRun);
    return run;
}
/**
 * The runs that log revisions of a repository, oldest first: all of them or, if `revision` is set, those of one
 * revision. Superseded runs and runs that only use a revision (a training run) are left out.
 */
async function findRuns(client, experiment, repository, revision) {
    const conditions = [filterCondition(repositoryTag, repository)];
    if (revision !== undefined)
        conditions.push(filterCondition(revisionTag, revision));
    const runs = await searchRuns(client, experiment, conditions.join(' AND '));
    // The search can find more runs than the filter means: see `filterCondition`.
    return runs
        .filter(({ data }) => isRecordOf(repository, data.tags))
        .filter(({ data }) => revision === undefined || findValue(data.tags, revisionTag) === revision)
        .filter(({ data }) => findValue(data.tags, supersededTag) === undefined)
        .sort(byAge);
}
/** A run has some kilobytes. */
const runsPerPage = 200;
async function searchRuns(client, experiment, filter) {
    const runs = [];
    const tokens = new Set();
    let token = '';
    do {
        const body = {
            experiment_ids: [experiment],
            filter,
            run_view_type: 'ACTIVE_ONLY',
            max_results: runsPerPage,
            order_by: ['attributes.start_time ASC'],
            ...(token === '' ? {} : { page_token: token }),
        };
        const page = await client.post('runs/search', body, RunPage);
        runs.push(...page.runs);
        token = page.next_page_token;
        // Pages that refer to each other would never end.
        if (tokens.has(token)) {
            throw new Error('MLflow answered runs/search with a page that it gave before.');
        }
        tokens.add(token);
    } while (token !== '');
    return runs;
}
/**
 * A condition in the filter of runs/search. Its strings have no escapes: a value with both kinds of quotes can only be
 * matched with a pattern. (Seen on MLflow 3.11, with 32 unusual values.)
 */
function filterCondition(tag, value) {
    const key = `tags.\`${tag}\``;
    if (!value.includes("'"))
        return `${key} = '${value}'`;
    if (!value.includes('"'))
        return `${key} = "${value}"`;
    return `${key} LIKE '${value.replaceAll("'", '_')}'`;
}
/** If two runs started in the same millisecond, each job must still find the same one to be the oldest. */
function byAge({ info: a }, { info: b }) {
    return a.start_time - b.start_time || byCodePoint(a.run_id, b.run_id);
}
/**
 * Sorts the runs of a revision: the one that logs the bundle's commit, the broken ones, and those that log other
 * commits. A broken run was interrupted and has params of another bundle. Params cannot be changed, so it can never be
 * completed.
 */
function classifyRuns(runs, bundle) {
    const hasCommit = ({ data }) => findValue(data.tags, commitTag) === bundle.commit;
    const isBroken = ({ info, data }) => info.status !== 'FINISHED' &&
        paramsOf(bundle).some(({ key, value }) => (findValue(data.params, key) ?? value) !== value);
    const ofCommit = runs.filter(hasCommit);
    return {
        matching: ofCommit.find((run) => !isBroken(run)),
        broken: ofCommit.filter(isBroken),
        others: runs.filter((run) => !hasCommit(run)),
    };
}
/**
 * Creates a run with all its tags. Before each retry and after the last failure, `findExisting` looks for the run: the
 * server may have created it although no response came.
 */
async function createRun(client, experiment, bundle, context, findExisting) {
    const body = {
        experiment_id: experiment,
        user_id: context.actor.slice(0, 256),
        run_name: runName(bundle),
        start_time: Date.now(),
        tags: tagsOf(bundle, context),
    };
    const mayRetry = async () => (await findExisting()) === undefined;
    try {
        const { run } = await client.post('runs/create', body, OneRun, { mayRetry });
        return run;
    }
    catch (error) {
        const existing = await findExisting().catch(() => undefined);
        if (existing === undefined)
            throw error;
        return existing;
    }
}
/** What a run says about its tag. */
function recordedTag(settings, { info, data }) {
    return {
        commit: findValue(data.tags, commitTag) ?? 'unknown',
        committedAt: findValue(data.params, 'committed_at') ?? '',
        url: runUrl(settings, info),
    };
}
function loggedRun(settings, { info }, created) {
    const url = runUrl(settings, info);
    return { created, url, outputs: { 'mlflow-run-id': info.run_id, 'mlflow-run-url': url } };
}

;// CONCATENATED MODULE: ./src/provenance/bundle.js

function createBundle(revision, found) {
    const { manifest, source } = found.manifest;
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
 * The fields in which a recorded bundle differs from the expected one. A nested field is named `tag.message`. Extra
 * fields of the record are ignored.
 */
function bundleDifferences(recorded, expected, prefix = '') {
    return Object.entries(expected).flatMap(([key, value]) => {
        const field = `${prefix}${key}`;
        const recordedValue = recorded[key];
        if (isObject(recordedValue) && isObject(value)) {
            return bundleDifferences(recordedValue, value, `${field}.`);
        }
        const [recordedText, expectedText] = [inlineJson(recordedValue), inlineJson(value)];
        if (recordedText === expectedText)
            return [];
        return [{ field, recorded: recordedText, expected: expectedText }];
    });
}

;// CONCATENATED MODULE: ./src/backends/mlflow/write.js






function targetOf({ trackingUri }, { info }) {
    const fileUrl = artifactUrl(trackingUri, info.artifact_uri, 'revision.json');
    return { runId: info.run_id, fileUrl };
}
/** The response has no information that is needed. */
const Ignored = looseObject({});
/**
 * Writes the content of a run in parallel: params, metrics, the given tags, the dataset input and `revision.json`. All
 * of it can be repeated.
 */
async function writeRun(client, { runId, fileUrl }, bundle, { metrics, tags }, { warn }) {
    const [hasDatasetInputs] = await allSettledOrThrow([
        logDataset(client, runId, bundle),
        logBatches(client, runId, { params: paramsOf(bundle), tags, metrics }),
        fileUrl === undefined ? undefined : client.upload(fileUrl, canonicalJson(bundle)),
    ]);
    if (!hasDatasetInputs) {
        warn('This MLflow server is older than 2.4 and has no dataset inputs: none was logged.');
    }
    if (fileUrl === undefined) {
        warn('revision.json was not stored in MLflow: the server does not pass artifacts on (mlflow server --serve-artifacts). The params hold the same facts.');
    }
}
/** A batch has at most 1000 params, tags and metrics together (mlflow/utils/validation.py). */
const metricsPerBatch = 800;
async function logBatches(client, run_id, { params, tags, metrics }) {
    const first = { run_id, params, tags, metrics: metrics.slice(0, metricsPerBatch) };
    await retryOnConflict(maxAttempts, isConflict, () => client.post('runs/log-batch', first, Ignored));
    for (let start = metricsPerBatch; start < metrics.length; start += metricsPerBatch) {
        const batch = { run_id, metrics: metrics.slice(start, start + metricsPerBatch) };
        await client.post('runs/log-batch', batch, Ignored);
    }
}
/** False if the server has no dataset inputs. */
async function logDataset(client, run_id, bundle) {
    const tags = [{ key: 'mlflow.data.context', value: 'revision' }];
    const body = { run_id, datasets: [{ tags, dataset: datasetOf(bundle) }] };
    try {
        await retryOnConflict(maxAttempts, isConflict, () => client.post('runs/log-inputs', body, Ignored));
        return true;
    }
    catch (error) {
        if (error instanceof MlflowError && [404, 405, 501].includes(error.status))
            return false;
        throw error;
    }
}
/**
 * True if two jobs wrote the same params or the same new dataset at the same time. The database then refuses one of
 * them, which succeeds when it tries again. (Seen on MLflow 3.11: HTTP 400 with an IntegrityError.)
 */
function isConflict(error) {
    return error instanceof MlflowError && error.message.includes('IntegrityError');
}
const maxAttempts = 4;
/** Marks a run whose tag was moved. `successorId` is the run that logs the tag now. */
async function markSuperseded(client, runId, successorId) {
    const body = { run_id: runId, key: supersededTag, value: successorId };
    await client.post('runs/set-tag', body, Ignored);
}
async function endRun(client, runId, status) {
    const body = { run_id: runId, status, end_time: Date.now() };
    await client.post('runs/update', body, Ignored, { cleansUp: status !== 'FINISHED' });
}
/** Deletes a run. If the user may write but not delete, marks the run as killed. */
async function discardRun(client, runId) {
    try {
        await client.post('runs/delete', { run_id: runId }, Ignored);
    }
    catch (error) {
        if (!(error instanceof MlflowError) || error.status !== 403)
            throw error;
        await endRun(client, runId, 'KILLED');
    }
}

;// CONCATENATED MODULE: ./src/backends/mlflow/verify.js










/** Reads a run back and returns how it differs from what was asked for. */
async function runProblems(client, target, bundle, expected = {}) {
    const [run, inFile] = await allSettledOrThrow([
        readRun(client, target.runId),
        fileProblems(client, target, bundle),
    ]);
    return [...contentProblems(run, bundle, expected), ...inFile];
}
/** Throws if there are problems. */
function rejectProblems(problems) {
    if (problems.length > 0) {
        throw new Error(`MLflow does not hold the run as it was logged: ${problems.join('; ')}.`);
    }
}
/** Compares the runs of a revision, if there are any, with the bundle. */
async function verifyRun(client, settings, runs, bundle) {
    const { matching, broken, others } = classifyRuns(runs, bundle);
    const run = matching ?? broken[0];
    if (run === undefined) {
        const [other] = others;
        if (other === undefined)
            return { status: 'missing', url: '', details: [] };
        const recorded = recordedTag(settings, other);
        return { status: 'moved', url: recorded.url, details: [movedTagText(bundle, recorded)] };
    }
    // How the records changed depends on the checkout. Only the counts follow from the revision.
    const metrics = metricPointsOf(bundle, unknownGrowth);
    const inFile = await fileProblems(client, targetOf(settings, run), bundle);
    const details = [...contentProblems(run, bundle, { status: 'FINISHED', metrics }), ...inFile];
    return {
        status: details.length === 0 ? 'matches' : 'differs',
        url: runUrl(settings, run.info),
        details,
    };
}
function contentProblems(run, bundle, { status, metrics = [] }) {
    return [
        ...(status === undefined ? [] : compareField('status', run.info.status, status)),
        ...runDifferences(run, bundle),
        ...missingMetrics(run, metrics),
    ];
}
/** How the tags, the params and the dataset input of a run differ from the bundle. */
function runDifferences({ data, inputs }, bundle) {
    return [
        ...compareFields('tag', data.tags, identityTags(bundle)),
        ...compareFields('param', data.params, paramsOf(bundle)),
        ...datasetDifference(inputs, bundle),
    ];
}
function datasetDifference(inputs, bundle) {
    if (inputs === undefined)
        return [];
    const { name, digest } = datasetOf(bundle);
    const expected = `${name} ${digest}`;
    const datasets = inputs.dataset_inputs.map(({ dataset }) => dataset);
    if (datasets.some((dataset) => dataset.name === name && dataset.digest === digest))
        return [];
    const recorded = datasets.map((dataset) => `${dataset.name} ${dataset.digest}`).join(', ');
    return [differenceText('the dataset input', recorded || 'missing', expected)];
}
/** Metrics that are missing or have another value. */
function missingMetrics({ data }, metrics) {
    const recorded = new Map(data.metrics.map(({ key, value }) => [key, String(value)]));
    return metrics.flatMap(({ key, value }) => compareField(`metric ${key}`, recorded.get(key), String(value)));
}
function compareFields(kind, recorded, expected) {
    return expected.flatMap(({ key, value }) => compareField(`${kind} ${key}`, findValue(recorded, key), value));
}
function compareField(field, recorded, expected) {
    return recorded === expected ? [] : [differenceText(field, recorded ?? 'missing', expected)];
}
/** How the `revision.json` of a run differs from the bundle. The server may not store the file. */
async function fileProblems(client, { fileUrl }, bundle) {
    if (fileUrl === undefined)
        return [];
    const text = await downloadFile(client, fileUrl);
    if (text === canonicalJson(bundle))
        return [];
    if (text === undefined)
        return ['revision.json is missing'];
    const recorded = json_parseJson(text);
    if (typeof recorded !== 'object' || recorded === null)
        return ['revision.json is not readable'];
    const differences = bundleDifferences({ ...recorded }, bundle);
    if (differences.length === 0)
        return ['revision.json is written otherwise'];
    return differences.map(({ field, ...values }) => differenceText(`revision.json: ${field}`, values.recorded, values.expected));
}
async function downloadFile(client, url) {
    try {
        return await client.download(url);
    }
    catch (error) {
        if (error instanceof MlflowError && error.status === 404)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./src/backends/mlflow/existing-run.js








/** Logs a revision into a run that another job started and will end. */
async function logIntoExistingRun(existing, bundle, { growth }, tools) {
    const { client, settings } = existing;
    const run = await readExistingRun(existing);
    checkRecordedRevision(settings, run, bundle);
    const target = targetOf(settings, run);
    const metrics = metricPointsOf(bundle, growth);
    if (findValue(run.data.tags, revisionTag) !== undefined) {
        const problems = await runProblems(client, target, bundle);
        if (problems.length === 0)
            return loggedRun(settings, run, false);
    }
    await writeRun(client, target, bundle, { metrics, tags: identityTags(bundle) }, tools);
    rejectProblems(await runProblems(client, target, bundle, { metrics }));
    return loggedRun(settings, run, true);
}
async function readExistingRun({ client, settings, runId }) {
    try {
        return await readRun(client, runId);
    }
    catch (error) {
        if (!(error instanceof MlflowError) || error.status !== 404)
            throw error;
        throw new Error(`mlflow-run-id: there is no run "${runId}" on ${settings.trackingUri}.`);
    }
}
/** Throws if the run already records another revision, or the same tag for another commit. */
function checkRecordedRevision(settings, run, bundle) {
    const { info, data } = run;
    const different = identityTags(bundle).find(({ key, value }) => (findValue(data.tags, key) ?? value) !== value);
    if (different === undefined)
        return;
    const recorded = recordedTag(settings, run);
    if (different.key === commitTag) {
        const advice = 'What a run pins stays: log the tag as it is now into another run.';
        throw new MovedTagError(bundle, recorded, advice);
    }
    const value = printable(findValue(data.tags, different.key) ?? '');
    throw new ConflictError(`mlflow-run-id: the run ${info.run_id} pins a revision already (${recorded.url}): its ${different.key} is "${value}", and not "${different.value}". Nothing was written.`);
}
/** Compares the run with the bundle. */
async function verifyExistingRun(existing, bundle) {
    const { client, settings } = existing;
    const run = await readExistingRun(existing);
    const url = runUrl(settings, run.info);
    const [revision, commit] = [revisionTag, commitTag].map((key) => findValue(run.data.tags, key));
    if (revision === undefined)
        return { status: 'missing', url, details: [] };
    if (revision === bundle.revision && commit !== undefined && commit !== bundle.commit) {
        return { status: 'moved', url, details: [movedTagText(bundle, recordedTag(settings, run))] };
    }
    const details = await runProblems(client, targetOf(settings, run), bundle);
    return { status: details.length === 0 ? 'matches' : 'differs', url, details };
}

;// CONCATENATED MODULE: ./src/backends/mlflow/experiment.js


const FoundExperiment = object({
    experiment: object({ experiment_id: string(), lifecycle_stage: optional(string()) }),
});
const CreatedExperiment = object({ experiment_id: string() });
/**
 * Creates an experiment and returns its id. If another job has created it in the meantime, returns the id of that one.
 *
 * Throws if the experiment was deleted: MLflow reserves its name and accepts no run for it.
 */
async function createExperiment(client, name) {
    try {
        const created = await client.post('experiments/create', { name }, CreatedExperiment);
        return created.experiment_id;
    }
    catch (error) {
        if (!(error instanceof MlflowError) || error.code !== 'RESOURCE_ALREADY_EXISTS')
            throw error;
        const existing = await findExperiment(client, name);
        if (existing === undefined)
            throw error;
        return existing;
    }
}
/** The id of an experiment, or undefined if there is none with this name. Throws if it was deleted. */
async function findExperiment(client, name) {
    try {
        const query = { experiment_name: name };
        const { experiment } = await client.get('experiments/get-by-name', query, FoundExperiment);
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

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __nccwpck_require__(8474);
;// CONCATENATED MODULE: ./src/text/message.js
/** An error in a file of the repository. GitHub shows it next to the line. */
class FileError extends Error {
    location;
    constructor(location, message) {
        super(message);
        this.location = location;
    }
}
/** The message of a thrown value. An `AggregateError` without a message gives the messages of its parts. */
function messageOf(thrown) {
    if (!(thrown instanceof Error))
        return String(thrown);
    if (thrown.message !== '')
        return thrown.message;
    if (thrown instanceof AggregateError)
        return thrown.errors.map(messageOf).join('; ');
    return thrown.name;
}
/** Causes of causes are shown up to this depth. An error can be its own cause. */
const maxCauses = 5;
/** The stack of a thrown value and of its causes, for the debug log. */
function stackOf(thrown, depth = 0) {
    if (!(thrown instanceof Error))
        return String(thrown);
    const parts = thrown instanceof AggregateError ? thrown.errors : [];
    const causes = thrown.cause === undefined ? parts : [...parts, thrown.cause];
    const shown = depth < maxCauses ? causes : [];
    const lines = shown.map((cause) => `Caused by: ${stackOf(cause, depth + 1)}`);
    return [thrown.stack ?? thrown.message, ...lines].join('\n');
}
/** The first `limit` names, and the number of names that are left out. */
function joinFirst(names, limit) {
    const shown = names.slice(0, limit).join(', ');
    return names.length <= limit ? shown : `${shown} and ${names.length - limit} more`;
}

;// CONCATENATED MODULE: ./src/runner/stop.js


/** The run ended before it was done: the job was cancelled, or the time is up. */
class StoppedError extends Error {
}
function createStop() {
    const controller = new AbortController();
    // Each request in progress listens. Node would warn about more than ten listeners.
    (0,external_node_events_.setMaxListeners)(0, controller.signal);
    return {
        signal: controller.signal,
        stop(reason) {
            if (!controller.signal.aborted)
                controller.abort(reason);
        },
    };
}
/** Why the run was stopped. `where` continues the sentence. */
function stoppedError(signal, where) {
    return new StoppedError(`${messageOf(signal.reason)} ${where}`);
}
/** The result of the work, or undefined if the run is stopped first and `graceMs` milliseconds have passed. */
async function raceWithStop(signal, work, graceMs = 0) {
    let startGrace = () => undefined;
    let timer;
    const graceIsOver = new Promise((resolve) => {
        startGrace = () => {
            timer = setTimeout(resolve, graceMs, undefined);
        };
        if (signal.aborted)
            startGrace();
        else
            signal.addEventListener('abort', startGrace, { once: true });
    });
    try {
        return await Promise.race([work, graceIsOver]);
    }
    finally {
        signal.removeEventListener('abort', startGrace);
        clearTimeout(timer);
        // The work goes on, but nothing waits for it.
        work.catch(() => undefined);
    }
}

;// CONCATENATED MODULE: ./src/backends/mlflow/log-run.js







/**
 * Logs a bundle as a run of its own. `existing` are the runs of its revision. The run for the same commit stays, and is
 * completed if it was interrupted.
 */
async function logNewRun(logger, bundle, context, existing) {
    const { client, settings, ifMoved, tools, slot, experiment } = logger;
    const { matching, others } = classifyRuns(existing, bundle);
    const [other] = others;
    if (matching === undefined && other !== undefined && ifMoved === 'fail') {
        throw new MovedTagError(bundle, recordedTag(settings, other));
    }
    if (matching?.info.status === 'FINISHED') {
        warnAboutDifferences(matching, bundle, tools);
        return loggedRun(settings, matching, false);
    }
    const findMatching = async () => classifyRuns(await findCurrentRuns(logger, bundle), bundle).matching;
    // An interrupted run is completed: everything that follows can be repeated.
    const run = matching ?? (await slot.run(() => createRun(client, experiment, bundle, context, findMatching)));
    try {
        return await completeRun(logger, bundle, context, existing, run);
    }
    catch (error) {
        const status = error instanceof StoppedError ? 'KILLED' : 'FAILED';
        await endRun(client, run.info.run_id, status).catch(() => undefined);
        throw error;
    }
}
/** Writes the content of a run, ends it, and reads it back. */
async function completeRun(logger, bundle, context, existing, run) {
    const { client, settings, tools } = logger;
    const target = targetOf(settings, run);
    const metrics = metricPointsOf(bundle, context.growth);
    const [current] = await allSettledOrThrow([
        findCurrentRuns(logger, bundle),
        writeRun(client, target, bundle, { metrics, tags: [] }, tools),
    ]);
    const oldest = classifyRuns(current, bundle).matching;
    if (oldest !== undefined && oldest.info.run_id !== target.runId) {
        // Another job logs the same revision and started first. Only its run stays.
        await discardRun(client, target.runId);
        return await logNewRun(logger, bundle, context, current);
    }
    const { broken, others } = classifyRuns(existing, bundle);
    // Before the run ends: if this is interrupted, the next job completes the run.
    for (const { info } of [...broken, ...others]) {
        await markSuperseded(client, info.run_id, target.runId);
    }
    await endRun(client, target.runId, 'FINISHED');
    rejectProblems(await runProblems(client, target, bundle, { metrics, status: 'FINISHED' }));
    return loggedRun(settings, run, true);
}
/** The runs of the revision, which other jobs may have changed since the backend was opened. */
async function findCurrentRuns({ client, experiment }, bundle) {
    return await findRuns(client, experiment, bundle.repository, bundle.revision);
}
/** Warns if the run for the same commit contains other facts. */
function warnAboutDifferences(run, bundle, { warn }) {
    const differences = runDifferences(run, bundle);
    if (differences.length === 0)
        return;
    warn(`MLflow holds ${bundle.revision} of the same commit with other facts: ${differences.join('; ')}. The record stays as it is.`);
}

;// CONCATENATED MODULE: ./src/backends/mlflow/settings.js



/** Reads the inputs `mlflow-*`. Throws at the first that is missing or wrong. */
function readMlflowSettings(source) {
    const secrets = readSecrets(source);
    const address = source.get('mlflow-tracking-uri', 'MLFLOW_TRACKING_URI');
    if (address === '') {
        source.reportMissing(`mlflow-tracking-uri: no address is given. Set it to that of your MLflow server (https://host/path). ${emptySecretHint}`);
    }
    rejectUnsupported(address);
    return {
        ...(address === 'databricks'
            ? readDatabricks(source, secrets)
            : readServer(source, address, secrets)),
        workspace: readWorkspace(source.get('mlflow-workspace', 'MLFLOW_WORKSPACE')),
        runId: readRunId(source.get('mlflow-run-id', 'MLFLOW_RUN_ID')),
    };
}
function readServer(source, address, secrets) {
    if (address === '') {
        const credential = { kind: 'header', authorization: undefined };
        return { trackingUri: '', host: 'mlflow', credential, experiment: readExperiment(source) };
    }
    const isAzure = address.startsWith('azureml://');
    const url = readServerUrl('mlflow-tracking-uri', address.replace(/^azureml:/, 'https:'));
    const readCredential = isAzure ? readAzureCredential : readServerCredential;
    return {
        trackingUri: baseUrlOf(url),
        host: isAzure ? 'azureml' : 'mlflow',
        credential: readCredential(source, url, secrets),
        experiment: readExperiment(source),
    };
}
/** The address of a workspace is in DATABRICKS_HOST, with or without its scheme, as for Databricks' own tools. */
function readDatabricks(source, secrets) {
    const host = source.variable('DATABRICKS_HOST');
    if (host === '') {
        source.reportMissing('mlflow-tracking-uri: "databricks" needs the address of the workspace in the variable DATABRICKS_HOST.');
    }
    const address = host.includes('://') ? host : `https://${host}`;
    const trackingUri = host === '' ? '' : baseUrlOf(readServerUrl('DATABRICKS_HOST', address));
    return {
        trackingUri,
        host: 'databricks',
        credential: readDatabricksCredential(source, trackingUri, secrets),
        experiment: readDatabricksExperiment(source),
    };
}
/** Throws for addresses that MLflow's own client accepts, but that a workflow cannot reach or must not write to. */
function rejectUnsupported(address) {
    const unsupported = [
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
    for (const [pattern, advice] of unsupported) {
        if (pattern.test(address))
            throw new Error(`mlflow-tracking-uri: ${advice}`);
    }
}
function readExperiment({ get, repositoryName }) {
    const name = get('mlflow-experiment', 'MLFLOW_EXPERIMENT_NAME') || repositoryName;
    if (name.length <= 256)
        return name;
    throw new Error(`mlflow-experiment: the name has ${name.length} characters; MLflow keeps at most 256.`);
}
/** On Databricks an experiment is in a folder of the workspace. The API omits the prefix /Workspace. */
function readDatabricksExperiment({ get }) {
    const path = get('mlflow-experiment', 'MLFLOW_EXPERIMENT_NAME');
    if (path.startsWith('/'))
        return path.replace(/^\/Workspace(?=\/)/, '');
    throw new Error(`mlflow-experiment: "${path}" is not the path of an experiment on Databricks. Give an absolute one: /Shared/corpus.`);
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

;// CONCATENATED MODULE: ./src/backends/mlflow/backend.js










/** Logs a revision as a run of an experiment, or into the run in the input `mlflow-run-id`. */
const mlflow = (source) => {
    const settings = readMlflowSettings(source);
    const { trackingUri, runId } = settings;
    return {
        title: 'MLflow',
        address: trackingUri,
        runInput: runId && 'mlflow-run-id',
        plan: (bundle) => planOf(settings, bundle),
        async open(bundles, options, tools) {
            const client = createMlflowClient(tools.http, settings, await signIn(settings, tools));
            if (runId === undefined) {
                return await openExperiment(client, settings, bundles, options, tools);
            }
            const existing = { client, settings, runId };
            return {
                log: (bundle, context) => logIntoExistingRun(existing, bundle, context, tools),
                verify: (bundle) => verifyExistingRun(existing, bundle),
            };
        },
    };
};
function planOf({ experiment, runId }, bundle) {
    const { name, digest } = datasetOf(bundle);
    return {
        experiment,
        run: runId ?? runName(bundle),
        ...Object.fromEntries(paramsOf(bundle).map(({ key, value }) => [`param ${key}`, value])),
        dataset: `${name} ${digest}`,
    };
}
async function openExperiment(client, settings, bundles, { ifMoved }, tools) {
    const found = await findExperiment(client, settings.experiment);
    const runs = await findLoggedRuns(client, found, bundles);
    // The first call creates the experiment, and all calls share it.
    let experiment = found === undefined ? undefined : Promise.resolve(found);
    const queue = new OrderedQueue();
    return {
        async log(bundle, context) {
            const slot = queue.enqueue();
            try {
                experiment ??= createExperiment(client, settings.experiment);
                const logger = { client, settings, ifMoved, tools, slot, experiment: await experiment };
                return await logNewRun(logger, bundle, context, runs.get(bundle.revision) ?? []);
            }
            finally {
                slot.release();
            }
        },
        verify: (bundle) => verifyRun(client, settings, runs.get(bundle.revision) ?? [], bundle),
    };
}
/** The existing runs of the bundles by revision. Each page of runs takes one request. */
async function findLoggedRuns(client, experiment, bundles) {
    const [first, second] = bundles;
    const byRevision = new Map();
    if (experiment === undefined || first === undefined)
        return byRevision;
    const only = second === undefined ? first.revision : undefined;
    for (const run of await findRuns(client, experiment, first.repository, only)) {
        const revision = findValue(run.data.tags, revisionTag) ?? '';
        byRevision.set(revision, [...(byRevision.get(revision) ?? []), run]);
    }
    return byRevision;
}

;// CONCATENATED MODULE: ./src/backends/wandb/alias.js

const alias_maxLength = 128;
const prefix = 'tag-';
const hashDigits = 16;
/**
 * The alias of a tag at W&B. A name that W&B accepts is used as it is. A version number gets a prefix: `v1` becomes
 * `tag-v1`, because `v1` is W&B's own name of the second version. In any other name, each `/` and `:` becomes `-`. Such
 * an alias begins with `tag-` and ends with 16 hex digits of the name's SHA-256, so that no two tags share an alias.
 *
 * W&B's rules are in wandb/sdk/artifacts/_validators.py. The SDK (seen with wandb 0.30.0) cannot read a version that
 * has an alias like `v1`.
 */
function aliasFor(revision) {
    if (isUsableAlias(revision))
        return revision;
    if (isVersionNumber(revision) && prefix.length + revision.length <= alias_maxLength) {
        return `${prefix}${revision}`;
    }
    const hash = (0,external_node_crypto_.createHash)('sha256').update(revision).digest('hex').slice(0, hashDigits);
    const nameLength = alias_maxLength - prefix.length - 1 - hashDigits;
    const name = [...revision.replace(/[/:]/g, '-')].slice(0, nameLength).join('');
    return `${prefix}${name}-${hash}`;
}
/** True if W&B accepts a name as an alias, and if no tag of another name can have this alias. */
function isUsableAlias(name) {
    const isReserved = name === 'latest' || name.startsWith(prefix) || isVersionNumber(name);
    return !isReserved && !/[/:]/.test(name) && [...name].length <= alias_maxLength;
}
function isVersionNumber(name) {
    return /^v\d+$/.test(name);
}

;// CONCATENATED MODULE: ./src/backends/wandb/addresses.js
/** The type of all artifacts that this action logs. lairs uses the same type. */
const artifactType = 'dataset';
/** Address of the web app for an API's address: https://wandb.ai for https://api.wandb.ai (wandb/util.py). */
function appUrl(baseUrl) {
    return baseUrl.replace('://api.wandb.', '://wandb.').replace('://api.', '://app.');
}
/** Address of a run in the web app. */
function addresses_runUrl(baseUrl, run) {
    return `${projectUrl(baseUrl, run)}/runs/${encodeSegment(run.id)}`;
}
/** Address of a version (`v0`) of an artifact in the web app. */
function versionUrl(baseUrl, project, artifactName, version) {
    return `${projectUrl(baseUrl, project)}/artifacts/${artifactType}/${encodeSegment(artifactName)}/${version}`;
}
function projectUrl(baseUrl, { entity, project }) {
    return `${appUrl(baseUrl)}/${encodeSegment(entity)}/${encodeSegment(project)}`;
}
/** A percent-encoded segment of a path. A server can send a name with half a surrogate pair, which has no encoding. */
function encodeSegment(segment) {
    return encodeURIComponent(segment.toWellFormed());
}

;// CONCATENATED MODULE: ./src/backends/wandb/client.js



/** W&B refused a request, or its response does not have the expected form. */
class WandbError extends Error {
    status;
    constructor(message, status) {
        super(message);
        this.status = status;
    }
}
/** A client that sends the `Authorization` header to the API, and never to a signed URL. */
function createWandbClient({ http, hide }, baseUrl, authorization) {
    const headers = { authorization, 'content-type': 'application/json' };
    async function post(request, schema) {
        const { name, path, body, cleansUp = false } = request;
        const url = `${baseUrl}${path}`;
        const text = JSON.stringify(body);
        const response = await http.send({ name, method: 'POST', url, headers, body: text, cleansUp });
        return client_parseResponse(http, name, response, schema);
    }
    return {
        async execute({ name, document, data }, variables) {
            const body = { query: document, variables, operationName: name };
            return (await post({ name, path: '/graphql', body }, object({ data }))).data;
        },
        async upload(fileName, { uploadUrl: url, uploadHeaders }, body) {
            if (url === null)
                return;
            const name = `upload of ${fileName}`;
            const signedHeaders = Object.fromEntries(uploadHeaders.map(parseHeader));
            const response = await http.send({ name, method: 'PUT', url, headers: signedHeaders, body });
            if (response.status >= 200 && response.status <= 299)
                return;
            // Only messages about a refusal can contain a signature. Earlier masks would fill the log of a backfill.
            for (const signature of signaturesIn(url))
                hide(signature);
            throw client_refusalError(name, http.redact(response));
        },
        async finishRun({ entity, project, id }, exitCode, summary = new Map()) {
            const path = `/files/${[entity, project, id].map(encodeSegment).join('/')}/file_stream`;
            const line = JSON.stringify(Object.fromEntries(summary));
            const files = { 'wandb-summary.json': { offset: 0, content: [line] } };
            const body = { ...(summary.size > 0 && { files }), complete: true, exitcode: exitCode };
            await post({ name: 'file_stream', path, body, cleansUp: exitCode !== 0 }, AnyJson);
        },
    };
}
const AnyJson = nonOptional(unknown());
/** A line `name: value` of `uploadHeaders`. */
function parseHeader(line) {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).trim()];
}
/** The signature in a signed URL. Each store gives it another name, but other values in the query are short. */
function signaturesIn(url) {
    return [...new URL(url).searchParams.values()].filter((value) => value.length > 20);
}
/**
 * The JSON of a response, as the schema gives it. GraphQL errors come with status 200 or with another status.
 *
 * Throws a `WandbError` after a refusal, or if the JSON does not match the schema.
 */
function client_parseResponse(http, name, response, schema) {
    const isRefusal = response.status !== 200 || errorMessages(response).length > 0;
    if (isRefusal)
        throw client_refusalError(name, http.redact(response));
    const result = safeParse(schema, response.json);
    if (result.success)
        return result.output;
    throw unexpectedError(name, http.redact(response), getDotPath(result.issues[0]));
}
function client_refusalError(name, response) {
    const { status } = response;
    const text = sentence(errorText(response));
    const message = `W&B refused ${name} (HTTP ${status}): ${text}${client_hintFor(status, text)}`;
    return new WandbError(message, status);
}
/** `path` is the part of the JSON that does not match, or null if that is the whole response. */
function unexpectedError(name, response, path) {
    const content = path ? `an answer without a proper "${path}"` : readableText(response);
    return new WandbError(`W&B answered ${name} with ${sentence(content)} Check that wandb-base-url is the address of the API.`, response.status);
}
/** What the user can do after a refusal with this status and text. */
function client_hintFor(status, text) {
    if (status === 401) {
        return ' Check wandb-api-key: it is not valid on this server (wandb-base-url).';
    }
    if (status === 403)
        return ' The key may not write there: check wandb-entity and wandb-project.';
    if (status === 404)
        return ' Check wandb-entity and wandb-project, and that the key may see them.';
    if (/already exists with type|type mismatch|different type/i.test(text)) {
        return ' The artifact of that name has another type than "dataset": set artifact-name to another.';
    }
    if (status >= 300 && status < 400)
        return ' Check wandb-base-url: requests are not redirected.';
    return '';
}

;// CONCATENATED MODULE: ./src/backends/wandb/credential.js


/** Reads wandb-api-key and oidc-audience. Throws if both or none are given, or if the key cannot be one. */
function readCredential(source) {
    const key = source.getSecret('wandb-api-key', 'WANDB_API_KEY');
    const audience = source.get('oidc-audience');
    if (key !== '' && audience !== '') {
        throw new Error('wandb-api-key and oidc-audience are both given (the key perhaps as WANDB_API_KEY): set one of them.');
    }
    if (audience !== '')
        return { kind: 'identity', audience };
    checkKey(source, key);
    return { kind: 'key', authorization: basicAuthorization(source, 'api', key) };
}
/**
 * An API key can begin with the name of a self-managed server and a hyphen. At least 40 characters follow. The SDK
 * accepts a JWT too. (wandb/sdk/lib/wbauth/validation.py)
 */
function checkKey(source, key) {
    if (key === '') {
        source.reportMissing(`wandb-api-key: no key is given. Set it from a secret of the repository (secrets.WANDB_API_KEY). ${emptySecretHint}`);
        return;
    }
    const withoutServer = key.slice(key.indexOf('-') + 1);
    if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(key) || /^[\w-]{40,}$/.test(withoutServer))
        return;
    throw new Error(`wandb-api-key: not a W&B API key: it has ${key.length} characters, where a key has at least 40 letters, digits, "_" and "-". ` +
        'Copy it once more from the user settings of W&B.');
}
/**
 * Returns the `Authorization` header. An OIDC token is exchanged for an access token first (W&B's "federated
 * identity", core/internal/api/credentials.go).
 *
 * Throws if GitHub or W&B gives no token.
 */
async function credential_signIn({ credential, baseUrl }, tools) {
    if (credential.kind === 'key')
        return credential.authorization;
    const assertion = await requestIdToken(tools, credential.audience);
    return await exchangeToken(tools, {
        server: 'W&B',
        url: `${baseUrl}/oidc/token`,
        form: { grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion },
        hint: "Check that oidc-audience is the organization's name, and that a service account has this job's subject.",
    });
}

;// CONCATENATED MODULE: ./src/backends/wandb/digest.js


/** The file of each artifact. It contains the bundle. */
const fileName = 'revision.json';
/** The digest of the artifact version that contains a bundle. */
function digestOf(bundle) {
    return artifactDigest({ [fileName]: canonicalJson(bundle) });
}
/** MD5 in base64, as W&B's manifests and uploads have it. */
function md5(content) {
    return (0,external_node_crypto_.createHash)('md5').update(content).digest('base64');
}
/**
 * The digest of an artifact: the hex MD5 of its files' paths and MD5s, sorted by path. The name and the metadata do not
 * count. This is why each revision is a file: W&B would take two versions that differ only in metadata for one version.
 * (wandb/sdk/artifacts/artifact_manifests/artifact_manifest_v1.py)
 */
function artifactDigest(files) {
    const lines = Object.entries(files)
        .sort(([a], [b]) => byCodePoint(a, b))
        .map(([path, content]) => `${path}:${md5(content)}\n`);
    return (0,external_node_crypto_.createHash)('md5')
        .update(`wandb-artifact-manifest-v1\n${lines.join('')}`)
        .digest('hex');
}
/**
 * The manifest of an artifact that contains one file. W&B's clients download the file from an address that contains
 * `birthArtifactID`, the id of the version that contained the file first.
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

;// CONCATENATED MODULE: ./src/backends/wandb/operations.js

const State = picklist(['PENDING', 'COMMITTED', 'DELETED']);
const artifactFields = `
  id state digest versionIndex metadata
  aliases { alias artifactCollectionName }
  artifactType { name }
  artifactSequence { name project { name entity { name } } }
  createdBy { __typename ... on Run { name state } }`;
/** A version of an artifact. W&B's API calls it an artifact, and the artifact a sequence or a collection. */
const Artifact = object({
    id: string(),
    state: State,
    digest: string(),
    versionIndex: nullable(number()),
    metadata: nullable(string()),
    aliases: array(object({ alias: string(), artifactCollectionName: string() })),
    artifactType: object({ name: string() }),
    artifactSequence: object({
        name: string(),
        project: nullable(object({ name: string(), entity: object({ name: string() }) })),
    }),
    createdBy: object({
        __typename: string(),
        name: optional(string()),
        state: nullish(string()),
    }),
});
function operation(document, data) {
    return { name: /^\s*\w+ (\w+)/.exec(document)?.[1] ?? '', document, data };
}
const viewer = operation(`query Viewer { viewer { entity } }`, object({ viewer: nullable(object({ entity: nullable(string()) })) }));
/** Looks up `count` versions by their names, and `latest`, in one request. */
function loggedRevisions(count) {
    const indices = Array.from({ length: count }, (_, index) => index);
    const variables = indices.map((index) => `$name${index}: String!`);
    const versions = indices.map((index) => `r${index}: artifact(name: $name${index}) {${artifactFields}}`);
    return operation(`query LoggedRevisions($entity: String, $project: String!, $latest: String!, ${variables.join(', ')}) {
      project(entityName: $entity, name: $project) {
        latest: artifact(name: $latest) {${artifactFields}}
        ${versions.join('\n')}
      }
    }`, object({ project: nullable(record(string(), nullable(Artifact))) }));
}
const upsertBucket = operation(`mutation UpsertBucket($input: UpsertBucketInput!) {
    upsertBucket(input: $input) {
      bucket { id name project { name entity { name } } }
      inserted
    }
  }`, object({
    upsertBucket: object({
        bucket: object({
            id: string(),
            name: string(),
            project: object({ name: string(), entity: object({ name: string() }) }),
        }),
    }),
}));
const findRun = operation(`query FindRun($entity: String!, $project: String!, $run: String!) {
    project(entityName: $entity, name: $project) { run(name: $run) { name } }
  }`, object({
    project: nullable(object({ run: nullable(object({ name: string() })) })),
}));
const useArtifact = operation(`mutation UseArtifact($input: UseArtifactInput!) {
    useArtifact(input: $input) { artifact { id } }
  }`, object({ useArtifact: object({ artifact: object({ id: string() }) }) }));
const createArtifact = operation(`mutation CreateArtifact($input: CreateArtifactInput!) {
    createArtifact(input: $input) {
      artifact { id state artifactSequence { latestArtifact { id } } }
    }
  }`, object({
    createArtifact: object({
        artifact: object({
            id: string(),
            state: State,
            artifactSequence: object({ latestArtifact: nullable(object({ id: string() })) }),
        }),
    }),
}));
const Upload = {
    uploadUrl: nullable(pipe(string(), url(), regex(/^https?:/i))),
    /** Lines `name: value`, in the characters that Node.js accepts in a header. */
    uploadHeaders: array(pipe(string(), regex(/^[\w!#$%&'*+.^`|~-]+:[\t\x20-\x7e\x80-\xff]*$/))),
};
const createManifest = operation(`mutation CreateArtifactManifest($input: CreateArtifactManifestInput!) {
    createArtifactManifest(input: $input) {
      artifactManifest { id file { uploadUrl uploadHeaders } }
    }
  }`, object({
    createArtifactManifest: object({
        artifactManifest: object({ id: string(), file: object(Upload) }),
    }),
}));
const createFiles = operation(`mutation CreateArtifactFiles($input: CreateArtifactFilesInput!) {
    createArtifactFiles(input: $input) {
      files { edges { node { name uploadUrl uploadHeaders artifact { id } } } }
    }
  }`, object({
    createArtifactFiles: object({
        files: object({
            edges: tuple([
                object({
                    node: object({ ...Upload, artifact: nullable(object({ id: string() })) }),
                }),
            ]),
        }),
    }),
}));
const commitArtifact = operation(`mutation CommitArtifact($artifactID: ID!) {
    commitArtifact(input: { artifactID: $artifactID }) { artifact { id state } }
  }`, object({ commitArtifact: object({ artifact: object({ state: State }) }) }));
const addAliases = operation(`mutation AddAliases($input: AddAliasesInput!) { addAliases(input: $input) { success } }`, object({ addAliases: object({ success: literal(true) }) }));
const updateArtifact = operation(`mutation UpdateArtifact($input: UpdateArtifactInput!) {
    updateArtifact(input: $input) { artifact { id } }
  }`, object({ updateArtifact: object({ artifact: object({ id: string() }) }) }));
const readArtifact = operation(`query ReadArtifact($id: ID!, $entity: String!, $project: String!, $latest: String!) {
    artifact(id: $id) {${artifactFields}}
    project(entityName: $entity, name: $project) { latest: artifact(name: $latest) { id } }
  }`, object({
    artifact: nullable(Artifact),
    project: nullable(object({ latest: nullable(object({ id: string() })) })),
}));
const memberships = operation(`query ArtifactMemberships($id: ID!) {
    artifact(id: $id) {
      artifactMemberships {
        edges { node { aliases { alias } artifactCollection { name project { name } } } }
      }
    }
  }`, object({
    artifact: object({
        artifactMemberships: object({
            edges: array(object({
                node: object({
                    aliases: array(object({ alias: string() })),
                    artifactCollection: object({
                        name: string(),
                        project: object({ name: string() }),
                    }),
                }),
            })),
        }),
    }),
}));
/** Servers with registries have the field `orgEntity`. W&B's schema of 2023 does not. */
const organization = operation(`query Organization($entity: String!) {
    entity(name: $entity) { organization { name orgEntity { name } } }
  }`, object({
    entity: nullable(object({
        organization: nullable(object({ orgEntity: nullable(object({ name: string() })) })),
    })),
}));
const linkArtifact = operation(`mutation LinkArtifact($input: LinkArtifactInput!) {
    linkArtifact(input: $input) { versionIndex }
  }`, object({ linkArtifact: object({ versionIndex: nullable(number()) }) }));

;// CONCATENATED MODULE: ./src/backends/wandb/version.js






/** The metadata of a version: {} if it is no JSON object. */
function metadataOf({ metadata, }) {
    const value = json_parseJson(metadata ?? '');
    return isObject(value) ? value : {};
}
/** What a version says about its tag. `baseUrl` is the address of the API. */
function version_recordedTag(version, baseUrl) {
    const { commit, committed_at } = metadataOf(version);
    return {
        commit: stringOf(commit) ?? 'unknown',
        committedAt: stringOf(committed_at) ?? '',
        url: urlOf(version, baseUrl),
    };
}
/** The run that created a version. Its id is '' if a user created the version without a run. */
function creatingRun({ createdBy, artifactSequence }) {
    return {
        id: createdBy.name ?? '',
        project: artifactSequence.project?.name ?? '',
        entity: artifactSequence.project?.entity.name ?? '',
    };
}
/** W&B's name of a version: `v0`. */
function versionName({ versionIndex }) {
    return `v${versionIndex ?? 0}`;
}
/**
 * True if a version was logged for the bundle's commit, false if the tag was moved since.
 *
 * Throws if the version belongs to another dataset.
 */
function isSameCommit(version, bundle, artifactName, baseUrl) {
    const { commit, repository } = metadataOf(version);
    if (commit === bundle.commit)
        return true;
    if (repository === bundle.repository)
        return false;
    throw new ConflictError(`The alias "${aliasFor(bundle.revision)}" of the artifact "${artifactName}" belongs to another dataset, ` +
        `${ownerText(repository)} (${urlOf(version, baseUrl)}). Nothing was written. ` +
        'Give this repository an artifact-name or a wandb-project of its own.');
}
/** Compares the version with the tag's alias, if there is one, with the bundle. */
function verifyVersion(version, bundle, baseUrl) {
    if (version === undefined)
        return { status: 'missing', url: '', details: [] };
    const recorded = version_recordedTag(version, baseUrl);
    const { url } = recorded;
    const { commit, repository } = metadataOf(version);
    if (commit === bundle.commit) {
        const details = differencesOf(version, bundle);
        return { status: details.length === 0 ? 'matches' : 'differs', url, details };
    }
    if (repository === bundle.repository) {
        return { status: 'moved', url, details: [movedTagText(bundle, recorded)] };
    }
    const alias = aliasFor(bundle.revision);
    const detail = `The alias "${alias}" belongs to another dataset, ${ownerText(repository)}`;
    return { status: 'missing', url, details: [detail] };
}
/** Warns if a version of the bundle's commit contains other facts. */
function warnOfDifferences(version, bundle, warn) {
    const details = differencesOf(version, bundle);
    if (details.length === 0)
        return;
    warn(`W&B holds ${bundle.revision} of the same commit with other facts: ${details.join('; ')}. The record stays as it is.`);
}
function differencesOf(version, bundle) {
    const details = bundleDifferences(metadataOf(version), bundle).map(({ field, recorded, expected }) => differenceText(field, recorded, expected));
    const digest = digestOf(bundle);
    if (details.length > 0 || version.digest === digest)
        return details;
    return [differenceText('the digest of revision.json', version.digest, digest)];
}
function urlOf(version, baseUrl) {
    const { name } = version.artifactSequence;
    return versionUrl(baseUrl, creatingRun(version), name, versionName(version));
}
function ownerText(repository) {
    return stringOf(repository) ?? 'logged without a repository';
}
/** Metadata can be anything. In a template, an object could have a `toString` that is not a function. */
function stringOf(value) {
    return typeof value === 'string' ? value : undefined;
}

;// CONCATENATED MODULE: ./src/backends/wandb/find-versions.js



/** Versions that one request looks up. */
const perRequest = 50;
/** Looks up the versions of the bundles by their aliases. Throws if the server refuses. */
async function findVersions(client, { entity, project }, artifactName, bundles) {
    const byRevision = new Map();
    let latest = null;
    for (let start = 0; start < bundles.length; start += perRequest) {
        const batch = bundles.slice(start, start + perRequest);
        const names = batch.map(({ revision }, index) => [
            `name${index}`,
            `${artifactName}:${aliasFor(revision)}`,
        ]);
        const { project: found } = await client.execute(loggedRevisions(batch.length), {
            entity,
            project,
            latest: `${artifactName}:latest`,
            ...Object.fromEntries(names),
        });
        latest = found?.['latest'] ?? null;
        for (const [index, { revision }] of batch.entries()) {
            const version = found?.[`r${index}`];
            if (version?.state === 'COMMITTED')
                byRevision.set(revision, version);
        }
    }
    return { byRevision, latest };
}
/**
 * True if a revision is the newest logged revision by commit date, and must get the alias `latest`. A revision that is
 * already logged gets the alias only from an older revision: a job that ran at the same time can have left it there.
 */
function shouldBeLatest({ byRevision, latest }, { revision, committed_at }) {
    const isLogged = byRevision.has(revision);
    const latestDate = latest === null ? undefined : metadataOf(latest)['committed_at'];
    if (typeof latestDate !== 'string')
        return !isLogged;
    return isLogged ? latestDate < committed_at : latestDate <= committed_at;
}
/**
 * True if the version that has `latest` belongs to no tag after the bundles are logged again: the new version of a moved
 * tag takes the tag's alias, or took it in an earlier job that was interrupted.
 */
function latestIsOrphaned({ byRevision, latest }, bundles) {
    if (latest === null)
        return false;
    const hasNoTag = latest.aliases.every(({ alias }) => /^(latest|v\d+)$/.test(alias));
    const losesTag = ({ revision, commit }) => byRevision.get(revision)?.id === latest.id && metadataOf(latest)['commit'] !== commit;
    return hasNoTag || bundles.some(losesTag);
}

;// CONCATENATED MODULE: ./src/backends/wandb/read-back.js




/** Reads a version back. Throws if the server has no version of this id. */
async function readVersion(client, { entity, project }, artifactName, id) {
    const variables = { id, entity, project, latest: `${artifactName}:latest` };
    const { artifact, project: found } = await client.execute(readArtifact, variables);
    if (artifact === null)
        throw new Error(`W&B does not show the artifact ${id} that it made.`);
    return { version: artifact, latestId: found?.latest?.id };
}
/** True if a job that ran at the same time gave `latest` to an older revision. */
async function latestWasTaken(client, project, { version, latestId }, { artifactName, bundle, aliases }) {
    if (latestId === undefined)
        return false;
    if (!missingAliases(version, artifactName, aliases).includes('latest'))
        return false;
    const { version: latest } = await readVersion(client, project, artifactName, latestId);
    const { committed_at } = metadataOf(latest);
    return typeof committed_at === 'string' && committed_at < bundle.committed_at;
}
/** The aliases that a version does not have. */
function missingAliases(version, artifactName, aliases) {
    const existing = version.aliases.filter((entry) => entry.artifactCollectionName === artifactName);
    return aliases.filter((alias) => !existing.some((entry) => entry.alias === alias));
}
/**
 * Returns the version. Throws if it is not as expected. `latest` can be missing if another version has it: a job that
 * ran at the same time then logged a newer revision.
 */
function checkVersion({ version, latestId }, { artifactName, bundle, aliases }) {
    const digest = digestOf(bundle);
    const missing = missingAliases(version, artifactName, aliases).filter((alias) => alias !== 'latest' || latestId === undefined);
    const hasMetadata = canonicalJson(metadataOf(version)) === canonicalJson(bundle);
    const problems = [
        version.state === 'COMMITTED' ? '' : `its state is ${version.state}`,
        version.digest === digest ? '' : `its digest is ${version.digest}, not ${digest}`,
        missing.length === 0 ? '' : `it lacks the alias ${missing.join(', ')}`,
        hasMetadata ? '' : 'its metadata is another',
    ].filter(Boolean);
    if (problems.length === 0)
        return version;
    throw new Error(`W&B does not hold the artifact as it was logged: ${problems.join('; ')}.`);
}

;// CONCATENATED MODULE: ./src/backends/wandb/create-version.js








const create_version_maxAttempts = 3;
/**
 * Creates a version of an artifact. It contains `revision.json`, and has the bundle as its metadata. Returns the version
 * as it was read back.
 *
 * Throws if the server refuses, or if the version that was read back is not as expected.
 */
async function createVersion(client, run, expected, slots) {
    return await retryOnConflict(create_version_maxAttempts, create_version_isConflict, () => tryCreate(client, run, expected, slots));
}
/**
 * HTTP 409: another job committed the same content at the same time. A new `createArtifact` then returns that version by
 * its digest. A second commit does not help (wandb/wandb, pull request 3843).
 */
function create_version_isConflict(error) {
    return error instanceof WandbError && error.status === 409;
}
async function tryCreate(client, run, expected, slots) {
    const { artifactName, bundle, aliases } = expected;
    const input = createInput(run, expected);
    const created = await slots.create.run(() => client.execute(createArtifact, { input }));
    const { artifact } = created.createArtifact;
    const { id: artifactID } = artifact;
    // A committed version existed before, with this digest. The server ignores the new aliases and metadata.
    if (artifact.state === 'COMMITTED') {
        await restoreAliases(client, run, artifactID, artifactName, aliases);
        const metadata = JSON.stringify(bundle);
        await client.execute(updateArtifact, { input: { artifactID, metadata } });
    }
    else {
        await uploadFiles(client, run, artifact, canonicalJson(bundle));
        await slots.commit.run(() => client.execute(commitArtifact, { artifactID }));
    }
    const read = () => readVersion(client, run, artifactName, artifactID);
    const version = await read();
    if (!(await latestWasTaken(client, run, version, expected))) {
        return checkVersion(version, expected);
    }
    await restoreAliases(client, run, artifactID, artifactName, ['latest']);
    return checkVersion(await read(), expected);
}
function createInput(run, { artifactName, bundle, aliases }) {
    return {
        entityName: run.entity,
        projectName: run.project,
        runName: run.id,
        artifactTypeName: artifactType,
        artifactCollectionName: artifactName,
        digest: digestOf(bundle),
        digestAlgorithm: 'MANIFEST_MD5',
        description: `Revision ${bundle.revision} of ${bundle.repository}`,
        metadata: JSON.stringify(bundle),
        aliases: aliases.map((alias) => ({ alias, artifactCollectionName: artifactName })),
        // If the HTTP client repeats this request after a lost response, the ids prevent a second artifact.
        clientID: randomId(),
        sequenceClientID: randomId(),
        enableDigestDeduplication: true,
    };
}
function randomId() {
    return (0,external_node_crypto_.randomBytes)(64).toString('hex');
}
async function uploadFiles(client, run, artifact, content) {
    const createManifestOf = async (digest) => {
        const input = manifestInput(run, artifact, digest);
        return (await client.execute(createManifest, { input })).createArtifactManifest.artifactManifest;
    };
    // Files are added to a manifest without a digest, which the final manifest replaces.
    const { id: artifactManifestID } = await createManifestOf('');
    const created = await client.execute(createFiles, {
        input: {
            artifactFiles: [
                {
                    name: fileName,
                    md5: md5(content),
                    mimetype: 'application/json',
                    artifactID: artifact.id,
                    artifactManifestID,
                },
            ],
            storageLayout: 'V2',
        },
    });
    const [{ node }] = created.createArtifactFiles.files.edges;
    const uploadManifest = async () => {
        const manifest = manifestOf(fileName, content, node.artifact?.id ?? artifact.id);
        const { file } = await createManifestOf(md5(manifest));
        await client.upload('the manifest', file, manifest);
    };
    await allSettledOrThrow([client.upload(fileName, node, content), uploadManifest()]);
}
function manifestInput(run, artifact, digest) {
    return {
        artifactID: artifact.id,
        baseArtifactID: artifact.artifactSequence.latestArtifact?.id ?? null,
        name: 'wandb_manifest.json',
        digest,
        entityName: run.entity,
        projectName: run.project,
        runName: run.id,
        type: 'FULL',
    };
}
/** Gives aliases to a version. Any other version of the artifact loses them. */
async function restoreAliases(client, { entity: entityName, project: projectName }, artifactID, artifactCollectionName, aliases) {
    const collection = { artifactCollectionName, entityName, projectName };
    const input = { artifactID, aliases: aliases.map((alias) => ({ alias, ...collection })) };
    await client.execute(addAliases, { input });
}

;// CONCATENATED MODULE: ./src/backends/wandb/registry.js

/**
 * Links a version of an artifact to a collection of a registry, under an alias. Does nothing if it is already linked.
 *
 * Throws if the entity has no organization, or if the server does not show the link afterwards.
 */
async function linkToRegistry(client, artifactID, entity, { project, collection }, alias) {
    const isLinked = async () => {
        const { artifact } = await client.execute(memberships, { id: artifactID });
        return artifact.artifactMemberships.edges.some(({ node: { artifactCollection, aliases } }) => artifactCollection.name === collection &&
            artifactCollection.project.name === project &&
            aliases.some((entry) => entry.alias === alias));
    };
    if (await isLinked())
        return;
    await client.execute(linkArtifact, {
        input: {
            artifactID,
            artifactPortfolioName: collection,
            entityName: await organizationEntity(client, entity),
            projectName: project,
            aliases: [{ artifactCollectionName: collection, alias }],
        },
    });
    if (!(await isLinked())) {
        throw new Error(`W&B does not show the artifact in ${project}/${collection} as "${alias}".`);
    }
}
/** The entity that owns the registries of an entity's organization. */
async function organizationEntity(client, entity) {
    const found = await client.execute(organization, { entity });
    const name = found.entity?.organization?.orgEntity?.name;
    if (name !== undefined)
        return name;
    throw new Error(`wandb-registry: "${entity}" belongs to no organization, and only organizations have registries. Set wandb-entity to a team of one.`);
}

;// CONCATENATED MODULE: ./src/backends/wandb/run.js



/** The longest name of a run. W&B documents no limit, but users report that longer names are refused. */
const maxNameLength = 128;
/** A tag of a run has 1 to 64 characters. */
const maxTagLength = 64;
const maxRunNumber = 5;
/**
 * The id of the run that logs a revision. It depends only on what is logged: a job that was interrupted, or that runs
 * twice at the same time, uses the same run.
 */
function runIdOf(artifactName, bundle) {
    const identity = [artifactName, bundle.repository, bundle.revision, bundle.commit].join('\n');
    return `log-revision-${(0,external_node_crypto_.createHash)('sha256').update(identity).digest('hex').slice(0, 16)}`;
}
/**
 * Creates the run, or opens the existing run of that id. A run that was deleted in the web app blocks its id for ever
 * (HTTP 409, "previously created and deleted"). The id then gets a number, up to 5.
 *
 * Throws if the server refuses.
 */
async function openRun(client, { entity: entityName, project: modelName }, id, fields) {
    for (let number = 1;; number++) {
        const name = number === 1 ? id : `${id}-${number}`;
        try {
            const input = { ...fields, name, modelName, entityName };
            const { bucket } = (await client.execute(upsertBucket, { input })).upsertBucket;
            return { id: bucket.name, project: bucket.project.name, entity: bucket.project.entity.name };
        }
        catch (error) {
            const isDeleted = error instanceof WandbError && error.status === 409 && /deleted/.test(error.message);
            if (!isDeleted || number === maxRunNumber)
                throw error;
        }
    }
}
/** The run of another job, which that job also finishes. Throws if the project has no run of this id. */
async function existingRun(client, { entity, project }, id) {
    const { project: found } = await client.execute(findRun, { entity, project, run: id });
    if (found?.run)
        return { entity, project, id: found.run.name };
    throw new Error(`wandb-run-id: there is no run "${id}" in ${entity}/${project}.`);
}
/** The input of `upsertBucket` for a new run. The config contains the bundle and the run context. */
function runFields(bundle, context) {
    const { runUrl, actor, event, growth, tagVerification } = context;
    const config = {
        ...bundle,
        workflow_run: runUrl,
        actor,
        event,
        position: growth.position,
        previous_revision: growth.previous ?? null,
        ...(tagVerification === '' ? {} : { tag_verification: tagVerification }),
    };
    const entries = Object.entries(config).map(([key, value]) => [key, { value }]);
    const characters = [...bundle.revision];
    return {
        displayName: characters.slice(0, maxNameLength).join(''),
        jobType: 'log-revision',
        // The config contains the name of the tag too.
        tags: characters.length <= maxTagLength ? [bundle.revision] : [],
        notes: `Logged by ${runUrl}`,
        commit: bundle.commit,
        jobRepo: bundle.repository,
        host: 'github-actions',
        config: JSON.stringify(Object.fromEntries(entries)),
    };
}

;// CONCATENATED MODULE: ./src/backends/wandb/log-version.js










/**
 * Logs a revision as a version of the artifact. If the version exists, only what is missing is added.
 *
 * Throws a `MovedTagError` if the existing version has another commit and `if-moved` is `fail`. Throws another error if
 * that version belongs to another dataset, or if the server refuses.
 */
async function logVersion(tools, revision) {
    const { settings, options } = tools;
    const { bundle, existing } = revision;
    if (existing === undefined)
        return await logNewVersion(tools, revision);
    if (isSameCommit(existing, bundle, options.artifactName, settings.baseUrl)) {
        return await reuseVersion(tools, revision, existing);
    }
    if (options.ifMoved === 'relog')
        return await logNewVersion(tools, revision);
    throw new MovedTagError(bundle, version_recordedTag(existing, settings.baseUrl));
}
/** Logs in the run that wandb-run-id names, or in a run of its own, which then ends. */
async function logNewVersion(tools, revision) {
    const { client, settings, options } = tools;
    const { bundle, context } = revision;
    if (settings.runId !== undefined) {
        return await logInRun(tools, revision, await existingRun(client, settings, settings.runId));
    }
    const id = runIdOf(options.artifactName, bundle);
    const run = await openRun(client, settings, id, runFields(bundle, context));
    try {
        const logged = await logInRun(tools, revision, run);
        await client.finishRun(run, 0, metricsOf(bundle, context.growth));
        return logged;
    }
    catch (error) {
        // The next attempt opens this run again. The first error says more than a second one.
        await client.finishRun(run, 1).catch(() => undefined);
        throw error;
    }
}
async function logInRun(tools, { bundle, extraAliases, slots }, run) {
    const { client, settings, options } = tools;
    const aliases = [aliasFor(bundle.revision), ...extraAliases];
    const expected = { artifactName: options.artifactName, bundle, aliases };
    const version = await createVersion(client, run, expected, slots);
    await linkVersion(tools, bundle, version);
    return loggedVersion(version, run, settings.baseUrl, true);
}
/** Adds what an existing version lacks: the use in a run, aliases, the link in the registry. */
async function reuseVersion(tools, revision, version) {
    const { client, settings, options, warn } = tools;
    const { artifactName } = options;
    const { bundle, extraAliases } = revision;
    warnOfDifferences(version, bundle, warn);
    const run = await reuseRun(tools, revision, version);
    const missing = missingAliases(version, artifactName, extraAliases);
    if (missing.length > 0)
        await restoreAliases(client, run, version.id, artifactName, missing);
    await linkVersion(tools, bundle, version);
    return loggedVersion(version, run, settings.baseUrl, false);
}
/**
 * Returns the run to report for an existing version: the run that wandb-run-id names, which then uses the version as an
 * input, or else the run that created the version. If an interrupted job left that run open, it is finished.
 */
async function reuseRun({ client, settings, options }, { bundle, context }, version) {
    const creator = creatingRun(version);
    if (settings.runId !== undefined) {
        const run = await existingRun(client, settings, settings.runId);
        if (run.id === creator.id)
            return run;
        const { entity: entityName, project: projectName, id: runName } = run;
        const input = { entityName, projectName, runName, artifactID: version.id };
        await client.execute(useArtifact, { input });
        return run;
    }
    const isOwnRun = creator.id.startsWith(runIdOf(options.artifactName, bundle));
    if (isOwnRun && version.createdBy.state !== 'finished') {
        await client.finishRun(creator, 0, metricsOf(bundle, context.growth));
    }
    return creator;
}
async function linkVersion({ client, settings }, { revision }, { id }) {
    const { registry, entity } = settings;
    if (registry === undefined)
        return;
    await linkToRegistry(client, id, entity, registry, aliasFor(revision));
}
function loggedVersion(version, run, baseUrl, created) {
    const { name } = version.artifactSequence;
    const url = versionUrl(baseUrl, run, name, versionName(version));
    return {
        created,
        url,
        outputs: {
            'wandb-run-url': run.id === '' ? '' : addresses_runUrl(baseUrl, run),
            'wandb-artifact': `${run.entity}/${run.project}/${name}:${versionName(version)}`,
            'wandb-artifact-url': url,
        },
    };
}

;// CONCATENATED MODULE: ./src/backends/wandb/settings.js



/** Reads the inputs `wandb-*`. Throws at the first that is missing or wrong. */
function readWandbSettings(source) {
    const { get } = source;
    return {
        credential: readCredential(source),
        baseUrl: readBaseUrl(get('wandb-base-url', 'WANDB_BASE_URL') || 'https://api.wandb.ai'),
        entity: get('wandb-entity', 'WANDB_ENTITY') || undefined,
        project: readProject(get('wandb-project', 'WANDB_PROJECT') || source.repositoryName),
        runId: settings_readRunId(get('wandb-run-id')),
        aliases: readAliases(source.getLines('wandb-aliases')),
        registry: readRegistry(get('wandb-registry')),
    };
}
function readBaseUrl(value) {
    const url = readServerUrl('wandb-base-url', value);
    if (/(^|\.)wandb\.ai$/.test(url.hostname) && !url.hostname.startsWith('api.')) {
        throw new Error(`wandb-base-url: ${url.host} is the address of the web app. Give that of the API: https://api.wandb.ai.`);
    }
    return baseUrlOf(url);
}
/** The SDK has the same rule (wandb/sdk/wandb_settings.py). */
function readProject(value) {
    if (value.length <= 128 && !/[/\\#?%:\r\n]/.test(value))
        return value;
    throw new Error(`wandb-project: "${value}" is not a name for a W&B project. It has at most 128 characters and none of / \\ # ? % :`);
}
/** The SDK has the same rule (wandb/sdk/wandb_settings.py). */
function settings_readRunId(value) {
    if (/[:;,#?/'\p{Cc}]/u.test(value)) {
        throw new Error(`wandb-run-id: "${value}" is not the id of a run. It is the last part of the run's URL.`);
    }
    return value || undefined;
}
/** Throws for a name that W&B uses itself, or that can be the alias of a tag with another name. */
function readAliases(aliases) {
    const invalid = aliases.find((alias) => !isUsableAlias(alias));
    if (invalid === undefined)
        return [...new Set(aliases)];
    throw new Error(`wandb-aliases: "${invalid}" cannot be given. An alias has at most 128 characters, none of them "/" or ":"; it is not "latest", not like "v1", and does not begin with "tag-".`);
}
function readRegistry(value) {
    if (value === '')
        return undefined;
    const [, registry, collection] = /^(?:wandb-registry-)?([\w.-]+)\/([\w.-]+)$/.exec(value) ?? [];
    if (registry === undefined || collection === undefined) {
        throw new Error(`wandb-registry: "${value}" is not a collection of a registry. Write REGISTRY/COLLECTION, for example dataset/corpus.`);
    }
    return { project: `wandb-registry-${registry}`, collection };
}

;// CONCATENATED MODULE: ./src/backends/wandb/backend.js











/** Logs each revision as a version of a W&B artifact, under an alias for the tag. */
const wandb = (source) => {
    const settings = readWandbSettings(source);
    const { baseUrl, entity, project, runId } = settings;
    return {
        title: 'W&B',
        address: baseUrl,
        runInput: runId && 'wandb-run-id',
        plan: (bundle, { artifactName }) => ({
            project: entity === undefined ? project : `${entity}/${project}`,
            artifact: `${artifactName}:${aliasFor(bundle.revision)}`,
            digest: digestOf(bundle),
            run: runId ?? runIdOf(artifactName, bundle),
        }),
        open: (bundles, options, tools) => openSession(settings, bundles, options, tools),
    };
};
async function openSession(settings, bundles, options, tools) {
    const { baseUrl } = settings;
    const client = createWandbClient(tools, baseUrl, await credential_signIn(settings, tools));
    const entity = settings.entity ?? (await defaultEntity(client));
    const project = { entity, project: settings.project };
    const found = await findVersions(client, project, options.artifactName, bundles);
    const newest = bundles.at(-1);
    // With if-moved: fail, the version of a moved tag keeps its aliases.
    const latestIsFree = options.ifMoved === 'relog' && latestIsOrphaned(found, bundles);
    const extraAliasesOf = (bundle) => {
        if (bundle !== newest)
            return [];
        const isLatest = latestIsFree || shouldBeLatest(found, bundle);
        return [...(isLatest ? ['latest'] : []), ...settings.aliases];
    };
    const logTools = { client, settings: { ...settings, entity }, options, warn: tools.warn };
    const queues = { create: new OrderedQueue(), commit: new OrderedQueue() };
    return {
        async log(bundle, context) {
            const slots = { create: queues.create.enqueue(), commit: queues.commit.enqueue() };
            try {
                const existing = found.byRevision.get(bundle.revision);
                const extraAliases = extraAliasesOf(bundle);
                return await logVersion(logTools, { bundle, context, existing, extraAliases, slots });
            }
            finally {
                slots.create.release();
                slots.commit.release();
            }
        },
        async verify(bundle) {
            return verifyVersion(found.byRevision.get(bundle.revision), bundle, baseUrl);
        },
    };
}
/** The entity that W&B uses if none is named. Throws if the credential has none. */
async function defaultEntity(client) {
    const { viewer: user } = await client.execute(viewer, {});
    if (user?.entity)
        return user.entity;
    throw new Error('W&B names no default entity for wandb-api-key: the key is not valid on this server, or has none. ' +
        'Set wandb-entity, or give another key.');
}

;// CONCATENATED MODULE: ./src/backends/index.js
// Each backend by the name that the input `backend` gives it.



;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = require("node:fs");
;// CONCATENATED MODULE: ./src/inputs/event.js


const tagPrefix = 'refs/tags/';
const Text = fallback(optional(string(), ''), '');
const Payload = object({
    ref: Text,
    ref_type: Text,
    after: Text,
    deleted: fallback(optional(dist_boolean(), false), false),
    release: fallback(optional(object({ tag_name: Text }), { tag_name: '' }), { tag_name: '' }),
});
/** Reads the text of an event file (GITHUB_EVENT_PATH). A missing or invalid field counts as absent. */
function parsePayload(text) {
    const result = safeParse(Payload, json_parseJson(text));
    return result.success ? result.output : parse(Payload, {});
}
const noTag = { name: '', skipReason: '', commit: '', object: undefined };
/**
 * The tag that an event is about. When an annotated tag is pushed, `after` is the id of the tag object, and GITHUB_SHA
 * is the id of the commit. (Seen in reports of other actions. GitHub documents neither.)
 */
function eventTagOf(event) {
    const { name, sha, payload } = event;
    if (name === 'delete' || name === 'create')
        return ofCreateOrDelete(event);
    const ref = (name === 'push' && payload.ref) || event.ref;
    const tag = (name === 'release' && payload.release.tag_name) || withoutTagPrefix(ref);
    if (tag === '')
        return noTag;
    if (name === 'push' && payload.deleted) {
        return { ...noTag, name: tag, skipReason: deletionOf(tag) };
    }
    const hasObject = name === 'push' && isObjectId(payload.after) && isObjectId(sha);
    const object = payload.after === sha ? '' : payload.after;
    return {
        name: tag,
        skipReason: '',
        commit: commitOf(event, tag),
        object: hasObject ? object : undefined,
    };
}
/** `create` and `delete` are also sent for branches. A workflow cannot filter them. */
function ofCreateOrDelete(event) {
    const { name, ref, payload } = event;
    const isTag = payload.ref_type === '' ? ref.startsWith(tagPrefix) : payload.ref_type === 'tag';
    const refName = payload.ref || withoutTagPrefix(ref);
    if (name === 'delete') {
        return { ...noTag, name: isTag ? refName : '', skipReason: deletionOf(refName) };
    }
    if (isTag)
        return { ...noTag, name: refName, commit: commitOf(event, refName) };
    return {
        ...noTag,
        skipReason: `The event created the branch "${refName}", and no tag: nothing is logged.`,
    };
}
function deletionOf(name) {
    return `The event is the deletion of "${name}": nothing is logged, and what was logged before stays.`;
}
function commitOf({ ref, sha }, tag) {
    return isObjectId(sha) && ref === `${tagPrefix}${tag}` ? sha : '';
}
function withoutTagPrefix(ref) {
    return ref.startsWith(tagPrefix) ? ref.slice(tagPrefix.length) : '';
}
function isObjectId(text) {
    return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text) && !/^0+$/.test(text);
}

;// CONCATENATED MODULE: ./src/inputs/glob.js
/**
 * Compiles a pattern with the rules of GitHub's tag filters: `*` matches any characters except `/`, `**` any characters,
 * `?` zero or one and `+` one or more of the preceding character, `[]` one character of a set. A backslash escapes.
 * (docs.github.com, "Workflow syntax", filter pattern cheat sheet)
 *
 * Throws if the pattern is invalid.
 */
function compileGlob(pattern) {
    const parts = glob_parse(pattern);
    return (name) => matches(parts, name);
}
/** Follows all paths through the pattern at once: the time is at most the product of both lengths. */
function matches(parts, name) {
    let states = new Set();
    addState(parts, 0, states);
    for (const character of name) {
        const next = new Set();
        for (const state of states) {
            const part = parts[state];
            if (!part?.accepts(character))
                continue;
            if (part.repeats)
                next.add(state);
            addState(parts, state + 1, next);
        }
        states = next;
    }
    return states.has(parts.length);
}
/** Adds a state, and all states that can be reached from it without a character. */
function addState(parts, state, states) {
    const open = [state];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
        if (states.has(next))
            continue;
        states.add(next);
        for (const offset of parts[next]?.alternatives ?? [])
            open.push(next + offset);
    }
}
function glob_parse(pattern) {
    const parts = [];
    const characters = [...pattern];
    for (let index = 0; index < characters.length; index++) {
        const [character, next, afterNext] = characters.slice(index, index + 3);
        if (character === '*' && next === '*') {
            const isFolders = afterNext === '/' && (index === 0 || characters[index - 1] === '/');
            // `**/` is any number of folders. Without folders, the rest of the pattern starts at once.
            if (isFolders)
                parts.push({ ...one(() => false), alternatives: [1, 3] });
            parts.push({ ...one(() => true), repeats: true, alternatives: [1] });
            if (isFolders)
                parts.push(one((each) => each === '/'));
            index += isFolders ? 2 : 1;
        }
        else if (character === '*') {
            parts.push({ ...one((each) => each !== '/'), repeats: true, alternatives: [1] });
        }
        else if (character === '?' || character === '+') {
            const last = parts.pop();
            if (last === undefined)
                throw new Error(`"${pattern}" has nothing before its "${character}"`);
            parts.push(character === '?' ? { ...last, alternatives: [1] } : { ...last, repeats: true });
        }
        else if (character === '[') {
            const end = characters.indexOf(']', index);
            if (end <= index + 1)
                throw new Error(`"${pattern}" has a "[" without its "]"`);
            parts.push(one(setOf(pattern, characters.slice(index + 1, end))));
            index = end;
        }
        else {
            const isEscape = character === '\\' && next !== undefined;
            const literal = isEscape ? next : character;
            if (isEscape)
                index++;
            parts.push(one((each) => each === literal));
        }
    }
    return parts;
}
function one(accepts) {
    return { accepts, repeats: false, alternatives: [] };
}
/** A set of characters. `a-z` is a range. */
function setOf(pattern, members) {
    const ranges = [];
    for (let index = 0; index < members.length; index++) {
        const [from = '', dash, to] = members.slice(index, index + 3);
        const isRange = dash === '-' && to !== undefined;
        const range = [codePoint(from), codePoint(isRange ? to : from)];
        if (range[0] > range[1]) {
            throw new Error(`"${pattern}" has a set of characters that is none: [${members.join('')}]`);
        }
        ranges.push(range);
        if (isRange)
            index += 2;
    }
    return (character) => {
        const code = codePoint(character);
        return ranges.some(([from, to]) => from <= code && code <= to);
    };
}
function codePoint(character) {
    return character.codePointAt(0) ?? 0;
}

;// CONCATENATED MODULE: ./src/inputs/revision-lines.js


/**
 * Reads the lines of the `revision` input: tags, full commit ids and patterns. A line that begins with `!` is a pattern,
 * and so is a line that contains `*`, `?` or `[`, which git does not allow in a tag name.
 *
 * Throws at the first invalid line, and if there are only exclusions.
 */
function parseRevisionLines(lines) {
    const parsed = lines.map(parseLine);
    if (parsed.length > 0 && parsed.every((line) => line.kind === 'pattern' && line.isExclusion)) {
        throw new Error('revision: there are only exclusions ("!"). Put what they are taken from before them: "*".');
    }
    return parsed;
}
function parseLine(line) {
    if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(line))
        return { kind: 'commit', name: line };
    const isExclusion = line.startsWith('!');
    const ref = isExclusion ? line.slice(1) : line;
    const name = ref.startsWith(tagPrefix) ? ref.slice(tagPrefix.length) : ref;
    if (isExclusion || /[*?[]/.test(name)) {
        const matchesGlob = compile(name);
        // `v1.0+build` is a tag name on its own line. It is also a tag name in an exclusion.
        return { kind: 'pattern', isExclusion, matches: (tag) => tag === name || matchesGlob(tag) };
    }
    if ((name === ref && name.startsWith('refs/')) || !isRefName(name)) {
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
/**
 * True if git accepts `name` as a ref below `refs/tags/`, by the rules of `git check-ref-format`. Such a name has no
 * other meaning in git's revision syntax.
 */
function isRefName(name) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: git forbids exactly these characters.
    const forbidden = /[\u0000- \u007f~^:?*[\\]|\.\.|@\{|\/\/|\/$|^\/|\.$/;
    const parts = name.split('/');
    return (name !== '' &&
        !forbidden.test(name) &&
        parts.every((part) => !part.startsWith('.') && !part.endsWith('.lock')));
}

;// CONCATENATED MODULE: ./src/inputs/workflow.js


/**
 * Reads the runner's variables and the event file. The OIDC request token is masked with `hide`.
 *
 * Throws if a variable that every runner sets is missing.
 */
function readWorkflow(env, hide) {
    const url = env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '';
    const token = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '';
    hide(token);
    return {
        serverUrl: requireVariable(env, 'GITHUB_SERVER_URL'),
        apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
        repository: requireVariable(env, 'GITHUB_REPOSITORY'),
        runId: requireVariable(env, 'GITHUB_RUN_ID'),
        actor: env['GITHUB_ACTOR'] ?? '',
        event: {
            name: env['GITHUB_EVENT_NAME'] ?? '',
            ref: env['GITHUB_REF'] ?? '',
            sha: env['GITHUB_SHA'] ?? '',
            payload: parsePayload(readEventFile(env['GITHUB_EVENT_PATH'])),
        },
        idTokenSource: url === '' || token === '' ? undefined : { url, token },
    };
}
/** The text of the event file, or '' if there is none. The runner's variables contain the most important facts. */
function readEventFile(path = '') {
    try {
        return (0,external_node_fs_namespaceObject.readFileSync)(path, 'utf8');
    }
    catch {
        return '';
    }
}
/** A variable that every runner sets. Throws if it is empty. */
function requireVariable(env, variable) {
    const value = env[variable] ?? '';
    if (value !== '')
        return value;
    throw new Error(`${variable} is not set: this action runs as a step of a GitHub Actions workflow.`);
}

;// CONCATENATED MODULE: ./src/inputs/inputs.js








/**
 * Reads and validates all inputs.
 *
 * Throws at the first input that is wrong, and names it.
 */
function readInputs({ runner, env, hide, backends, actionFolder, }) {
    for (const name of proxyVariables)
        hideUserinfo(env[name] ?? '', hide);
    const workflow = readWorkflow(env, hide);
    const repositoryName = workflow.repository.replace(/^.*\//, '');
    const source = createSource({ runner, env, hide, repositoryName });
    const selected = readBackends(source, backends);
    const workspace = realDirectory('GITHUB_WORKSPACE', requireVariable(env, 'GITHUB_WORKSPACE'));
    return Object.freeze({
        mode: readChoice(source, 'mode', ['log', 'verify', 'dry-run']),
        revision: parseRevisionLines(source.getLines('revision')),
        ifMoved: readChoice(source, 'if-moved', ['fail', 'relog']),
        githubToken: readGithubToken(source),
        workspace,
        workingDirectory: readWorkingDirectory(workspace, source.get('working-directory')),
        manifest: readManifest(source.get('manifest')),
        packagedManifest: (0,external_node_fs_namespaceObject.readFileSync)((0,external_node_path_namespaceObject.join)(actionFolder, 'lexicons', 'MANIFEST.toml'), 'utf8'),
        verifyLexicons: readBoolean(source, 'verify-lexicons'),
        artifactName: readArtifactName(source.get('artifact-name')),
        backends: new Map([...selected].map(([name, readSettings]) => [name, readSettings(source)])),
        timeout: readTimeout(source.get('timeout')),
        summary: readBoolean(source, 'summary'),
        workflow,
        temporaryFolder: requireVariable(env, 'RUNNER_TEMP'),
    });
}
const proxyVariables = ['http_proxy', 'https_proxy', 'all_proxy'].flatMap((name) => [
    name,
    name.toUpperCase(),
]);
/** actions/checkout gives the token to git as a password, and leaves it in git's configuration. */
function readGithubToken(source) {
    const token = source.getSecret('github-token');
    if (token !== '')
        basicAuthorization(source, 'x-access-token', token);
    return token;
}
function readBackends(source, factories) {
    const names = source.getLines('backend');
    const valid = Object.keys(factories).join(', ');
    if (names.length === 0)
        throw new Error(`backend: none is given. Valid backends: ${valid}.`);
    return new Map(names.map((name) => {
        const factory = Object.hasOwn(factories, name) ? factories[name] : undefined;
        if (factory !== undefined)
            return [name, factory];
        throw new Error(`backend: "${name}" is unknown. Valid backends, one a line: ${valid}.`);
    }));
}
/** The default is five minutes. A job on a self-hosted runner can take five days. */
function readTimeout(value) {
    const seconds = value === '' ? 300 : Number(value);
    if (/^\d*$/.test(value) && seconds >= 1 && seconds <= 432_000)
        return seconds;
    throw new Error(`timeout: "${value}" is not a number of seconds. Give one from 1 to 432000.`);
}
function readWorkingDirectory(workspace, value) {
    const directory = realDirectory('working-directory', (0,external_node_path_namespaceObject.resolve)(workspace, value));
    const path = (0,external_node_path_namespaceObject.relative)(workspace, directory);
    if ((0,external_node_path_namespaceObject.isAbsolute)(path) || /^\.\.([/\\]|$)/.test(path)) {
        throw new Error(`working-directory: ${directory} is outside the workspace ${workspace}.`);
    }
    return directory;
}
function realDirectory(name, path) {
    try {
        const real = (0,external_node_fs_namespaceObject.realpathSync)(path);
        if ((0,external_node_fs_namespaceObject.statSync)(real).isDirectory())
            return real;
    }
    catch (error) {
        throw new Error(`${name}: there is no folder ${path} (${messageOf(error)}). Run actions/checkout before this step.`);
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
/** W&B's rule for artifact names, which the SDK enforces too (wandb/sdk/artifacts/artifact.py). */
function readArtifactName(value) {
    if (/^[\w.-]{1,128}$/.test(value))
        return value;
    throw new Error(`artifact-name: "${value}" is not a name for an artifact. Use 1 to 128 letters, digits, "_", "-" and ".".`);
}

;// CONCATENATED MODULE: ./src/tracking/result.js
/** True if the result does not fail the step. */
function isSuccess({ status }) {
    return ['logged', 'already-logged', 'matches', 'dry-run'].includes(status);
}

;// CONCATENATED MODULE: ./src/report/annotations.js


/** GitHub shows at most ten errors and ten warnings of a step (docs.github.com, REST API, check runs). */
const maxAnnotations = 10;
/** `safe` redacts a text and makes it safe to print. */
function createAnnotations(runner, safe) {
    const given = new Set();
    const omitted = [];
    return {
        warn(message) {
            if (given.has(message))
                return;
            given.add(message);
            const text = safe(message);
            if (given.size < maxAnnotations)
                return runner.warning(text);
            omitted.push(text);
            runner.info(text);
        },
        fail(errors) {
            const shown = errors.length <= maxAnnotations ? errors : errors.slice(0, maxAnnotations - 1);
            const others = errors.slice(shown.length);
            for (const { message, location } of shown) {
                runner.setFailed(safe(message), location && { ...location, file: safe(location.file) });
            }
            if (others.length > 0)
                runner.setFailed(`${others.length} more errors stand in the log.`);
            for (const { message } of others)
                runner.info(safe(message));
        },
        end() {
            const [first, ...others] = omitted;
            if (first === undefined)
                return;
            runner.warning(others.length === 0 ? first : `${omitted.length} more warnings stand in the log.`);
        },
    };
}
/** The annotation for a thrown value. */
function errorAnnotationOf(thrown) {
    const location = thrown instanceof FileError ? thrown.location : undefined;
    return { message: messageOf(thrown), location };
}
/**
 * The annotations for the results that fail the step. Revisions that failed for the same reason share one. If all
 * results are about one revision, the message does not name it.
 */
function errorAnnotationsOf(results) {
    const isSingle = new Set(results.map(({ revision }) => revision)).size <= 1;
    const byMessage = new Map();
    for (const result of results.filter((each) => !isSuccess(each))) {
        const message = errorMessageOf(result);
        byMessage.set(message, [...(byMessage.get(message) ?? []), result]);
    }
    return [...byMessage].map(([message, failed]) => {
        const names = new Set(failed.map(({ revision }) => revision));
        const location = failed.find((each) => each.location)?.location;
        return { message: isSingle ? message : `${joinFirst([...names], 3)}: ${message}`, location };
    });
}
function errorMessageOf({ backend, revision, status, url, details }) {
    const text = details.join('; ');
    if (status === 'missing') {
        const reason = text === '' ? 'It was never logged there, or its record was deleted' : text;
        return `${backend} does not hold it. ${reason}.`;
    }
    if (status === 'differs') {
        return `${backend} holds "${revision}" otherwise${url && ` (${url})`}: ${text}.`;
    }
    return text.endsWith('.') ? text : `${text}.`;
}

;// CONCATENATED MODULE: ./src/report/wording.js
/** The outcome of a revision, in words. */
const statusText = {
    logged: 'logged',
    'already-logged': 'had been logged before',
    failed: 'failed',
    moved: 'was moved since it was logged',
    matches: 'matches',
    missing: 'is missing',
    differs: 'differs',
    'dry-run': 'would be logged',
};
/**
 * Says how many records changed since the previous tag, as the end of a sentence: '' if that is unknown.
 * `format` formats the name of the tag.
 */
function growthText({ previous, changes }, format = (name) => name) {
    if (changes === undefined || previous === undefined)
        return '';
    const { added, removed, changed } = changes.all;
    return `, ${added} added, ${removed} removed, ${changed} changed since ${format(previous)}`;
}

;// CONCATENATED MODULE: ./src/report/report.js




/** `redact` removes the secrets from a text. */
function createReport(runner, redact) {
    const log = createLog(runner, redact);
    const annotations = createAnnotations(runner, log.safe);
    const outputs = (values) => setOutputs(runner, annotations, values);
    const debugStack = (thrown) => {
        if (runner.isDebug())
            log.debug(stackOf(thrown));
    };
    return {
        info: log.info,
        warn: annotations.warn,
        debug: log.debug,
        fail(thrown) {
            const errors = thrown instanceof AggregateError ? thrown.errors : [thrown];
            annotations.fail(errors.map(errorAnnotationOf));
            debugStack(thrown);
        },
        end: annotations.end,
        nothingToLog(reason) {
            runner.notice(log.safe(reason));
            outputs({ created: 'false', results: '[]' });
        },
        pinned: (pinned) => printPinned(log, pinned),
        results(results) {
            printResults(log, results);
            annotations.fail(errorAnnotationsOf(results));
            // Several results can have the same error.
            const errors = new Set(results.flatMap(({ error }) => (error === undefined ? [] : [error])));
            errors.forEach(debugStack);
        },
        outputs,
        async summary(html) {
            try {
                await runner.writeSummary(redact(html));
            }
            catch (error) {
                annotations.warn(`The job summary could not be written: ${messageOf(error)}`);
            }
        },
    };
}
function setOutputs(runner, annotations, values) {
    try {
        for (const [name, value] of Object.entries(values))
            runner.setOutput(name, value);
    }
    catch (error) {
        const message = `The outputs of this step could not be written (GITHUB_OUTPUT): ${messageOf(error)}. What is logged stays logged: where a later step needs them, start the job again.`;
        annotations.fail([{ message }]);
    }
}
function createLog(runner, redact) {
    const printableLine = (line) => printable(line, 4000);
    const safe = (text) => printableLine(redact(text));
    return {
        safe,
        info: (message) => runner.info(safe(message)),
        debug(message) {
            if (!runner.isDebug())
                return;
            // A secret can have several lines, so it is redacted before the text is split.
            for (const line of redact(message).split(/\r\n|\r|\n/))
                runner.debug(printableLine(line));
        },
        group(heading, values) {
            runner.startGroup(safe(heading));
            for (const [name, value] of values)
                runner.info(`${safe(name)}: ${safe(value)}`);
            runner.endGroup();
        },
    };
}
/** Prints one revision in full. Prints one line for each of several revisions. */
function printPinned(log, pinned) {
    const [first, ...others] = pinned;
    if (first === undefined)
        return;
    if (others.length === 0) {
        log.group(`Revision ${first.bundle.revision}`, valuesOf(first));
    }
    else {
        const lines = pinned.map(({ bundle: { revision, commit, committed_at }, growth }) => [
            revision,
            `${commit} of ${committed_at}${growthText(growth)}`,
        ]);
        log.group(`${pinned.length} revisions, oldest first`, lines);
    }
}
function printResults(log, results) {
    const isSingle = new Set(results.map(({ revision }) => revision)).size === 1;
    for (const { backend, revision, status, url, outputs, plan } of results) {
        const text = statusText[status];
        const suffix = url && `: ${url}`;
        const isLogged = status === 'logged' || status === 'already-logged';
        if (status === 'dry-run')
            log.group(`${backend}: ${revision} ${text}`, Object.entries(plan));
        else if (!isSingle)
            log.info(`${backend}: ${revision} ${text}${suffix}`);
        else if (isLogged) {
            const values = { created: `${status === 'logged'}`, url, ...outputs };
            log.group(`${backend}: ${text}`, Object.entries(values));
        }
        else
            log.info(`${backend}: ${text}${suffix}`);
    }
}
/** The fields of the bundle. A nested field is named `tag.kind`. */
function valuesOf({ bundle, growth }) {
    const values = [];
    const add = (name, value) => {
        if (typeof value !== 'object' || value === null)
            values.push([name, String(value ?? 'none')]);
        else
            for (const [key, member] of Object.entries(value))
                add(`${name}.${key}`, member);
    };
    for (const [name, value] of Object.entries(bundle))
        add(name, value);
    const position = growth.position === 0 ? 'unknown: the checkout has no history' : growth.position;
    return [...values, ['position', `${position}${growthText(growth)}`]];
}

;// CONCATENATED MODULE: ./src/git/remote-url.js
/**
 * The web URL of a repository, from the URL of its remote, without user, password and `.git`. All of git's spellings
 * (`https://host/o/r.git`, `git@host:o/r.git`, `ssh://git@host/o/r`) give the same URL, so that a revision has the same
 * record wherever it was cloned. Undefined for a local path.
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

;// CONCATENATED MODULE: external "node:fs/promises"
const external_node_fs_promises_namespaceObject = require("node:fs/promises");
;// CONCATENATED MODULE: ./src/runner/temporary-files.js



/** Creates a folder in RUNNER_TEMP for the files of this run. Throws if that fails. */
async function createTemporaryFolder(parent) {
    try {
        return await (0,external_node_fs_promises_namespaceObject.mkdtemp)((0,external_node_path_namespaceObject.join)(parent, 'log-revision-'));
    }
    catch (error) {
        throw new Error(`No folder could be made in ${parent} (RUNNER_TEMP): ${messageOf(error)}. Nothing was sent.`);
    }
}
/** Writes a file in that folder, before anything is sent. Throws if that fails. */
async function writeTemporaryFile(file, text) {
    try {
        await (0,external_node_fs_promises_namespaceObject.writeFile)(file, text);
    }
    catch (error) {
        throw new Error(`${file} could not be written (RUNNER_TEMP): ${messageOf(error)}. Nothing was sent. Make room on the runner's disk.`);
    }
}

;// CONCATENATED MODULE: ./src/git/objects.js
/** Parsing of commit and tag objects (git's Documentation, "gitformat-commit" and the user manual). */
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
/** Splits `Name <address> 1792490400 +0200`. A tag from git's first years has no tagger. */
function parseIdent(line = '') {
    const [, who, seconds] = /^(.*>)? ?(\d{1,11}) [+-]\d{4}$/s.exec(line) ?? [];
    if (seconds === undefined)
        return { who: line, date: '' };
    return { who: who ?? '', date: objects_isoDate(seconds) };
}
/** Seconds since 1970 as ISO 8601 in UTC, to the second, or '' if the text is not a number of seconds. */
function objects_isoDate(seconds) {
    if (seconds === undefined || !/^\d{1,11}$/.test(seconds))
        return '';
    return new Date(Number(seconds) * 1000).toISOString().replace('.000Z', 'Z');
}
function parseTag(id, content) {
    const { headers, body } = parseObject(content);
    const { who, date } = parseIdent(headers.get('tagger'));
    return { kind: 'annotated', object: id, tagger: who, date, ...splitSignature(body) };
}
/**
 * Splits the text of a tag into its message and the kind of the signature that follows it. A message can quote another
 * signature: only the last one counts, and only if nothing follows it.
 */
function splitSignature(text) {
    const header = /^-----BEGIN (PGP SIGNATURE|PGP MESSAGE|SSH SIGNATURE|SIGNED MESSAGE)-----$/gm;
    const last = [...text.matchAll(header)].at(-1);
    const isAtEnd = last !== undefined && text.trimEnd().endsWith(`\n-----END ${last[1]}-----`);
    if (!isAtEnd)
        return { message: text.trimEnd(), signature: null };
    return { message: text.slice(0, last.index).trimEnd(), signature: signatureKind(last[1] ?? '') };
}
function signatureKind(title) {
    if (title.startsWith('PGP'))
        return 'gpg';
    return title.startsWith('SSH') ? 'ssh' : 'x509';
}

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = require("node:child_process");
// EXTERNAL MODULE: external "string_decoder"
var external_string_decoder_ = __nccwpck_require__(3193);
// EXTERNAL MODULE: external "os"
var external_os_ = __nccwpck_require__(857);
// EXTERNAL MODULE: external "events"
var external_events_ = __nccwpck_require__(4434);
;// CONCATENATED MODULE: external "child_process"
const external_child_process_namespaceObject = require("child_process");
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = require("path");
// EXTERNAL MODULE: external "assert"
var external_assert_ = __nccwpck_require__(2613);
// EXTERNAL MODULE: external "fs"
var external_fs_ = __nccwpck_require__(9896);
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
var __awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink } = external_fs_.promises;
// export const {open} = 'fs'
const IS_WINDOWS = process.platform === 'win32';
/**
 * Custom implementation of readlink to ensure Windows junctions
 * maintain trailing backslash for backward compatibility with Node.js < 24
 *
 * In Node.js 20, Windows junctions (directory symlinks) always returned paths
 * with trailing backslashes. Node.js 24 removed this behavior, which breaks
 * code that relied on this format for path operations.
 *
 * This implementation restores the Node 20 behavior by adding a trailing
 * backslash to all junction results on Windows.
 */
function readlink(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        const result = yield fs.promises.readlink(fsPath);
        // On Windows, restore Node 20 behavior: add trailing backslash to all results
        // since junctions on Windows are always directory links
        if (IS_WINDOWS && !result.endsWith('\\')) {
            return `${result}\\`;
        }
        return result;
    });
}
// See https://github.com/nodejs/node/blob/d0153aee367422d0858105abec186da4dff0a0c5/deps/uv/include/uv/win.h#L691
const UV_FS_O_EXLOCK = 0x10000000;
const READONLY = external_fs_.constants.O_RDONLY;
function exists(fsPath) {
    return __awaiter(this, void 0, void 0, function* () {
        try {
            yield stat(fsPath);
        }
        catch (err) {
            if (err.code === 'ENOENT') {
                return false;
            }
            throw err;
        }
        return true;
    });
}
function isDirectory(fsPath_1) {
    return __awaiter(this, arguments, void 0, function* (fsPath, useStat = false) {
        const stats = useStat ? yield stat(fsPath) : yield lstat(fsPath);
        return stats.isDirectory();
    });
}
/**
 * On OSX/Linux, true if path starts with '/'. On Windows, true for paths like:
 * \, \hello, \\hello\share, C:, and C:\hello (and corresponding alternate separator cases).
 */
function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) {
        throw new Error('isRooted() parameter "p" cannot be empty');
    }
    if (IS_WINDOWS) {
        return (p.startsWith('\\') || /^[A-Z]:/i.test(p) // e.g. \ or \hello or \\hello
        ); // e.g. C: or C:\hello
    }
    return p.startsWith('/');
}
/**
 * Best effort attempt to determine whether a file exists and is executable.
 * @param filePath    file path to check
 * @param extensions  additional file extensions to try
 * @return if file exists and is executable, returns the file path. otherwise empty string.
 */
function tryGetExecutablePath(filePath, extensions) {
    return __awaiter(this, void 0, void 0, function* () {
        let stats = undefined;
        try {
            // test file exists
            stats = yield stat(filePath);
        }
        catch (err) {
            if (err.code !== 'ENOENT') {
                // eslint-disable-next-line no-console
                console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
            }
        }
        if (stats && stats.isFile()) {
            if (IS_WINDOWS) {
                // on Windows, test for valid extension
                const upperExt = external_path_namespaceObject.extname(filePath).toUpperCase();
                if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) {
                    return filePath;
                }
            }
            else {
                if (isUnixExecutable(stats)) {
                    return filePath;
                }
            }
        }
        // try each extension
        const originalFilePath = filePath;
        for (const extension of extensions) {
            filePath = originalFilePath + extension;
            stats = undefined;
            try {
                stats = yield stat(filePath);
            }
            catch (err) {
                if (err.code !== 'ENOENT') {
                    // eslint-disable-next-line no-console
                    console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
                }
            }
            if (stats && stats.isFile()) {
                if (IS_WINDOWS) {
                    // preserve the case of the actual file (since an extension was appended)
                    try {
                        const directory = external_path_namespaceObject.dirname(filePath);
                        const upperName = external_path_namespaceObject.basename(filePath).toUpperCase();
                        for (const actualName of yield readdir(directory)) {
                            if (upperName === actualName.toUpperCase()) {
                                filePath = external_path_namespaceObject.join(directory, actualName);
                                break;
                            }
                        }
                    }
                    catch (err) {
                        // eslint-disable-next-line no-console
                        console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
                    }
                    return filePath;
                }
                else {
                    if (isUnixExecutable(stats)) {
                        return filePath;
                    }
                }
            }
        }
        return '';
    });
}
function normalizeSeparators(p) {
    p = p || '';
    if (IS_WINDOWS) {
        // convert slashes on Windows
        p = p.replace(/\//g, '\\');
        // remove redundant slashes
        return p.replace(/\\\\+/g, '\\');
    }
    // remove redundant slashes
    return p.replace(/\/\/+/g, '/');
}
// on Mac/Linux, test the execute bit
//     R   W  X  R  W X R W X
//   256 128 64 32 16 8 4 2 1
function isUnixExecutable(stats) {
    return ((stats.mode & 1) > 0 ||
        ((stats.mode & 8) > 0 &&
            process.getgid !== undefined &&
            stats.gid === process.getgid()) ||
        ((stats.mode & 64) > 0 &&
            process.getuid !== undefined &&
            stats.uid === process.getuid()));
}
// Get the path of cmd.exe in windows
function getCmdPath() {
    var _a;
    return (_a = process.env['COMSPEC']) !== null && _a !== void 0 ? _a : `cmd.exe`;
}
//# sourceMappingURL=io-util.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
var io_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};



/**
 * Copies a file or folder.
 * Based off of shelljs - https://github.com/shelljs/shelljs/blob/9237f66c52e5daa40458f94f9565e18e8132f5a6/src/cp.js
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See CopyOptions.
 */
function cp(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        const { force, recursive, copySourceDirectory } = readCopyOptions(options);
        const destStat = (yield ioUtil.exists(dest)) ? yield ioUtil.stat(dest) : null;
        // Dest is an existing file, but not forcing
        if (destStat && destStat.isFile() && !force) {
            return;
        }
        // If dest is an existing directory, should copy inside.
        const newDest = destStat && destStat.isDirectory() && copySourceDirectory
            ? path.join(dest, path.basename(source))
            : dest;
        if (!(yield ioUtil.exists(source))) {
            throw new Error(`no such file or directory: ${source}`);
        }
        const sourceStat = yield ioUtil.stat(source);
        if (sourceStat.isDirectory()) {
            if (!recursive) {
                throw new Error(`Failed to copy. ${source} is a directory, but tried to copy without recursive flag.`);
            }
            else {
                yield cpDirRecursive(source, newDest, 0, force);
            }
        }
        else {
            if (path.relative(source, newDest) === '') {
                // a file cannot be copied to itself
                throw new Error(`'${newDest}' and '${source}' are the same file`);
            }
            yield io_copyFile(source, newDest, force);
        }
    });
}
/**
 * Moves a path.
 *
 * @param     source    source path
 * @param     dest      destination path
 * @param     options   optional. See MoveOptions.
 */
function mv(source_1, dest_1) {
    return io_awaiter(this, arguments, void 0, function* (source, dest, options = {}) {
        if (yield ioUtil.exists(dest)) {
            let destExists = true;
            if (yield ioUtil.isDirectory(dest)) {
                // If dest is directory copy src into dest
                dest = path.join(dest, path.basename(source));
                destExists = yield ioUtil.exists(dest);
            }
            if (destExists) {
                if (options.force == null || options.force) {
                    yield rmRF(dest);
                }
                else {
                    throw new Error('Destination already exists');
                }
            }
        }
        yield mkdirP(path.dirname(dest));
        yield ioUtil.rename(source, dest);
    });
}
/**
 * Remove a path recursively with force
 *
 * @param inputPath path to remove
 */
function rmRF(inputPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (ioUtil.IS_WINDOWS) {
            // Check for invalid characters
            // https://docs.microsoft.com/en-us/windows/win32/fileio/naming-a-file
            if (/[*"<>|]/.test(inputPath)) {
                throw new Error('File path must not contain `*`, `"`, `<`, `>` or `|` on Windows');
            }
        }
        try {
            // note if path does not exist, error is silent
            yield ioUtil.rm(inputPath, {
                force: true,
                maxRetries: 3,
                recursive: true,
                retryDelay: 300
            });
        }
        catch (err) {
            throw new Error(`File was unable to be removed ${err}`);
        }
    });
}
/**
 * Make a directory.  Creates the full path with folders in between
 * Will throw if it fails
 *
 * @param   fsPath        path to create
 * @returns Promise<void>
 */
function mkdirP(fsPath) {
    return io_awaiter(this, void 0, void 0, function* () {
        ok(fsPath, 'a path argument must be provided');
        yield ioUtil.mkdir(fsPath, { recursive: true });
    });
}
/**
 * Returns path of a tool had the tool actually been invoked.  Resolves via paths.
 * If you check and the tool does not exist, it will throw.
 *
 * @param     tool              name of the tool
 * @param     check             whether to check if tool exists
 * @returns   Promise<string>   path to tool
 */
function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // recursive when check=true
        if (check) {
            const result = yield which(tool, false);
            if (!result) {
                if (IS_WINDOWS) {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
                }
                else {
                    throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
                }
            }
            return result;
        }
        const matches = yield findInPath(tool);
        if (matches && matches.length > 0) {
            return matches[0];
        }
        return '';
    });
}
/**
 * Returns a list of all occurrences of the given tool on the system path.
 *
 * @returns   Promise<string[]>  the paths of the tool
 */
function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function* () {
        if (!tool) {
            throw new Error("parameter 'tool' is required");
        }
        // build the list of extensions to try
        const extensions = [];
        if (IS_WINDOWS && process.env['PATHEXT']) {
            for (const extension of process.env['PATHEXT'].split(external_path_namespaceObject.delimiter)) {
                if (extension) {
                    extensions.push(extension);
                }
            }
        }
        // if it's rooted, return it if exists. otherwise return empty.
        if (isRooted(tool)) {
            const filePath = yield tryGetExecutablePath(tool, extensions);
            if (filePath) {
                return [filePath];
            }
            return [];
        }
        // if any path separators, return empty
        if (tool.includes(external_path_namespaceObject.sep)) {
            return [];
        }
        // build the list of directories
        //
        // Note, technically "where" checks the current directory on Windows. From a toolkit perspective,
        // it feels like we should not do this. Checking the current directory seems like more of a use
        // case of a shell, and the which() function exposed by the toolkit should strive for consistency
        // across platforms.
        const directories = [];
        if (process.env.PATH) {
            for (const p of process.env.PATH.split(external_path_namespaceObject.delimiter)) {
                if (p) {
                    directories.push(p);
                }
            }
        }
        // find all matches
        const matches = [];
        for (const directory of directories) {
            const filePath = yield tryGetExecutablePath(external_path_namespaceObject.join(directory, tool), extensions);
            if (filePath) {
                matches.push(filePath);
            }
        }
        return matches;
    });
}
function readCopyOptions(options) {
    const force = options.force == null ? true : options.force;
    const recursive = Boolean(options.recursive);
    const copySourceDirectory = options.copySourceDirectory == null
        ? true
        : Boolean(options.copySourceDirectory);
    return { force, recursive, copySourceDirectory };
}
function cpDirRecursive(sourceDir, destDir, currentDepth, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        // Ensure there is not a run away recursive copy
        if (currentDepth >= 255)
            return;
        currentDepth++;
        yield mkdirP(destDir);
        const files = yield ioUtil.readdir(sourceDir);
        for (const fileName of files) {
            const srcFile = `${sourceDir}/${fileName}`;
            const destFile = `${destDir}/${fileName}`;
            const srcFileStat = yield ioUtil.lstat(srcFile);
            if (srcFileStat.isDirectory()) {
                // Recurse
                yield cpDirRecursive(srcFile, destFile, currentDepth, force);
            }
            else {
                yield io_copyFile(srcFile, destFile, force);
            }
        }
        // Change the mode for the newly created directory
        yield ioUtil.chmod(destDir, (yield ioUtil.stat(sourceDir)).mode);
    });
}
// Buffered file copy
function io_copyFile(srcFile, destFile, force) {
    return io_awaiter(this, void 0, void 0, function* () {
        if ((yield ioUtil.lstat(srcFile)).isSymbolicLink()) {
            // unlink/re-link it
            try {
                yield ioUtil.lstat(destFile);
                yield ioUtil.unlink(destFile);
            }
            catch (e) {
                // Try to override file permission
                if (e.code === 'EPERM') {
                    yield ioUtil.chmod(destFile, '0666');
                    yield ioUtil.unlink(destFile);
                }
                // other errors = it doesn't exist, no work to do
            }
            // Copy over symlink
            const symlinkFull = yield ioUtil.readlink(srcFile);
            yield ioUtil.symlink(symlinkFull, destFile, ioUtil.IS_WINDOWS ? 'junction' : null);
        }
        else if (!(yield ioUtil.exists(destFile)) || force) {
            yield ioUtil.copyFile(srcFile, destFile);
        }
    });
}
//# sourceMappingURL=io.js.map
;// CONCATENATED MODULE: external "timers"
const external_timers_namespaceObject = require("timers");
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
var toolrunner_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};







/* eslint-disable @typescript-eslint/unbound-method */
const toolrunner_IS_WINDOWS = process.platform === 'win32';
/*
 * Class for running command line tools. Handles quoting and arg parsing in a platform agnostic way.
 */
class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
        super();
        if (!toolPath) {
            throw new Error("Parameter 'toolPath' cannot be null or empty.");
        }
        this.toolPath = toolPath;
        this.args = args || [];
        this.options = options || {};
    }
    _debug(message) {
        if (this.options.listeners && this.options.listeners.debug) {
            this.options.listeners.debug(message);
        }
    }
    _getCommandString(options, noPrefix) {
        const toolPath = this._getSpawnFileName();
        const args = this._getSpawnArgs(options);
        let cmd = noPrefix ? '' : '[command]'; // omit prefix when piped to a second tool
        if (toolrunner_IS_WINDOWS) {
            // Windows + cmd file
            if (this._isCmdFile()) {
                cmd += toolPath;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows + verbatim
            else if (options.windowsVerbatimArguments) {
                cmd += `"${toolPath}"`;
                for (const a of args) {
                    cmd += ` ${a}`;
                }
            }
            // Windows (regular)
            else {
                cmd += this._windowsQuoteCmdArg(toolPath);
                for (const a of args) {
                    cmd += ` ${this._windowsQuoteCmdArg(a)}`;
                }
            }
        }
        else {
            // OSX/Linux - this can likely be improved with some form of quoting.
            // creating processes on Unix is fundamentally different than Windows.
            // on Unix, execvp() takes an arg array.
            cmd += toolPath;
            for (const a of args) {
                cmd += ` ${a}`;
            }
        }
        return cmd;
    }
    _processLineBuffer(data, strBuffer, onLine) {
        try {
            let s = strBuffer + data.toString();
            let n = s.indexOf(external_os_.EOL);
            while (n > -1) {
                const line = s.substring(0, n);
                onLine(line);
                // the rest of the string ...
                s = s.substring(n + external_os_.EOL.length);
                n = s.indexOf(external_os_.EOL);
            }
            return s;
        }
        catch (err) {
            // streaming lines to console is best effort.  Don't fail a build.
            this._debug(`error processing line. Failed with error ${err}`);
            return '';
        }
    }
    _getSpawnFileName() {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                return process.env['COMSPEC'] || 'cmd.exe';
            }
        }
        return this.toolPath;
    }
    _getSpawnArgs(options) {
        if (toolrunner_IS_WINDOWS) {
            if (this._isCmdFile()) {
                let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
                for (const a of this.args) {
                    argline += ' ';
                    argline += options.windowsVerbatimArguments
                        ? a
                        : this._windowsQuoteCmdArg(a);
                }
                argline += '"';
                return [argline];
            }
        }
        return this.args;
    }
    _endsWith(str, end) {
        return str.endsWith(end);
    }
    _isCmdFile() {
        const upperToolPath = this.toolPath.toUpperCase();
        return (this._endsWith(upperToolPath, '.CMD') ||
            this._endsWith(upperToolPath, '.BAT'));
    }
    _windowsQuoteCmdArg(arg) {
        // for .exe, apply the normal quoting rules that libuv applies
        if (!this._isCmdFile()) {
            return this._uvQuoteCmdArg(arg);
        }
        // otherwise apply quoting rules specific to the cmd.exe command line parser.
        // the libuv rules are generic and are not designed specifically for cmd.exe
        // command line parser.
        //
        // for a detailed description of the cmd.exe command line parser, refer to
        // http://stackoverflow.com/questions/4094699/how-does-the-windows-command-interpreter-cmd-exe-parse-scripts/7970912#7970912
        // need quotes for empty arg
        if (!arg) {
            return '""';
        }
        // determine whether the arg needs to be quoted
        const cmdSpecialChars = [
            ' ',
            '\t',
            '&',
            '(',
            ')',
            '[',
            ']',
            '{',
            '}',
            '^',
            '=',
            ';',
            '!',
            "'",
            '+',
            ',',
            '`',
            '~',
            '|',
            '<',
            '>',
            '"'
        ];
        let needsQuotes = false;
        for (const char of arg) {
            if (cmdSpecialChars.some(x => x === char)) {
                needsQuotes = true;
                break;
            }
        }
        // short-circuit if quotes not needed
        if (!needsQuotes) {
            return arg;
        }
        // the following quoting rules are very similar to the rules that by libuv applies.
        //
        // 1) wrap the string in quotes
        //
        // 2) double-up quotes - i.e. " => ""
        //
        //    this is different from the libuv quoting rules. libuv replaces " with \", which unfortunately
        //    doesn't work well with a cmd.exe command line.
        //
        //    note, replacing " with "" also works well if the arg is passed to a downstream .NET console app.
        //    for example, the command line:
        //          foo.exe "myarg:""my val"""
        //    is parsed by a .NET console app into an arg array:
        //          [ "myarg:\"my val\"" ]
        //    which is the same end result when applying libuv quoting rules. although the actual
        //    command line from libuv quoting rules would look like:
        //          foo.exe "myarg:\"my val\""
        //
        // 3) double-up slashes that precede a quote,
        //    e.g.  hello \world    => "hello \world"
        //          hello\"world    => "hello\\""world"
        //          hello\\"world   => "hello\\\\""world"
        //          hello world\    => "hello world\\"
        //
        //    technically this is not required for a cmd.exe command line, or the batch argument parser.
        //    the reasons for including this as a .cmd quoting rule are:
        //
        //    a) this is optimized for the scenario where the argument is passed from the .cmd file to an
        //       external program. many programs (e.g. .NET console apps) rely on the slash-doubling rule.
        //
        //    b) it's what we've been doing previously (by deferring to node default behavior) and we
        //       haven't heard any complaints about that aspect.
        //
        // note, a weakness of the quoting rules chosen here, is that % is not escaped. in fact, % cannot be
        // escaped when used on the command line directly - even though within a .cmd file % can be escaped
        // by using %%.
        //
        // the saving grace is, on the command line, %var% is left as-is if var is not defined. this contrasts
        // the line parsing rules within a .cmd file, where if var is not defined it is replaced with nothing.
        //
        // one option that was explored was replacing % with ^% - i.e. %var% => ^%var^%. this hack would
        // often work, since it is unlikely that var^ would exist, and the ^ character is removed when the
        // variable is used. the problem, however, is that ^ is not removed when %* is used to pass the args
        // to an external program.
        //
        // an unexplored potential solution for the % escaping problem, is to create a wrapper .cmd file.
        // % can be escaped within a .cmd file.
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\'; // double the slash
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '"'; // double the quote
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _uvQuoteCmdArg(arg) {
        // Tool runner wraps child_process.spawn() and needs to apply the same quoting as
        // Node in certain cases where the undocumented spawn option windowsVerbatimArguments
        // is used.
        //
        // Since this function is a port of quote_cmd_arg from Node 4.x (technically, lib UV,
        // see https://github.com/nodejs/node/blob/v4.x/deps/uv/src/win/process.c for details),
        // pasting copyright notice from Node within this function:
        //
        //      Copyright Joyent, Inc. and other Node contributors. All rights reserved.
        //
        //      Permission is hereby granted, free of charge, to any person obtaining a copy
        //      of this software and associated documentation files (the "Software"), to
        //      deal in the Software without restriction, including without limitation the
        //      rights to use, copy, modify, merge, publish, distribute, sublicense, and/or
        //      sell copies of the Software, and to permit persons to whom the Software is
        //      furnished to do so, subject to the following conditions:
        //
        //      The above copyright notice and this permission notice shall be included in
        //      all copies or substantial portions of the Software.
        //
        //      THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
        //      IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
        //      FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
        //      AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
        //      LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING
        //      FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
        //      IN THE SOFTWARE.
        if (!arg) {
            // Need double quotation for empty argument
            return '""';
        }
        if (!arg.includes(' ') && !arg.includes('\t') && !arg.includes('"')) {
            // No quotation needed
            return arg;
        }
        if (!arg.includes('"') && !arg.includes('\\')) {
            // No embedded double quotes or backslashes, so I can just wrap
            // quote marks around the whole thing.
            return `"${arg}"`;
        }
        // Expected input/output:
        //   input : hello"world
        //   output: "hello\"world"
        //   input : hello""world
        //   output: "hello\"\"world"
        //   input : hello\world
        //   output: hello\world
        //   input : hello\\world
        //   output: hello\\world
        //   input : hello\"world
        //   output: "hello\\\"world"
        //   input : hello\\"world
        //   output: "hello\\\\\"world"
        //   input : hello world\
        //   output: "hello world\\" - note the comment in libuv actually reads "hello world\"
        //                             but it appears the comment is wrong, it should be "hello world\\"
        let reverse = '"';
        let quoteHit = true;
        for (let i = arg.length; i > 0; i--) {
            // walk the string in reverse
            reverse += arg[i - 1];
            if (quoteHit && arg[i - 1] === '\\') {
                reverse += '\\';
            }
            else if (arg[i - 1] === '"') {
                quoteHit = true;
                reverse += '\\';
            }
            else {
                quoteHit = false;
            }
        }
        reverse += '"';
        return reverse.split('').reverse().join('');
    }
    _cloneExecOptions(options) {
        options = options || {};
        const result = {
            cwd: options.cwd || process.cwd(),
            env: options.env || process.env,
            silent: options.silent || false,
            windowsVerbatimArguments: options.windowsVerbatimArguments || false,
            failOnStdErr: options.failOnStdErr || false,
            ignoreReturnCode: options.ignoreReturnCode || false,
            delay: options.delay || 10000
        };
        result.outStream = options.outStream || process.stdout;
        result.errStream = options.errStream || process.stderr;
        return result;
    }
    _getSpawnOptions(options, toolPath) {
        options = options || {};
        const result = {};
        result.cwd = options.cwd;
        result.env = options.env;
        result['windowsVerbatimArguments'] =
            options.windowsVerbatimArguments || this._isCmdFile();
        if (options.windowsVerbatimArguments) {
            result.argv0 = `"${toolPath}"`;
        }
        return result;
    }
    /**
     * Exec a tool.
     * Output will be streamed to the live console.
     * Returns promise with return code
     *
     * @param     tool     path to tool to exec
     * @param     options  optional exec options.  See ExecOptions
     * @returns   number
     */
    exec() {
        return toolrunner_awaiter(this, void 0, void 0, function* () {
            // root the tool path if it is unrooted and contains relative pathing
            if (!isRooted(this.toolPath) &&
                (this.toolPath.includes('/') ||
                    (toolrunner_IS_WINDOWS && this.toolPath.includes('\\')))) {
                // prefer options.cwd if it is specified, however options.cwd may also need to be rooted
                this.toolPath = external_path_namespaceObject.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
            }
            // if the tool is only a file name, then resolve it from the PATH
            // otherwise verify it exists (add extension on Windows if necessary)
            this.toolPath = yield which(this.toolPath, true);
            return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function* () {
                this._debug(`exec tool: ${this.toolPath}`);
                this._debug('arguments:');
                for (const arg of this.args) {
                    this._debug(`   ${arg}`);
                }
                const optionsNonNull = this._cloneExecOptions(this.options);
                if (!optionsNonNull.silent && optionsNonNull.outStream) {
                    optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
                }
                const state = new ExecState(optionsNonNull, this.toolPath);
                state.on('debug', (message) => {
                    this._debug(message);
                });
                if (this.options.cwd && !(yield exists(this.options.cwd))) {
                    return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
                }
                const fileName = this._getSpawnFileName();
                const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
                let stdbuffer = '';
                if (cp.stdout) {
                    cp.stdout.on('data', (data) => {
                        if (this.options.listeners && this.options.listeners.stdout) {
                            this.options.listeners.stdout(data);
                        }
                        if (!optionsNonNull.silent && optionsNonNull.outStream) {
                            optionsNonNull.outStream.write(data);
                        }
                        stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.stdline) {
                                this.options.listeners.stdline(line);
                            }
                        });
                    });
                }
                let errbuffer = '';
                if (cp.stderr) {
                    cp.stderr.on('data', (data) => {
                        state.processStderr = true;
                        if (this.options.listeners && this.options.listeners.stderr) {
                            this.options.listeners.stderr(data);
                        }
                        if (!optionsNonNull.silent &&
                            optionsNonNull.errStream &&
                            optionsNonNull.outStream) {
                            const s = optionsNonNull.failOnStdErr
                                ? optionsNonNull.errStream
                                : optionsNonNull.outStream;
                            s.write(data);
                        }
                        errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
                            if (this.options.listeners && this.options.listeners.errline) {
                                this.options.listeners.errline(line);
                            }
                        });
                    });
                }
                cp.on('error', (err) => {
                    state.processError = err.message;
                    state.processExited = true;
                    state.processClosed = true;
                    state.CheckComplete();
                });
                cp.on('exit', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                cp.on('close', (code) => {
                    state.processExitCode = code;
                    state.processExited = true;
                    state.processClosed = true;
                    this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
                    state.CheckComplete();
                });
                state.on('done', (error, exitCode) => {
                    if (stdbuffer.length > 0) {
                        this.emit('stdline', stdbuffer);
                    }
                    if (errbuffer.length > 0) {
                        this.emit('errline', errbuffer);
                    }
                    cp.removeAllListeners();
                    if (error) {
                        reject(error);
                    }
                    else {
                        resolve(exitCode);
                    }
                });
                if (this.options.input) {
                    if (!cp.stdin) {
                        throw new Error('child process missing stdin');
                    }
                    cp.stdin.end(this.options.input);
                }
            }));
        });
    }
}
/**
 * Convert an arg string to an array of args. Handles escaping
 *
 * @param    argString   string of arguments
 * @returns  string[]    array of arguments
 */
function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = '';
    function append(c) {
        // we only escape double quotes.
        if (escaped && c !== '"') {
            arg += '\\';
        }
        arg += c;
        escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
        const c = argString.charAt(i);
        if (c === '"') {
            if (!escaped) {
                inQuotes = !inQuotes;
            }
            else {
                append(c);
            }
            continue;
        }
        if (c === '\\' && escaped) {
            append(c);
            continue;
        }
        if (c === '\\' && inQuotes) {
            escaped = true;
            continue;
        }
        if (c === ' ' && !inQuotes) {
            if (arg.length > 0) {
                args.push(arg);
                arg = '';
            }
            continue;
        }
        append(c);
    }
    if (arg.length > 0) {
        args.push(arg.trim());
    }
    return args;
}
class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
        super();
        this.processClosed = false; // tracks whether the process has exited and stdio is closed
        this.processError = '';
        this.processExitCode = 0;
        this.processExited = false; // tracks whether the process has exited
        this.processStderr = false; // tracks whether stderr was written to
        this.delay = 10000; // 10 seconds
        this.done = false;
        this.timeout = null;
        if (!toolPath) {
            throw new Error('toolPath must not be empty');
        }
        this.options = options;
        this.toolPath = toolPath;
        if (options.delay) {
            this.delay = options.delay;
        }
    }
    CheckComplete() {
        if (this.done) {
            return;
        }
        if (this.processClosed) {
            this._setResult();
        }
        else if (this.processExited) {
            this.timeout = (0,external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
        }
    }
    _debug(message) {
        this.emit('debug', message);
    }
    _setResult() {
        // determine whether there is an error
        let error;
        if (this.processExited) {
            if (this.processError) {
                error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
            }
            else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
                error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
            }
            else if (this.processStderr && this.options.failOnStdErr) {
                error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
            }
        }
        // clear the timeout
        if (this.timeout) {
            clearTimeout(this.timeout);
            this.timeout = null;
        }
        this.done = true;
        this.emit('done', error, this.processExitCode);
    }
    static HandleTimeout(state) {
        if (state.done) {
            return;
        }
        if (!state.processClosed && state.processExited) {
            const message = `The STDIO streams did not close within ${state.delay / 1000} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
            state._debug(message);
        }
        state._setResult();
    }
}
//# sourceMappingURL=toolrunner.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
var exec_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


/**
 * Exec a command.
 * Output will be streamed to the live console.
 * Returns promise with return code
 *
 * @param     commandLine        command to execute (can include additional args). Must be correctly escaped.
 * @param     args               optional arguments for tool. Escaping is handled by the lib.
 * @param     options            optional exec options.  See ExecOptions
 * @returns   Promise<number>    exit code
 */
function exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        const commandArgs = argStringToArray(commandLine);
        if (commandArgs.length === 0) {
            throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
        }
        // Path to tool to execute should be first arg
        const toolPath = commandArgs[0];
        args = commandArgs.slice(1).concat(args || []);
        const runner = new ToolRunner(toolPath, args, options);
        return runner.exec();
    });
}
/**
 * Exec a command and get the output.
 * Output will be streamed to the live console.
 * Returns promise with the exit code and collected stdout and stderr
 *
 * @param     commandLine           command to execute (can include additional args). Must be correctly escaped.
 * @param     args                  optional arguments for tool. Escaping is handled by the lib.
 * @param     options               optional exec options.  See ExecOptions
 * @returns   Promise<ExecOutput>   exit code, stdout, and stderr
 */
function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function* () {
        var _a, _b;
        let stdout = '';
        let stderr = '';
        //Using string decoder covers the case where a mult-byte character is split
        const stdoutDecoder = new external_string_decoder_.StringDecoder('utf8');
        const stderrDecoder = new external_string_decoder_.StringDecoder('utf8');
        const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
        const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
        const stdErrListener = (data) => {
            stderr += stderrDecoder.write(data);
            if (originalStdErrListener) {
                originalStdErrListener(data);
            }
        };
        const stdOutListener = (data) => {
            stdout += stdoutDecoder.write(data);
            if (originalStdoutListener) {
                originalStdoutListener(data);
            }
        };
        const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
        const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
        //flush any remaining characters
        stdout += stdoutDecoder.end();
        stderr += stderrDecoder.end();
        return {
            exitCode,
            stdout,
            stderr
        };
    });
}
//# sourceMappingURL=exec.js.map
;// CONCATENATED MODULE: ./src/git/process.js


function createGitRunner({ cwd, env, signal, debug }) {
    const report = (args, start, result) => {
        debug(`git ${args.join(' ')}: ${result}, ${Math.round(performance.now() - start)} ms`);
    };
    const start = (args) => {
        const startTime = performance.now();
        const git = (0,external_node_child_process_namespaceObject.spawn)('git', args, { cwd, env, signal });
        git.on('close', (code, killedBy) => report(args, startTime, `${killedBy ?? `exit code ${code}`}`));
        return git;
    };
    return {
        start,
        async run(args) {
            const startTime = performance.now();
            const options = { cwd, env, silent: true, ignoreReturnCode: true };
            const { exitCode, stdout, stderr } = await getExecOutput('git', [...args], options);
            report(args, startTime, `exit code ${exitCode}`);
            if (exitCode !== 0)
                throw new Error(stderr.trim());
            return stdout;
        },
        async runCancellable(args, stdin = '') {
            const git = start(args);
            // If git ends before it has read everything, its exit code tells why.
            git.stdin.on('error', () => undefined);
            git.stdin.end(stdin);
            return await outputOf(git);
        },
    };
}
/** The stdout of a process. Throws its stderr if it fails. */
async function outputOf(git) {
    const [stdout, stderr] = [git.stdout, git.stderr].map((stream) => {
        const chunks = [];
        stream.on('data', (chunk) => chunks.push(chunk));
        return chunks;
    });
    const code = await new Promise((resolve, reject) => {
        git.on('error', reject);
        git.on('close', resolve);
    });
    if (code !== 0)
        throw new Error(textOf(stderr).trim());
    return textOf(stdout);
}
function textOf(chunks = []) {
    return Buffer.concat(chunks).toString('utf8');
}

;// CONCATENATED MODULE: ./src/git/listing.js



const remoteTimeLimitMs = 10_000;
function createListing(git) {
    /** Names the command in the error. */
    const explain = async (command, output) => {
        try {
            return await output;
        }
        catch (error) {
            const reason = messageOf(error).replace(/\s+/g, ' ');
            throw new Error(`git ${command} failed: ${reason}. Check the repository out again.`);
        }
    };
    const forEachTag = (format) => explain('for-each-ref', git.run(['for-each-ref', `--format=${format}`, 'refs/tags']));
    const revList = (args, commits) => {
        const stdin = commits.map((id) => `${id}\n`).join('');
        return explain('rev-list', git.runCancellable(['rev-list', ...args], stdin));
    };
    return {
        async tags() {
            const names = await forEachTag('%(refname:strip=2)');
            return names.split('\n').filter((name) => name !== '');
        },
        async taggedCommits() {
            return parseTags(await forEachTag(tagFormat));
        },
        async ancestry(commits, visit) {
            const args = ['--topo-order', '--reverse', '--parents', '--stdin'];
            for (const line of (await revList(args, commits)).split('\n')) {
                const [commit = '', ...parents] = line.split(' ');
                if (commit !== '')
                    visit(commit, parents);
            }
        },
        async newestFirst(commits) {
            const wanted = new Set(commits);
            const ids = await revList(['--topo-order', '--stdin'], commits);
            return ids.split('\n').filter((id) => wanted.has(id));
        },
        async annotatedTagsOnOrigin() {
            const remote = git.start(['ls-remote', '--tags', 'origin']);
            // A helper process of git can outlive git and keep its pipes open.
            const timer = setTimeout(() => {
                remote.kill();
                for (const pipe of [remote.stdin, remote.stdout, remote.stderr])
                    pipe.destroy();
            }, remoteTimeLimitMs);
            try {
                return parseRemoteTags(await outputOf(remote));
            }
            catch {
                return undefined;
            }
            finally {
                clearTimeout(timer);
            }
        },
        async lastChange(commit, path) {
            const id = await revList(['-1', commit, '--', `:(top,literal)${path}`], []);
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
        const isAnnotated = type === 'tag' && target === 'commit';
        if (!isAnnotated && type !== 'commit')
            return [];
        return {
            name,
            commit: isAnnotated ? targetId : id,
            committedAt: objects_isoDate(isAnnotated ? targetDate : date),
            taggedAt: objects_isoDate(tagDate),
        };
    });
}
/** Each tag has a line `<id> TAB refs/tags/<name>`. An annotated tag has a second line that ends in `^{}`. */
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

;// CONCATENATED MODULE: ./src/git/dialogue.js

/** A dialogue with a git process that stays: requests go to its stdin, and the responses are read byte by byte. */
class Dialogue {
    #git;
    #chunks;
    #buffered = Buffer.alloc(0);
    #stderr = '';
    #stderrClosed;
    #failure;
    constructor(git) {
        this.#git = git;
        this.#chunks = git.stdout[Symbol.asyncIterator]();
        git.stderr.on('data', (chunk) => {
            this.#stderr += chunk.toString('utf8');
        });
        this.#stderrClosed = new Promise((resolve) => {
            git.stderr.on('close', resolve);
        });
        const fail = (error) => {
            this.#failure ??= error;
        };
        git.on('error', fail);
        git.stdin.on('error', fail);
    }
    /** The errors that git reported so far, each one once. */
    get errors() {
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
    /** The next byte, which stays in the buffer. */
    async peek() {
        while (this.#buffered.length === 0)
            await this.#readMore();
        return this.#buffered[0] ?? 0;
    }
    /** The text up to the next `end` byte, which is consumed but not returned. */
    async readUntil(end) {
        let position = this.#buffered.indexOf(end);
        while (position < 0) {
            await this.#readMore();
            position = this.#buffered.indexOf(end);
        }
        const text = this.#buffered.toString('utf8', 0, position);
        this.#buffered = this.#buffered.subarray(position + 1);
        return text;
    }
    /** Passes the next `size` bytes on in chunks, so that they need not be in memory at once. */
    async readBytes(size, onChunk) {
        for (let remaining = size; remaining > 0;) {
            if (this.#buffered.length === 0)
                await this.#readMore();
            const bytes = this.#buffered.subarray(0, remaining);
            this.#buffered = this.#buffered.subarray(bytes.length);
            remaining -= bytes.length;
            onChunk(bytes);
        }
    }
    async #readMore() {
        const { done, value } = await this.#chunks.next();
        if (done) {
            // Errors can arrive after the last response. A helper process of git can keep stderr open.
            await Promise.race([this.#stderrClosed, (0,promises_namespaceObject.setTimeout)(1000, undefined, { ref: false })]);
            throw new Error(`git ended early: ${this.errors}`);
        }
        this.#buffered = this.#buffered.length === 0 ? value : Buffer.concat([this.#buffered, value]);
    }
}

;// CONCATENATED MODULE: ./src/git/object-reader.js



const headerLine = /^([0-9a-f]{40}|[0-9a-f]{64}) (blob|tree|commit|tag) (\d+)$/;
/** An object of this size or less is read as a whole. The objects that the action needs have some kilobytes. */
const maxObjectBytes = 64 * 1024 * 1024;
/** An object is too large to be read as a whole. */
class ObjectTooLargeError extends Error {
}
/** The checkout lacks an object, or has a damaged copy. This says nothing about the commit that contains it. */
class MissingObjectError extends Error {
    constructor(what) {
        super(`${what}. Check the repository out again, without "filter" and "sparse-checkout".`);
    }
}
/**
 * A dialogue with `git cat-file --batch`: a name goes in, the object comes out. One process serves a whole run. The
 * process ends at a damaged object. The next request then starts another one.
 */
class ObjectReader {
    #start;
    #dialogue;
    #lastRequest = Promise.resolve();
    constructor(start) {
        this.#start = start;
    }
    /** Starts the process before the first request. */
    begin() {
        this.#dialogue ??= new Dialogue(this.#start());
    }
    /**
     * The object with that name, or undefined. Calls can overlap and are answered in their order.
     *
     * Throws an `ObjectTooLargeError` for an object of more than 64 MiB, and a `MissingObjectError` if git cannot read it.
     */
    async read(name) {
        const chunks = [];
        const header = await this.#enqueue(name, (bytes, size) => {
            if (size <= maxObjectBytes)
                chunks.push(bytes);
        });
        if (header === undefined)
            return undefined;
        const { id, type, size } = header;
        if (size <= maxObjectBytes)
            return { id, type, content: Buffer.concat(chunks) };
        throw new ObjectTooLargeError(`The git object ${id} has ${size} bytes; at most ${maxObjectBytes} are read.`);
    }
    /** Passes the bytes of the object on in chunks. False if there is no object with that name. */
    async stream(name, onChunk) {
        let failure;
        const header = await this.#enqueue(name, (bytes) => {
            // The rest must still be read: the next response begins after it.
            if (failure !== undefined)
                return;
            try {
                onChunk(bytes);
            }
            catch (error) {
                failure = error;
            }
        });
        if (failure !== undefined)
            throw failure;
        return header !== undefined;
    }
    /** Ends the process. */
    close() {
        this.#dialogue?.close();
        this.#dialogue = undefined;
    }
    #enqueue(name, onChunk) {
        if (/[\n\r]/.test(name))
            throw new Error('a name for git must be one line');
        const request = this.#lastRequest.then(async () => {
            this.#dialogue ??= new Dialogue(this.#start());
            try {
                return await this.#request(this.#dialogue, name, onChunk);
            }
            catch (error) {
                this.close();
                throw new MissingObjectError(`git cannot read ${name}: ${messageOf(error)}`);
            }
        });
        this.#lastRequest = request.catch(() => undefined);
        return request;
    }
    async #request(dialogue, name, onChunk) {
        dialogue.write(`${name}\n`);
        const line = await dialogue.readUntil(0x0a);
        const [, id, type, digits] = headerLine.exec(line) ?? [];
        if (id === undefined || !isType(type)) {
            if (line.endsWith(' missing'))
                return undefined;
            throw new Error(`its answer is "${printable(line, 200)}"`);
        }
        const size = Number(digits);
        await dialogue.readBytes(size, (bytes) => onChunk(bytes, size));
        await dialogue.readBytes(1, () => undefined);
        return { id, type, size };
    }
}
function isType(type) {
    return type === 'blob' || type === 'tree' || type === 'commit' || type === 'tag';
}

;// CONCATENATED MODULE: ./src/git/tree-diff.js

/**
 * A dialogue with `git diff-tree --stdin`: the ids of two trees go in, the differences come out. git compares object
 * ids and reads no file.
 */
class TreeDiff {
    #dialogue;
    #lastRequest = Promise.resolve();
    constructor(git) {
        this.#dialogue = new Dialogue(git);
    }
    /** The arguments that git is started with. */
    static args = ['diff-tree', '-r', '-z', '--raw', '--no-renames', '--stdin'];
    /** Passes each change from `before` to `after` on. Throws if git cannot read a tree. */
    between(before, after, onChange) {
        const request = this.#lastRequest.then(() => this.#request(before, after, onChange));
        this.#lastRequest = request.catch(() => undefined);
        return request;
    }
    /** Ends the process. */
    close() {
        this.#dialogue.close();
    }
    async #request(before, after, onChange) {
        const dialogue = this.#dialogue;
        // git echoes a line that is not an id at once: it marks the end of the response.
        dialogue.write(`${before} ${after}\nend\n`);
        const first = await dialogue.readUntil(0x0a);
        if (first === 'end')
            throw new Error(`git cannot compare the trees: ${dialogue.errors}`);
        while ((await dialogue.peek()) === 0x3a) {
            const [, , oldId, newId, letter] = (await dialogue.readUntil(0)).split(' ');
            const path = await dialogue.readUntil(0);
            // If the ids are equal, only the mode changed.
            if (oldId !== newId)
                onChange({ path, status: statusOf(letter) });
        }
        await dialogue.readUntil(0x0a);
    }
}
function statusOf(letter) {
    if (letter === 'A')
        return 'added';
    return letter === 'D' ? 'removed' : 'changed';
}

;// CONCATENATED MODULE: ./src/git/repository.js









/**
 * Opens the repository that contains `directory`.
 *
 * Throws if git is missing, or if there is no repository between `directory` and `workspace`.
 */
async function openGit({ directory, workspace, home, signal, debug, }) {
    await writeTemporaryFile((0,external_node_path_namespaceObject.join)(home, '.gitconfig'), configuration(directory, workspace));
    const env = environment(workspace, home);
    const runner = createGitRunner({ cwd: directory, env, signal, debug });
    const objects = new ObjectReader(() => runner.start(['cat-file', '--batch']));
    objects.begin();
    let diff;
    const close = () => {
        objects.close();
        diff?.close();
    };
    try {
        const facts = await readFacts(runner, directory);
        return {
            ...facts,
            ...createListing(runner),
            read: (name) => objects.read(name),
            stream: (name, onChunk) => objects.stream(name, onChunk),
            async changes(before, after, onChange) {
                diff ??= new TreeDiff(runner.start(TreeDiff.args));
                try {
                    await diff.between(before, after, onChange);
                }
                catch (error) {
                    // A damaged tree can have ended the process. The next call starts another one.
                    diff?.close();
                    diff = undefined;
                    throw error;
                }
            },
            close,
        };
    }
    catch (error) {
        close();
        throw error;
    }
}
/** Where the directory is in its repository, and where the repository came from. */
async function readFacts(git, directory) {
    const [facts, origin] = await Promise.all([
        git.run(['rev-parse', '--is-shallow-repository', '--show-prefix']).catch((error) => {
            throw explain(error, directory);
        }),
        git.run(['config', '--get', 'remote.origin.url']).catch(() => ''),
    ]);
    const lineEnd = facts.indexOf('\n');
    const isShallow = facts.slice(0, lineEnd);
    if (isShallow !== 'true' && isShallow !== 'false') {
        // An older git prints the option itself.
        const version = await git.run(['--version']).catch(messageOf);
        throw new Error(`git is too old on this runner: it is "${printable(version)}", and 2.15 is needed. Install a newer one in the job before this step.`);
    }
    return {
        prefix: facts.slice(lineEnd + 1).replace(/\n$/, ''),
        isShallow: isShallow === 'true',
        origin: origin.trim(),
    };
}
/**
 * git refuses a repository of another user, such as the workspace of a container job, unless `safe.directory` names it.
 * Before git 2.38 only a user's configuration counts, so this run gets its own one, which includes the user's.
 * The top of the repository is not known yet: each folder up to the workspace is named.
 */
function configuration(directory, workspace) {
    const folders = [directory];
    for (let folder = directory; folder !== workspace; folder = (0,external_node_path_namespaceObject.dirname)(folder)) {
        folders.push((0,external_node_path_namespaceObject.dirname)(folder));
    }
    const trusted = folders.map((folder) => `\tdirectory = ${quote(folder.split(external_node_path_namespaceObject.sep).join('/'))}\n`);
    const userConfiguration = (0,external_node_path_namespaceObject.join)((0,external_node_os_namespaceObject.homedir)(), '.gitconfig').split(external_node_path_namespaceObject.sep).join('/');
    return `[include]\n\tpath = ${quote(userConfiguration)}\n[safe]\n${trusted.join('')}`;
}
function quote(value) {
    return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
function environment(workspace, home) {
    // git's helpers and hooks must not see the inputs of this action and the runner's tokens.
    const inherited = Object.entries(process.env).flatMap(([name, value]) => value === undefined || /^(INPUT|ACTIONS)_/i.test(name) ? [] : [[name, value]]);
    return {
        ...Object.fromEntries(inherited),
        HOME: home,
        // The workflow did not check out a repository above the workspace.
        GIT_CEILING_DIRECTORIES: (0,external_node_path_namespaceObject.dirname)(workspace),
        // A replaced object would be recorded under the id of the original.
        GIT_NO_REPLACE_OBJECTS: '1',
        GIT_OPTIONAL_LOCKS: '0',
        GIT_TERMINAL_PROMPT: '0',
        LC_ALL: 'C',
    };
}
function explain(error, directory) {
    const reason = messageOf(error);
    if (/ENOENT|Unable to locate executable/.test(reason)) {
        return new Error('git was not found on this runner. Install it in the job before this step.');
    }
    if (reason.includes('not a git repository')) {
        return new Error(`${directory} is not in a git repository. Run actions/checkout before this step; ` +
            'in a container, install git first: without it, checkout downloads the files but no .git.');
    }
    return new Error(`git could not open ${directory}: ${reason.replace(/\.$/, '')}. Check the repository out again.`);
}

;// CONCATENATED MODULE: ./src/http/retry.js
/** How often a request is sent at most. */
const retry_maxAttempts = 5;
const firstDelayMs = 500;
const maxDelayMs = 60_000;
/**
 * True if the same request can succeed later. The clients of both protocols retry these statuses. (W&B's client
 * also retries other 4xx, which would only delay the message.) 501 is final for both.
 */
function isRetryable(status) {
    return [408, 425, 429, 500, 502, 503, 504].includes(status);
}
/**
 * How many milliseconds to wait before the next attempt: what the server asks for (`Retry-After` in seconds or as a
 * date, or W&B's `RateLimit-Reset` in seconds), one minute at most. Otherwise half a second, doubled after each
 * failed attempt. Up to a quarter is added, so that parallel jobs do not retry at the same moment.
 */
function retryDelayMs(failedAttempts, response, nowMs, random) {
    const requested = response === undefined ? undefined : requestedDelayMs(response, nowMs);
    const backoff = firstDelayMs * 2 ** (failedAttempts - 1);
    return Math.min(maxDelayMs, requested ?? backoff) * (1 + random / 4);
}
function requestedDelayMs({ status, headers }, nowMs) {
    const value = headers['retry-after'] ?? (status === 429 ? headers['ratelimit-reset'] : undefined);
    if (typeof value !== 'string' || value === '')
        return undefined;
    if (/^\d+$/.test(value))
        return Number(value) * 1000;
    const date = Date.parse(value);
    return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
}

// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __nccwpck_require__(3053);
// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __nccwpck_require__(7067);
;// CONCATENATED MODULE: external "node:https"
const external_node_https_namespaceObject = require("node:https");
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

;// CONCATENATED MODULE: ./src/http/transport.js







const maxResponseBytes = 8 * 1024 * 1024;
/**
 * Sends with node:http, through the proxy that `https_proxy` and `no_proxy` select. It follows no redirect: a
 * credential goes only to the host that it was given for. A request and its response, a proxy's part included, can
 * take `timeLimitMs` milliseconds.
 */
function createTransport(timeLimitMs) {
    const agents = new Map();
    const closeSockets = trackSockets();
    async function agentFor(url) {
        const proxy = isLoopback(url) ? '' : getProxyForUrl(url.href);
        const key = `${url.protocol} ${proxy}`;
        const agent = agents.get(key) ?? (await createAgent(url.protocol, proxy));
        agents.set(key, agent);
        return agent;
    }
    async function exchange(request, signal) {
        const url = new URL(request.url);
        const send = url.protocol === 'https:' ? external_node_https_namespaceObject.request : external_node_http_.request;
        const headers = { 'user-agent': 'log-revision', ...request.headers };
        const options = { method: request.method, headers, agent: await agentFor(url), signal };
        const message = await new Promise((resolve, reject) => {
            send(url, options, resolve).on('error', reject).end(request.body);
        });
        // No server sends 407. https-proxy-agent passes on the answer of a proxy that refuses the tunnel.
        if (message.statusCode === 407)
            throw new Error('the proxy wants another user (HTTP 407)');
        return createResponse(message.statusCode ?? 0, message.headers, await readBody(message));
    }
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
                return await Promise.race([exchange(request, controller.signal), timeout]);
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
async function createAgent(protocol, proxy) {
    const options = { keepAlive: true };
    if (proxy === '')
        return protocol === 'https:' ? new external_node_https_namespaceObject.Agent(options) : new external_node_http_.Agent(options);
    const { HttpsProxyAgent } = await __nccwpck_require__.e(/* import() */ 669).then(__nccwpck_require__.t.bind(__nccwpck_require__, 3669, 23));
    return new HttpsProxyAgent(proxy, options);
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

;// CONCATENATED MODULE: ./src/http/client.js






/** Together they let a cancelled job end within two seconds. */
const graceForResponseMs = 1000;
const graceForCleanupMs = 800;
/** An HTTP client. */
function createHttp(options) {
    const { info, debug, redact, signal, wait = pause, timeLimitMs = 30_000 } = options;
    const transport = createTransport(timeLimitMs);
    async function attempt(request) {
        const { name, method, url, cleansUp } = request;
        const { host, origin, pathname } = new URL(url);
        if (signal.aborted && !cleansUp) {
            throw stoppedError(signal, `before ${name} was sent to ${host}.`);
        }
        const start = performance.now();
        const graceMs = signal.aborted ? graceForCleanupMs : graceForResponseMs;
        const result = await raceWithStop(signal, resultOf(transport.send(request)), graceMs);
        if (result === undefined)
            throw stoppedError(signal, `before ${host} answered ${name}.`);
        const outcome = result.response?.status ?? result.failure;
        const milliseconds = Math.round(performance.now() - start);
        debug(`${name}: ${method} ${origin}${pathname}: ${outcome}, ${milliseconds} ms`);
        return result;
    }
    async function send(request) {
        const { name, mayRetry } = request;
        for (let number = 1;; number++) {
            const { response, failure, advice } = await attempt(request);
            if (response !== undefined && !isTemporary(request, response))
                return response;
            if (number < retry_maxAttempts && advice === undefined && !signal.aborted) {
                const milliseconds = retryDelayMs(number, response, Date.now(), Math.random());
                const what = response === undefined ? failure : `HTTP ${response.status}`;
                const seconds = (milliseconds / 1000).toFixed(1);
                info(`${name}: ${what}; attempt ${number + 1} in ${seconds} s`);
                await wait(milliseconds, signal);
                if (mayRetry === undefined || (await mayRetry()))
                    continue;
            }
            if (response !== undefined)
                return response;
            const { host } = new URL(request.url);
            const message = `${name}: no answer from ${host} (attempt ${number}): ${failure}.`;
            throw new Error(`${message}${advice ?? ''}`);
        }
    }
    return { send, redact: (response) => redactResponse(response, redact), close: transport.close };
}
function isTemporary({ isFinal }, response) {
    return isRetryable(response.status) && !isFinal?.(response);
}
async function pause(milliseconds, signal) {
    await (0,promises_namespaceObject.setTimeout)(milliseconds, undefined, { signal }).catch(() => undefined);
}
async function resultOf(request) {
    try {
        return { response: await request };
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        const failure = messageOf(error);
        if (!/CERT|SIGNATURE/.test(code))
            return { failure };
        const advice = ' If the server has an authority of its own, name the file of its certificate in the variable NODE_EXTRA_CA_CERTS.';
        return { failure, advice };
    }
}

;// CONCATENATED MODULE: ./src/git/tree.js

/**
 * The entries of a tree object, by name. The format of an entry is `<mode> <name>\0<id>`, with the id in bytes (git's
 * Documentation, gitformat-pack and "git ls-tree").
 */
function parseTree({ id, content }) {
    const idBytes = id.length / 2;
    const entries = new Map();
    for (let start = 0; start < content.length;) {
        const modeEnd = content.indexOf(0x20, start);
        const nameEnd = content.indexOf(0, modeEnd);
        const end = nameEnd + 1 + idBytes;
        if (modeEnd < 0 || nameEnd < 0 || end > content.length) {
            throw new Error(`the tree ${id} is not readable`);
        }
        const mode = content.toString('latin1', start, modeEnd);
        const name = content.toString('utf8', modeEnd + 1, nameEnd);
        if (entries.has(name))
            throw new Error(`the tree ${id} has "${name}" twice`);
        entries.set(name, { kind: kindOf(mode), id: content.toString('hex', nameEnd + 1, end) });
        start = end;
    }
    return entries;
}
function kindOf(mode) {
    const kinds = { '40000': 'folder', '120000': 'symbolic link', '160000': 'submodule' };
    return Object.entries(kinds).find(([known]) => known === mode)?.[1] ?? 'file';
}
/**
 * The entry at `path` below a tree, or undefined if the tree has no such entry. Empty names and `.` are ignored:
 * `a//b/` is `a/b`. `parent` is the path of the tree itself, for messages.
 *
 * Throws if the answer is unknown: an object is missing from the checkout, or the path goes through a symbolic link or a
 * submodule, whose target is not part of the commit.
 */
async function lookUp(git, tree, path, parent = '') {
    let entry = { kind: 'folder', id: tree };
    const names = path.split('/').filter((name) => name !== '' && name !== '.');
    for (const [depth, name] of names.entries()) {
        const folder = [parent, ...names.slice(0, depth)].filter(Boolean).join('/');
        if (entry.kind === 'file')
            return undefined;
        if (entry.kind !== 'folder') {
            throw new Error(`${folder} is a ${entry.kind}, and what is behind it is not part of the commit.`);
        }
        const object = await readObject(git, entry.id, folder || 'the top folder');
        const child = parseTree(object).get(name);
        if (child === undefined)
            return undefined;
        entry = child;
    }
    return entry;
}
/** The object with that id. `what` names it in messages. Throws if the checkout lacks it. */
async function readObject(git, id, what) {
    const object = await git.read(id);
    if (object !== undefined)
        return object;
    throw new MissingObjectError(`The git object ${id} (${what}) is missing from this checkout, or damaged`);
}

;// CONCATENATED MODULE: ./src/provenance/lfs.js
/** True if a file, or the beginning of it, is a pointer to a file that Git LFS stores elsewhere (git-lfs, spec.md). */
function isLfsPointer(content) {
    return content.toString('latin1', 0, 42) === 'version https://git-lfs.github.com/spec/v1';
}

;// CONCATENATED MODULE: ./src/provenance/dataset/index-scanner.js
/**
 * Reads a lairs `index.json`, a JSON object of AT-URIs and file stems, in chunks: an index of a million records need not
 * be in memory. `onEntry` receives each entry.
 */
class IndexScanner {
    #onEntry;
    #rest = Buffer.alloc(0);
    #expected = '{';
    #uri = '';
    constructor(onEntry) {
        this.#onEntry = onEntry;
    }
    /** Reads the next bytes. Throws if they cannot be part of an index. */
    push(bytes) {
        const all = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes]);
        let position = 0;
        for (;;) {
            position = skipBlanks(all, position);
            const end = this.#accept(all, position);
            if (end === undefined)
                break;
            position = end;
        }
        this.#rest = all.subarray(position);
    }
    /** Call it after the last bytes. Throws if the index is incomplete. */
    end() {
        if (this.#expected !== 'end')
            throw new Error('it ends in its middle');
    }
    /** Reads the token at a position, and returns the position after it. Undefined if the token is incomplete. */
    #accept(bytes, position) {
        const byte = bytes[position];
        if (byte === undefined)
            return undefined;
        const character = String.fromCharCode(byte);
        if (this.#expected === 'uri' ||
            this.#expected === 'stem' ||
            (this.#expected === 'first' && character === '"')) {
            if (character !== '"') {
                throw new Error(`it has ${JSON.stringify(character)} where a name should be`);
            }
            return this.#acceptString(bytes, position);
        }
        const next = successors[this.#expected][character];
        if (next === undefined) {
            throw new Error(`it has ${JSON.stringify(character)} where it should not be`);
        }
        this.#expected = next;
        return position + 1;
    }
    #acceptString(bytes, start) {
        const end = endOfString(bytes, start + 1);
        if ((end ?? bytes.length) - start > maxNameBytes) {
            throw new Error('it holds a name that is too long');
        }
        if (end === undefined)
            return undefined;
        const text = stringAt(bytes, start, end);
        if (this.#expected === 'stem') {
            this.#onEntry(this.#uri, text);
            this.#expected = ',';
        }
        else {
            this.#uri = text;
            this.#expected = ':';
        }
        return end + 1;
    }
}
/** An AT-URI has at most 8 KiB (atproto.com, "AT URI scheme"). */
const maxNameBytes = 64 * 1024;
/** The next expected token, by the expected token and the character found. */
const successors = {
    '{': { '{': 'first' },
    first: { '}': 'end' },
    uri: {},
    ':': { ':': 'stem' },
    stem: {},
    ',': { ',': 'uri', '}': 'end' },
    end: {},
};
function skipBlanks(bytes, from) {
    let position = from;
    for (;;) {
        const byte = bytes[position];
        if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)
            return position;
        position++;
    }
}
/** The position of the quote that ends a string, or undefined if it has not arrived yet. */
function endOfString(bytes, from) {
    for (let position = from;; position++) {
        position = bytes.indexOf(0x22, position);
        if (position < 0)
            return undefined;
        let backslashes = 0;
        while (bytes[position - 1 - backslashes] === 0x5c)
            backslashes++;
        if (backslashes % 2 === 0)
            return position;
    }
}
function stringAt(bytes, start, end) {
    if (isPlain(bytes, start, end))
        return bytes.toString('utf8', start + 1, end);
    const text = JSON.parse(bytes.toString('utf8', start, end + 1));
    return String(text);
}
/** True if there is no escape, and no control character, which JSON forbids. */
function isPlain(bytes, start, end) {
    for (let position = start; position < end; position++) {
        const byte = bytes[position] ?? 0;
        if (byte < 0x20 || byte === 0x5c)
            return false;
    }
    return true;
}

;// CONCATENATED MODULE: ./src/provenance/dataset/index-file.js



/**
 * Passes on each entry of an `index.json`, given by its object id. `file` is its path for messages.
 *
 * Throws if the file is not an index.
 */
async function scanIndex(git, index, file, onEntry) {
    const scanner = new IndexScanner(onEntry);
    let isFirst = true;
    const exists = await git.stream(index, (bytes) => {
        if (isFirst && isLfsPointer(bytes))
            throw new Error('it is a Git LFS pointer');
        isFirst = false;
        scanner.push(bytes);
    });
    if (!exists)
        throw new MissingObjectError(`${file} is missing from this checkout, or damaged`);
    scanner.end();
}
/** (atproto.com, "Namespaced Identifiers") */
const maxNsidLength = 317;
/** The collection of a record: the second segment of `at://<authority>/<collection>/<record key>`. */
function collectionOf(uri) {
    const [, collection] = /^at:\/\/[^/]+\/([a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+)\/[^/]+$/.exec(uri) ?? [];
    if (collection !== undefined && collection.length <= maxNsidLength)
        return collection;
    throw new Error(`"${uri}" is not the AT-URI of a record`);
}

;// CONCATENATED MODULE: ./src/provenance/dataset/changes.js

const contradiction = 'index.json names records that are not in records/, or the other way round';
/**
 * Counts the records that were added, removed and changed between two revisions. git compares the files by their object
 * ids. The indexes tell which records they are. No record is read.
 *
 * Throws if an index cannot be read, or contradicts the files.
 */
async function changesBetween(git, before, after) {
    if (before.index === undefined || after.index === undefined) {
        throw new Error('an index.json is missing');
    }
    const collections = new Map();
    const files = await changedFiles(git, before, after);
    if (before.index !== after.index || files.size > 0) {
        const [oldIndex, newIndex] = [
            await readIndex(git, before.index, files),
            await readIndex(git, after.index, files),
        ];
        if (oldIndex.fingerprintOfOthers !== newIndex.fingerprintOfOthers) {
            throw new Error(contradiction);
        }
        for (const [stem, status] of files) {
            const [oldUri, newUri] = [oldIndex.uris.get(stem), newIndex.uris.get(stem)];
            if (!isConsistent(status, oldUri !== undefined, newUri !== undefined)) {
                throw new Error(contradiction);
            }
            const uri = newUri ?? oldUri;
            if (status === undefined || uri === undefined)
                continue;
            const collection = collectionOf(uri);
            const counts = collections.get(collection) ?? { added: 0, removed: 0, changed: 0 };
            counts[status]++;
            collections.set(collection, counts);
        }
    }
    return { all: sumOf(collections.values()), collections };
}
/** True if the change of a file agrees with the indexes that name it. */
function isConsistent(status, wasIndexed, isIndexed) {
    if (status === 'added')
        return !wasIndexed && isIndexed;
    if (status === 'removed')
        return wasIndexed && !isIndexed;
    return status === 'changed' ? wasIndexed && isIndexed : wasIndexed === isIndexed;
}
async function changedFiles(git, before, after) {
    const files = new Map();
    if (before.records === after.records)
        return files;
    const [oldTree, newTree] = [
        before.records ?? emptyTree(after.records),
        after.records ?? emptyTree(before.records),
    ];
    await git.changes(oldTree, newTree, ({ path, status }) => {
        const [, stem, tombstone] = /^([^/.]+)(\.tombstone)?\.json$/.exec(path) ?? [];
        if (stem !== undefined)
            files.set(stem, tombstone === undefined ? status : files.get(stem));
    });
    return files;
}
/** git stores no empty folder but knows its tree. The id depends on the repository's hash algorithm. */
function emptyTree(otherId = '') {
    return otherId.length === 64
        ? '6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321'
        : '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
}
/**
 * The AT-URIs of the changed files in an index, by stem. The other entries give a fingerprint that does not depend on
 * their order.
 */
async function readIndex(git, index, files) {
    const uris = new Map();
    const fingerprint = [0, 0, 0];
    await scanIndex(git, index, 'index.json', (uri, stem) => {
        if (files.has(stem)) {
            uris.set(stem, uri);
            return;
        }
        // A stem is a SHA-256. The fingerprint is the XOR of 64 bits of each, and their number.
        for (const [part, from] of [0, 8].entries()) {
            const bits = Number.parseInt(stem.slice(from, from + 8), 16);
            fingerprint[part] = ((fingerprint[part] ?? 0) ^ bits) >>> 0;
        }
        fingerprint[2] = (fingerprint[2] ?? 0) + 1;
    });
    return { uris, fingerprintOfOthers: fingerprint.join() };
}
function sumOf(counts) {
    const sum = { added: 0, removed: 0, changed: 0 };
    for (const { added, removed, changed } of counts) {
        sum.added += added;
        sum.removed += removed;
        sum.changed += changed;
    }
    return sum;
}

;// CONCATENATED MODULE: ./src/provenance/cache.js
/** The cached value of a key. If there is none, it is created. Overlapping calls share the value. */
function cached(cache, key, create) {
    const value = cache.get(key) ?? create();
    cache.set(key, value);
    return value;
}

;// CONCATENATED MODULE: ./src/provenance/dataset/locate.js



/** How deep the search goes. A repository of code can have very many folders. */
const locate_maxDepth = 4;
/** Finds lairs Repositories. A folder that many commits share is searched once. */
class LairsRepositoryFinder {
    #git;
    #found = new Map();
    constructor(git) {
        this.#git = git;
    }
    /** The folder itself if it is a lairs Repository, or else all below it. `tree` is the folder's id. */
    async find(tree, folder) {
        const repositories = await this.#search(tree, folder || 'the top folder', locate_maxDepth);
        return repositories.map((each) => ({ ...each, folder: `${folder}${each.folder}` }));
    }
    /** The same with folders relative to the tree. `path` is for messages. */
    #search(tree, path, depth) {
        return cached(this.#found, `${tree} ${depth}`, () => this.#searchTree(tree, path, depth));
    }
    async #searchTree(tree, path, depth) {
        const entries = await this.#entries(tree, path);
        const here = repositoryIn(entries);
        if (here !== undefined)
            return [here];
        if (depth === 0)
            return [];
        const repositories = [];
        for (const [name, { kind, id }] of entries) {
            if (kind !== 'folder')
                continue;
            const below = await this.#search(id, `${path}/${name}`, depth - 1);
            for (const each of below)
                repositories.push({ ...each, folder: `${name}/${each.folder}` });
        }
        return repositories;
    }
    /** A folder of a million files does not contain lairs Repositories: it is skipped. */
    async #entries(tree, path) {
        try {
            return parseTree(await readObject(this.#git, tree, path));
        }
        catch (error) {
            if (error instanceof ObjectTooLargeError)
                return new Map();
            throw error;
        }
    }
}
function repositoryIn(entries) {
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
;// CONCATENATED MODULE: ./src/provenance/dataset/store.js





/** lairs peels at most so many nested tag objects. */
const maxNestedTags = 10;
const Head = union([
    pipe(object({ Branch: string() }), transform(({ Branch }) => ({ branch: Branch }))),
    pipe(object({ Detached: union([string(), array(number())]) }), transform(({ Detached }) => ({ commit: Detached }))),
]);
/** 32 bytes, as MessagePack's type for bytes or as an array of numbers. */
const Id = pipe(union([
    instance(Uint8Array),
    array(pipe(number(), integer(), minValue(0), maxValue(255))),
]), dist_length(32), transform((bytes) => Buffer.from(bytes).toString('hex')));
const TagObject = object({ Tag: looseTuple([Id]) });
/**
 * The commit of a lairs Repository's version store: the store's tag with the name of the git tag, or else HEAD. `store` is
 * the id of the tree `.panproto`, and `folder` its path for messages.
 *
 * Throws an error that names the file if a file on the way is missing or invalid.
 */
async function storeCommit(git, store, folder, tag) {
    const read = (path) => readStoreFile(git, store, folder, path);
    const tagRef = tag === undefined ? undefined : await read(`refs/tags/${tag}`);
    if (tagRef !== undefined) {
        return await peel(read, folder, parseId(tagRef, `${folder}/refs/tags/${tag}`));
    }
    const head = await read('HEAD');
    if (head === undefined)
        throw new Error(`${folder}/HEAD is missing`);
    const parsed = safeParse(Head, json_parseJson(head.toString('utf8')));
    if (!parsed.success)
        throw new Error(`${folder}/HEAD is not what lairs writes`);
    if ('commit' in parsed.output) {
        const { commit } = parsed.output;
        const id = safeParse(Id, commit);
        return id.success ? id.output : parseId(Buffer.from(`${commit}`), `${folder}/HEAD`);
    }
    const path = `refs/heads/${parsed.output.branch}`;
    const branch = await read(path);
    if (branch === undefined)
        throw new Error(`${folder}/${path} is missing, which HEAD names`);
    return await peel(read, folder, parseId(branch, `${folder}/${path}`));
}
/** Follows tag objects to their commit. */
async function peel(read, folder, start) {
    let id = start;
    for (let depth = 0; depth <= maxNestedTags; depth++) {
        const path = `objects/${id.slice(0, 2)}/${id.slice(2)}`;
        const content = await read(path);
        if (content === undefined)
            throw new Error(`${folder}/${path} is missing`);
        if (isCommit(content))
            return id;
        const object = safeParse(TagObject, unpack(content));
        if (!object.success)
            throw new Error(`${folder}/${path} is no commit and no tag of lairs`);
        const [target] = object.output.Tag;
        id = target;
    }
    throw new Error(`${folder}: a tag leads through more than ${maxNestedTags} tags, or in a circle`);
}
/** A commit names all records that it changed. The beginning of a large one is enough. */
const maxStoreFileBytes = 1024 * 1024;
async function readStoreFile(git, store, folder, path) {
    const entry = await lookUp(git, store, path, folder);
    if (entry === undefined || entry.kind === 'folder')
        return undefined;
    if (entry.kind !== 'file')
        throw new Error(`${folder}/${path} is a ${entry.kind}`);
    const chunks = [];
    let size = 0;
    const exists = await git.stream(entry.id, (bytes) => {
        if (size < maxStoreFileBytes)
            chunks.push(bytes);
        size += bytes.length;
    });
    if (!exists) {
        throw new MissingObjectError(`${folder}/${path} is missing from this checkout, or damaged`);
    }
    return Buffer.concat(chunks);
}
function parseId(content, file) {
    const text = content.toString('latin1').trim();
    if (/^[0-9a-f]{64}$/.test(text))
        return text;
    throw new Error(`${file} is not the id of an object`);
}
/** `{ "Commit": …` in MessagePack. The rest can be large and is not needed. */
function isCommit(content) {
    return content.toString('latin1', 0, 8) === '\u0081\u00a6Commit';
}
/** A tag has short arrays only. The decoder allocates an array before it has seen its members. */
const decodeLimits = { maxArrayLength: 64, maxMapLength: 64 };
function unpack(content) {
    try {
        return (0,dist_cjs/* decode */.D4)(content, decodeLimits);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./src/provenance/dataset/dataset.js






/** Reads the datasets of one repository. What revisions share is read once. */
class DatasetReader {
    #git;
    #warn;
    #finder;
    #repositories = new Map();
    #counts = new Map();
    constructor(git, warn) {
        this.#git = git;
        this.#finder = new LairsRepositoryFinder(git);
        this.#warn = warn;
    }
    /**
     * The lairs Repository in a folder of a commit, or below it. Undefined if there is none, or if there are several. A
     * damaged file causes a warning that names it. `tag` is the git tag's name.
     *
     * Throws if the checkout lacks a part of it: another checkout can have that part.
     */
    async read(tree, folder, tag) {
        const repository = await this.find(tree, folder);
        if (repository === undefined)
            return undefined;
        const commit = await this.#storeCommit(repository, tag);
        const counts = await this.#count(repository);
        const dataset = {
            path: repository.folder.replace(/\/$/, '') || '.',
            store_commit: commit ?? null,
            records: counts?.records ?? null,
            collections: Object.fromEntries(counts?.collections ?? []),
        };
        return { dataset, repository };
    }
    /** The only lairs Repository in a folder. `tree` is the folder's id. */
    find(tree, folder) {
        return cached(this.#repositories, `${tree} ${folder}`, async () => {
            const repositories = await this.#finder.find(tree, folder);
            if (repositories.length < 2)
                return repositories[0];
            const folders = repositories.map((each) => each.folder || '.').join(', ');
            this.#warn(`There are several lairs Repositories: ${folders}. None is recorded; name one in the input working-directory.`);
            return undefined;
        });
    }
    async #storeCommit({ store, folder }, tag) {
        try {
            if (store === undefined)
                throw new Error(`${folder}.panproto is no folder`);
            return await storeCommit(this.#git, store, `${folder}.panproto`, tag);
        }
        catch (error) {
            if (error instanceof MissingObjectError)
                throw error;
            this.#warn(`The lairs version store cannot be read, and its commit is not recorded: ${messageOf(error)}.`);
            return undefined;
        }
    }
    #count({ index, records, folder }) {
        const file = `${folder}index.json`;
        return cached(this.#counts, `${index ?? file} ${records}`, async () => {
            try {
                if (index === undefined)
                    throw new Error('it is missing');
                const counts = await countRecords(this.#git, index, file);
                if (records !== undefined || counts.records === 0)
                    return counts;
                throw new Error(`${folder}records is missing, and it names ${counts.records} records`);
            }
            catch (error) {
                if (error instanceof MissingObjectError)
                    throw error;
                this.#warn(`${file} cannot be read, and the records are not counted: ${messageOf(error)}.`);
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

;// CONCATENATED MODULE: ./src/provenance/lexicons.js





/** Reads the lexicon trees of one repository. Trees and files that revisions share are read once. */
class LexiconReader {
    #git;
    #folders = new Map();
    #lexicons = new Map();
    #trees = new Map();
    constructor(git) {
        this.#git = git;
    }
    /** The tree `pub` with that id, or undefined if its folder `layers` contains no lexicon. */
    read(pub) {
        return cached(this.#trees, pub, () => this.#readTree(pub));
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
            // A submodule has no content in this commit.
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
            unusualFiles: unusualFilesOf(files, lexicons),
        };
    }
    /** In git's order, which sorts a folder as if its name ended in a slash: the order of the full paths. */
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
        return cached(this.#folders, id, async () => {
            const entries = parseTree(await readObject(this.#git, id, path));
            return [...entries].map(([name, entry]) => ({ ...entry, name }));
        });
    }
    #lexicon({ id, path }) {
        return cached(this.#lexicons, id, () => readLexicon(this.#git, id, path));
    }
}
function unusualFilesOf(files, lexicons) {
    const notPlain = files.filter(({ kind }) => kind !== 'file');
    const pointers = lexicons.filter(({ isPointer }) => isPointer);
    return [
        ...notPlain.map(({ path, kind }) => `${path} is a ${kind}`),
        ...pointers.map(({ path }) => `${path} is a Git LFS pointer`),
    ];
}
async function readLexicon(git, id, path) {
    const { content } = await readObject(git, id, path);
    return {
        sha256: (0,external_node_crypto_.createHash)('sha256').update(content).digest('hex'),
        recordTypes: countRecordTypes(content.toString('utf8')),
        isPointer: isLfsPointer(content),
    };
}
/**
 * The hash of a lexicon tree, from the paths and the SHA-256 of its files: the SHA-256 of one line `<path>:<sha256>` for
 * each file, in code point order of the paths (lairs, `vendor`).
 */
function treeHash(files) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    for (const [path, sha256] of files)
        hash.update(`${path}:${sha256}\n`);
    return hash.digest('hex');
}
/** The number of definitions of type `record` in a lexicon. 0 if the text is not a lexicon. */
function countRecordTypes(text) {
    const lexicon = json_parseJson(text);
    if (!isObject(lexicon) || !isObject(lexicon['defs']))
        return 0;
    const definitions = Object.values(lexicon['defs']);
    return definitions.filter((each) => isObject(each) && each['type'] === 'record').length;
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
function parse_parse(toml, options = {}) {
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
/* harmony default export */ const dist = ({ parse: parse_parse, stringify: stringify, TomlDate: TomlDate, TomlError: TomlError });

;// CONCATENATED MODULE: ./src/provenance/manifest-text.js




/** A manifest has some hundred bytes. */
const maxManifestBytes = 64 * 1024;
/** The text of a manifest's bytes. Throws a `FileError` in `file` if they are not UTF-8, or too many. */
function decodeManifest(content, file) {
    const start = { file, line: 1, column: 1 };
    if (content.length > maxManifestBytes) {
        throw errorAt(start, `it has ${content.length} bytes, and is no manifest of a lexicon tree, which has some hundred.`);
    }
    if (isLfsPointer(content)) {
        throw errorAt(start, 'it is a Git LFS pointer, and not the manifest itself. Keep the manifest in git.');
    }
    const byteOrderMark = content.toString('latin1', 0, 3);
    if (/^(\xff\xfe|\xfe\xff|\xef\xbb\xbf)/.test(byteOrderMark)) {
        throw errorAt(start, 'it begins with a byte order mark. Save it as UTF-8 without one, as TOML wants it.');
    }
    const text = content.toString('utf8');
    if (Buffer.from(text).equals(content))
        return text;
    const location = { file, ...positionAt(text, firstInvalidCharacter(content, text)) };
    throw errorAt(location, 'it is not UTF-8, which TOML is written in.');
}
function errorAt(location, reason) {
    const { file, line, column } = location;
    return new FileError(location, `${file}, line ${line}, column ${column}: ${reason}`);
}
/** The index of the first replacement character that stands for invalid bytes, and not for itself. */
function firstInvalidCharacter(content, text) {
    let [index, byte] = [0, 0];
    for (const part of text.split('\ufffd')) {
        index += part.length;
        byte += Buffer.byteLength(part);
        if (content.toString('latin1', byte, byte + 3) !== '\xef\xbf\xbd')
            break;
        index += 1;
        byte += 3;
    }
    return index;
}
/** Long enough for every version and date, and short enough for a param of every MLflow server. */
const Fact = optional(pipe(string('is not a string'), maxLength(500, (issue) => `has ${issue.input.length} characters; at most 500 are recorded`)), '');
const Hash = optional(pipe(string('is not a string'), regex(/^([0-9a-f]{64})?$/, 'is not 64 hex digits')), '');
const Count = optional(pipe(unknown(), number('is not a number'), integer('is not a whole number'), minValue(0, 'is less than 0')));
/** Arrays and dates are objects too. */
const Table = custom(isTable, 'is not a table');
const Toml = object({
    provenance: optional(pipe(Table, object({
        layers_git_sha: Fact,
        layers_version: Fact,
        vendored_at: Fact,
        lexicon_tree_hash: Hash,
    })), {}),
    counts: optional(pipe(Table, object({ lexicon_files: Count, record_types: Count })), {}),
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
 * Throws a `FileError` in `file` if the text is not TOML, or if a fact has the wrong type.
 */
function parseManifest(text, file) {
    const result = safeParse(Toml, parseToml(text, file));
    if (!result.success) {
        const [issue] = result.issues;
        const name = getDotPath(issue) ?? 'the manifest';
        throw errorAt({ file, ...positionOf(text, name) }, `${name} ${issue.message}.`);
    }
    const { provenance, counts } = result.output;
    const missing = Object.entries(provenance).flatMap(([fact, value]) => value === '' ? [fact] : []);
    const { lexicon_files, record_types } = counts;
    return {
        manifest: { ...provenance, lexicon_files, record_types },
        missing,
        hashPosition: () => positionOf(text, 'provenance.lexicon_tree_hash'),
    };
}
function parseToml(text, file) {
    try {
        return parse_parse(text);
    }
    catch (error) {
        if (!(error instanceof TomlError))
            throw error;
        const [reason = ''] = error.message.replace('Invalid TOML document: ', '').split('\n');
        const { line, column } = error;
        throw errorAt({ file, line, column }, `not valid TOML: ${reason}.`);
    }
}
/** A valid manifest does not repeat a key so often. */
const maxCandidates = 100;
/**
 * The position of the value of a fact. smol-toml does not report it. Of all occurrences of the key, the right one is the
 * one whose replacement by another key makes the fact disappear.
 */
function positionOf(text, name) {
    const path = name.split('.');
    const key = path.at(-1) ?? name;
    const value = JSON.stringify(valueAt(parse_parse(text), path));
    let index = text.indexOf(key);
    for (let candidates = 0; index >= 0 && candidates < maxCandidates;) {
        const isComment = /^[ \t]*#/.test(text.slice(text.lastIndexOf('\n', index) + 1, index));
        if (!isComment)
            candidates++;
        const end = index + key.length;
        const changed = `${text.slice(0, index)}${'_'.repeat(key.length)}${text.slice(end)}`;
        if (!isComment && JSON.stringify(valueIn(changed, path)) !== value) {
            const [equals = ''] = /^["']?\s*=\s*/.exec(text.slice(end)) ?? [];
            return positionAt(text, end + equals.length);
        }
        index = text.indexOf(key, index + 1);
    }
    return positionAt(text, 0);
}
/** The value in a changed text, or undefined if the text is no longer valid. */
function valueIn(text, path) {
    try {
        return valueAt(parse_parse(text), path);
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
/** Line and column of an index, both from 1. */
function positionAt(text, index) {
    const before = text.slice(0, index).split('\n');
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

;// CONCATENATED MODULE: ./src/provenance/manifest.js



/** Where lairs keeps the manifest, relative to the dataset. The first one that exists counts. */
const usualPaths = ['lexicons/MANIFEST.toml', 'lairs/lexicons/MANIFEST.toml'];
/**
 * The manifest of a commit: the one that the input `manifest` names, or the first of the usual paths, or else the one
 * that is packaged with the action.
 *
 * Throws if the named file is not in the commit, if it is unknown whether a manifest exists (an object is missing, or the
 * path is a symbolic link or a submodule), and if the manifest is invalid.
 */
async function findManifest(git, { commit, tree }, inputs) {
    const named = inputs.manifest;
    const paths = (named === undefined ? usualPaths : [named]).map((path) => external_node_path_namespaceObject.posix.join(git.prefix, path));
    for (const path of paths) {
        if (/^\.\.(\/|$)/.test(path)) {
            throw new Error(`manifest: "${named}" leads out of the repository.`);
        }
        const content = await readFile(git, tree, path);
        if (content === undefined)
            continue;
        const parsed = parseManifest(decodeManifest(content, path), path);
        return { ...parsed, source: `dataset:${path}`, path };
    }
    if (named !== undefined) {
        throw new Error(`manifest: there is no file "${paths[0]}" in commit ${commit}. ` +
            'Give its path from the working-directory, or leave the input empty to use the packaged manifest.');
    }
    const parsed = parseManifest(inputs.packagedManifest, 'the packaged MANIFEST.toml');
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

;// CONCATENATED MODULE: ./src/provenance/verify-lexicons.js



/** More names than this are only counted. */
const maxNames = 10;
/**
 * Recomputes the hash of the lexicons in `pub/layers` next to the manifest, and compares it with the manifest's hash.
 * null if there are no lexicons.
 *
 * Throws if they do not match, unless `verify-lexicons` is false: then it warns, and the record says so.
 */
async function verifyLexicons(source, revision, manifest) {
    const { git, inputs, lexicons, warn } = source;
    const { path, hashPosition } = manifest;
    if (path === undefined)
        return null;
    const expected = manifest.manifest.lexicon_tree_hash;
    const folder = external_node_path_namespaceObject.posix.dirname(path);
    const pub = await lookUp(git, revision.tree, `${folder}/pub`);
    const found = pub?.kind === 'folder' ? await lexicons.read(pub.id) : undefined;
    if (found === undefined) {
        await warnAboutLink(source, revision.tree, folder);
        return null;
    }
    if (expected === '') {
        warn(`${path} has no lexicon_tree_hash: the lexicons are recorded as not verified.`);
    }
    else if (expected !== found.hash) {
        const mismatch = `The lexicons in ${folder}/pub/layers are not those of ${path}: it says ${expected}, ` +
            `and they hash to ${found.hash}. ${await explainMismatch(git, revision.commit, path, found)}`;
        if (inputs.verifyLexicons) {
            throw new FileError({ file: path, ...hashPosition() }, `${mismatch} Vendor them once more (lairs vendor), or set verify-lexicons to false, which records that they are not verified.`);
        }
        warn(`${mismatch} They are recorded as not verified.`);
    }
    warnAboutCounts(found, manifest, warn);
    return {
        verified: expected === found.hash,
        tree_hash: found.hash,
        files: found.files,
        record_types: found.recordTypes,
    };
}
/** A symbolic link or a submodule leads out of the commit. */
async function warnAboutLink({ git, warn }, tree, folder) {
    for (const path of [`${folder}/pub`, `${folder}/pub/layers`]) {
        const entry = await lookUp(git, tree, path);
        if (entry === undefined || entry.kind === 'folder')
            continue;
        if (entry.kind !== 'file') {
            warn(`${path} is a ${entry.kind}: lexicons behind it are not verified.`);
        }
        return;
    }
}
function warnAboutCounts(found, { manifest, path }, warn) {
    const compared = [
        ['lexicon files', manifest.lexicon_files, found.files],
        ['record types', manifest.record_types, found.recordTypes],
    ];
    for (const [what, expected, counted] of compared) {
        if (expected !== undefined && expected !== counted) {
            warn(`${path} counts ${expected} ${what}, and there are ${counted}.`);
        }
    }
    if (found.unusualFiles.length > 0) {
        warn(`Lexicons are hashed as git stores them: ${joinFirst(found.unusualFiles, maxNames)}.`);
    }
}
/**
 * Why the lexicons may not match the manifest: the files that changed since the last change of the manifest, and the
 * files that git stores in another form than a checkout.
 */
async function explainMismatch(git, commit, manifestPath, { id, unusualFiles }) {
    const reasons = [await changesSinceManifest(git, commit, manifestPath, id)];
    if (unusualFiles.length > 0) {
        reasons.push(`Files are hashed as git stores them: ${joinFirst(unusualFiles, maxNames)}.`);
    }
    return reasons.join(' ');
}
async function changesSinceManifest(git, commit, manifestPath, currentTree) {
    const last = git.isShallow ? undefined : await git.lastChange(commit, manifestPath);
    if (last === undefined) {
        return 'What has changed cannot be told without the history (actions/checkout with "fetch-depth: 0").';
    }
    const root = external_node_path_namespaceObject.posix.join(external_node_path_namespaceObject.posix.dirname(manifestPath), 'pub/layers');
    const tree = await git.read(`${last}^{tree}`);
    const before = tree === undefined ? undefined : await lookUp(git, tree.id, root);
    const changes = [];
    if (before?.kind === 'folder') {
        await git.changes(before.id, currentTree, ({ path, status }) => {
            if (path.endsWith('.json'))
                changes.push(`${path} was ${status}`);
        });
    }
    if (changes.length > 0) {
        return `Since commit ${last}, which last changed the manifest: ${joinFirst(changes, maxNames)}.`;
    }
    return (`They are as they were in commit ${last}, which last changed the manifest: its hash was wrong from the beginning, ` +
        'or is that of files which git changes when it checks them out (.gitattributes, line ends).');
}

;// CONCATENATED MODULE: ./src/provenance/pin.js








/**
 * Finds what each revision pins, from git objects alone. If one revision cannot be pinned, only that one fails.
 *
 * Throws if no revision can be pinned.
 */
async function pinAll(source, revisions) {
    const { git, warn } = source;
    const readers = { lexicons: new LexiconReader(git), datasets: new DatasetReader(git, warn) };
    const pinned = [];
    const failed = [];
    for (const revision of revisions) {
        try {
            pinned.push(await pinOne(source, readers, revision));
        }
        catch (error) {
            failed.push({ name: revision.name, commit: revision.commit, error });
        }
    }
    if (pinned.length === 0 && failed.length > 0) {
        // Several tags can fail for the same reason.
        const errors = new Map(failed.map(({ error }) => [messageOf(error), error]));
        throw new AggregateError(errors.values());
    }
    return { pinned, failed };
}
async function pinOne(source, { lexicons, datasets }, revision) {
    const { git, inputs, repository, warn } = source;
    const folder = await lookUp(git, revision.tree, git.prefix);
    if (folder?.kind !== 'folder') {
        throw new Error(`working-directory: there is no folder "${git.prefix.slice(0, -1)}" in commit ${revision.commit}. ` +
            'What is recorded comes from the commit, not from the files beside it.');
    }
    const manifest = await findManifest(git, revision, inputs);
    if (manifest.missing.length > 0) {
        warn(`The manifest (${manifest.source}) does not say: ${manifest.missing.join(', ')}.`);
    }
    const verified = await verifyLexicons({ git, inputs, lexicons, warn }, revision, manifest);
    const tagName = revision.tag === null ? undefined : revision.name;
    const found = await datasets.read(folder.id, git.prefix, tagName);
    const bundle = createBundle(revision, {
        manifest,
        repository,
        prefix: git.prefix,
        lexicons: verified,
        dataset: found?.dataset ?? null,
    });
    const growth = await readGrowth(source, datasets, revision, found?.repository);
    return { bundle, growth, verification: revision.verification };
}
/** How the dataset has changed since the previous tag. */
async function readGrowth({ git, history, warn }, datasets, revision, current) {
    const { position, previous } = await history.standingOf(revision.name);
    const growth = { position, previous: previous?.name, changes: undefined };
    if (current === undefined || previous === undefined)
        return growth;
    try {
        const { id } = await readObject(git, `${previous.commit}^{tree}`, 'the tree of the tag before');
        const folder = await lookUp(git, id, git.prefix);
        const before = folder?.kind === 'folder' ? await datasets.find(folder.id, git.prefix) : undefined;
        if (before === undefined)
            return growth;
        return { ...growth, changes: await changesBetween(git, before, current) };
    }
    catch (error) {
        const reason = messageOf(error).replace(/\.$/, '');
        warn(`The records cannot be compared with those of ${previous.name}: ${reason}.`);
        return growth;
    }
}

;// CONCATENATED MODULE: ./src/report/truncate-lines.js
/** The first lines that fit into `maxBytes`, each with a line break, and the number of lines that do not. */
function truncateLines(lines, maxBytes) {
    let size = 0;
    const end = lines.findIndex((line) => {
        size += Buffer.byteLength(line) + 1;
        return size > maxBytes;
    });
    const kept = end < 0 ? lines : lines.slice(0, end);
    return { kept, omitted: lines.length - kept.length };
}

;// CONCATENATED MODULE: ./src/report/outputs.js


/** GitHub accepts outputs of up to 1 MB. The rest is room for the way it counts. */
const maxResultsBytes = 900 * 1024;
/**
 * The action's outputs, by their names in action.yml. Outputs about one revision are about the newest. Values from
 * servers are redacted. Values from git are exact. `warn` is called if the results are truncated.
 */
function outputsOf({ newest, artifactName, provenance, results }, redact, warn) {
    const backendOutputs = results
        .filter(({ revision }) => revision === newest.revision)
        .flatMap(({ outputs }) => Object.entries(outputs));
    return {
        artifact: identifierOf(artifactName, newest.revision),
        revision: newest.revision,
        commit: newest.commit,
        'lexicon-tree-hash': newest.lexicon_tree_hash,
        'layers-version': newest.layers_version,
        created: String(results.some(({ status }) => status === 'logged')),
        provenance,
        ...Object.fromEntries(backendOutputs.map(([name, value]) => [name, redact(value)])),
        results: resultsJson(results, redact, warn),
    };
}
/** A JSON array with one object per revision and backend. Contains only the first if there are too many. */
function resultsJson(results, redact, warn) {
    const entries = results.map(({ revision, commit, backend, status, url, identifier }) => JSON.stringify({ revision, commit, backend, status, url: redact(url), identifier }));
    const { kept, omitted } = truncateLines(entries, maxResultsBytes - 1);
    if (omitted > 0) {
        warn(`The output "results" was cut: it lacks the last ${omitted} of ${entries.length} entries, as GitHub takes outputs of 1 MB at most. All of them stand in the log.`);
    }
    return `[${kept.join(',')}]`;
}

;// CONCATENATED MODULE: ./src/report/rebuild.js

/**
 * The shell commands that rebuild what a revision pins, one per line. A comment after a command is its expected output.
 * docs/rebuild.md has the same commands, and a test runs them.
 */
function rebuildCommands(bundle) {
    const { repository, revision, commit, tree, dataset } = bundle;
    const store = dataset?.store_commit;
    return [
        `git clone ${shellWord(`${repository}.git`)} dataset`,
        `git -C dataset -c advice.detachedHead=false checkout ${commit}`,
        `git -C dataset rev-parse 'HEAD^{tree}'   # ${tree}`,
        ...(store
            ? [
                `python -c ${shellWord(resolveScript)} ${shellWord(external_node_path_namespaceObject.posix.join('dataset', dataset.path))} ${shellWord(revision)}   # ${store}`,
            ]
            : []),
    ];
}
/**
 * For lairs 0.9, which needs Python 3.14. Like the action, it resolves the tag, or HEAD if there is no such tag. It
 * does not resolve a commit id: lairs returns an id unchanged, even if the store does not have it (seen with
 * panproto 0.76).
 */
const resolveScript = 'import sys, pathlib, lairs.store.repository as s; r = s.Repository.open(pathlib.Path(sys.argv[1])); print(r.resolve(sys.argv[2] if sys.argv[2] in dict(r.tags()) else "HEAD"))';
/** Quotes a word for a POSIX shell, if it needs quotes. */
function shellWord(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

;// CONCATENATED MODULE: ./src/report/summary/markup.js


/** The number of lines in a cell. The cell says how many more there are. */
const maxLines = 50;
/** Escaped text as inline code, in which GitHub renders no `@name` and no link. A dash if the text is empty. */
function code(text, max = 300) {
    return text === '' ? '–' : `<code>${html(text, max)}</code>`;
}
/** A link. `content` is HTML. */
function markup_link(url, content) {
    return `<a href="${html(url, 2000)}">${content}</a>`;
}
/** A table row with a name and its value, both HTML. */
function row(name, value) {
    return `<tr><th align="left">${name}</th><td>${value}</td></tr>`;
}
/** The first lines of a cell, and the number of those that are left out. */
function firstRows(lines, more) {
    const omitted = lines.length - maxLines;
    return `${lines.slice(0, maxLines).join('')}${omitted > 0 ? `<br>${omitted} ${more}` : ''}`;
}
/** The outcome of a revision at a backend, with links to its record there. */
function outcome({ backend, status, url, outputs, details }) {
    const [prefix, suffix] = [`${backend}-`, '-url'];
    const outputLinks = Object.entries(outputs).flatMap(([name, value]) => {
        if (!name.startsWith(prefix) || !name.endsWith(suffix) || value === '')
            return [];
        // The output `wandb-artifact-url` becomes a link named `artifact`.
        return [markup_link(value, html(name.slice(prefix.length, -suffix.length)))];
    });
    const links = outputLinks.length === 0 && url !== '' ? [markup_link(url, 'record')] : outputLinks;
    const text = [statusText[status], links.join(', ')].filter(Boolean).join(': ');
    const lines = details.map((detail) => `<br>${code(detail, 2000)}`);
    return `${text}${firstRows(lines, 'more')}`;
}

;// CONCATENATED MODULE: ./src/report/summary/card.js




/**
 * What one revision pins and where it is logged, as lines of HTML. Tag and commit are links only if the dataset is in
 * the repository that contains the workflow (`repositoryUrl`): a checkout can claim any other address.
 */
function card({ bundle, growth }, results, repositoryUrl) {
    const linkTo = (kind, name) => bundle.repository === repositoryUrl
        ? markup_link(`${repositoryUrl}/${kind}/${encodePath(name)}`, code(name))
        : code(name);
    const { commit, committed_at, dataset } = bundle;
    return [
        `<h3>${code(results[0]?.identifier ?? bundle.revision)}</h3>`,
        '<table>',
        ...tagRow(bundle, linkTo),
        row('Commit', `${linkTo('commit', commit)} of ${committed_at}`),
        row('Lexicons', lexiconsText(bundle)),
        row('Records', recordsText(bundle, growth)),
        ...results.map((result) => row(html(result.title), outcome(result))),
        '</table>',
        '<details><summary>What it pins</summary>',
        '<table>',
        row('Repository', code(bundle.repository)),
        row('Folder', code(bundle.working_dir)),
        row('Tree', code(bundle.tree)),
        row('Manifest', code(bundle.manifest_source)),
        row('Lexicon tree hash', code(bundle.lexicon_tree_hash)),
        row('Store commit', code(dataset?.store_commit ?? '')),
        '</table>',
        '</details>',
        `<details><summary>Rebuild it</summary><pre>${rebuildCommands(bundle)
            .map((line) => html(line, 2000))
            .join('\n')}</pre></details>`,
    ];
}
function tagRow({ revision, tag }, linkTo) {
    if (tag === null)
        return [];
    const kind = tag.kind === 'annotated' ? `, annotated ${html(tag.date)}` : '';
    return [row('Tag', `${linkTo('tree', revision)}${kind}`)];
}
/** Percent-encodes a name for a URL path. Slashes stay. */
function encodePath(name) {
    return name
        .split('/')
        .map((segment) => encodeURIComponent(segment.toWellFormed()))
        .join('/');
}
function lexiconsText({ layers_version, lexicons }) {
    const version = layers_version === '' ? 'of no known version' : `Layers ${code(layers_version)}`;
    if (lexicons === null)
        return `${version}, not in the tagged commit`;
    const { verified, files, record_types } = lexicons;
    const counts = `${files} files, ${record_types} record types`;
    return `${version}, ${verified ? 'verified' : '<b>not verified</b>'}: ${counts}`;
}
function recordsText({ dataset }, growth) {
    if (dataset === null)
        return 'no lairs Repository in the tagged commit';
    const counts = Object.entries(dataset.collections).map(([collection, count]) => `<br>${code(collection)}: ${count}`);
    const lines = firstRows(counts, 'more stand in the log');
    return `${dataset.records ?? 'not counted'}${growthText(growth, code)}${lines}`;
}

;// CONCATENATED MODULE: ./src/report/summary/chart.js
/** The number of revision names for which the axis has room. */
const chart_maxNames = 12;
/** More points could not be told apart. */
const maxPoints = 100;
/**
 * A chart of the record counts, oldest revision first, as lines of Markdown. GitHub draws it with Mermaid
 * (`xychart-beta`). No lines if fewer than two revisions have a count.
 */
function chart(pinned) {
    const counted = pinned.flatMap(({ bundle: { revision, dataset } }) => dataset?.records === null || dataset === null ? [] : [{ revision, records: dataset.records }]);
    if (counted.length < 2)
        return [];
    const step = Math.max(1, (counted.length - 1) / (maxPoints - 1));
    const count = Math.min(counted.length, maxPoints);
    const points = Array.from({ length: count }, (_, index) => counted[Math.round(index * step)]);
    const names = points.map((point) => `"${label(point?.revision ?? '')}"`);
    const records = points.map((point) => point?.records ?? 0);
    const [axis, plot] = counted.length > chart_maxNames
        ? [`"revisions, oldest first" 1 --> ${counted.length}`, 'line']
        : [`[${names.join(', ')}]`, 'bar'];
    return [
        '',
        '```mermaid',
        // GitHub scales the chart to the full width. The default height would be too large.
        '---',
        'config: { xyChart: { width: 900, height: 300 } }',
        '---',
        'xychart-beta',
        '  title "Records over revisions"',
        `  x-axis ${axis}`,
        `  y-axis "records" 0 --> ${Math.max(1, ...records)}`,
        `  ${plot} [${records.join(', ')}]`,
        '```',
    ];
}
/** A name without characters that could end the string or the code block. Mermaid cannot escape a quote. */
function label(name) {
    return name.slice(0, 24).replace(/[^\w./+-]/g, '·');
}

;// CONCATENATED MODULE: ./src/report/summary/table.js




/** Revisions in the table. The log contains all. */
const maxRows = 500;
/**
 * The outcomes of several revisions as lines of HTML. The revisions that fail the step come first, then the others. In
 * both parts the newest is first. The rows take up to `maxBytes`.
 */
function table(pinned, results, maxBytes) {
    const titles = new Map(results.map(({ backend, title }) => [backend, html(title)]));
    const records = new Map(pinned.map(({ bundle: { revision, dataset } }) => [revision, dataset?.records]));
    const newestFirst = [...byRevision(results)].reverse();
    const failed = newestFirst.filter(([, each]) => !each.every(isSuccess));
    const succeeded = newestFirst.filter(([, each]) => each.every(isSuccess));
    const rows = [...failed, ...succeeded]
        .slice(0, maxRows)
        .map(([revision, each]) => tableRow('td', cellsOf(revision, records.get(revision), each, [...titles.keys()])));
    const { kept } = truncateLines(rows, maxBytes);
    const omitted = newestFirst.length - kept.length;
    const count = failed.length === 0 ? 'all' : `${failed.length} of them not`;
    return [
        `<h3>${newestFirst.length} revisions, ${count} as they should be</h3>`,
        '<table>',
        tableRow('th', ['Revision', 'Commit', 'Records', ...titles.values()]),
        ...kept,
        '</table>',
        ...(omitted === 0 ? [] : [`<p>${omitted} more stand in the log.</p>`]),
    ];
}
function byRevision(results) {
    const revisions = new Map();
    for (const result of results) {
        revisions.set(result.revision, [...(revisions.get(result.revision) ?? []), result]);
    }
    return revisions;
}
function cellsOf(revision, records, results, backends) {
    const outcomes = backends.map((backend) => {
        const result = results.find((each) => each.backend === backend);
        return result === undefined ? '' : outcome(result);
    });
    const commit = results[0]?.commit.slice(0, 12) ?? '';
    return [code(revision), code(commit), `${records ?? ''}`, ...outcomes];
}
function tableRow(tag, cells) {
    return `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
}

;// CONCATENATED MODULE: ./src/report/summary/summary.js




/** GitHub rejects a summary of more than 1 MiB. */
const summary_maxBytes = 900 * 1024;
/** For the lines around the rows. */
const reservedBytes = 4 * 1024;
/**
 * The job summary. One revision gets a card: what it pins, and where it is logged. Several revisions get a table and
 * a chart of their records. `repositoryUrl` is the repository that contains the workflow.
 *
 * The summary is HTML without empty lines, so GitHub renders no Markdown in it. All values are escaped. Only the chart
 * is Markdown.
 */
function summaryOf(pinned, results, repositoryUrl) {
    const [first] = pinned;
    if (first === undefined)
        return '';
    const revisions = new Set(results.map(({ revision }) => revision)).size;
    if (revisions > 1) {
        const chartLines = chart(pinned);
        const rowBytes = summary_maxBytes - reservedBytes - Buffer.byteLength(chartLines.join('\n'));
        return [...table(pinned, results, rowBytes), ...chartLines, ''].join('\n');
    }
    const lines = card(first, results, repositoryUrl);
    const { kept, omitted } = truncateLines(lines, summary_maxBytes - reservedBytes);
    return [...kept, ...(omitted === 0 ? [] : ['<p>The rest stands in the log.</p>']), ''].join('\n');
}

;// CONCATENATED MODULE: ./src/revision/history.js

const unknownStanding = { position: 0, previous: undefined };
/**
 * The order of revisions and of all tags. Two git processes serve any number of revisions. They start at once, so that
 * git lists the history while other objects are read.
 */
class History {
    #git;
    #revisions;
    #tags;
    #compare;
    #standings;
    constructor(git, revisions) {
        this.#git = git;
        this.#revisions = revisions;
        this.#tags = git.isShallow ? Promise.resolve([]) : readTags(git);
        this.#compare = this.#tags.then((tags) => createComparator(git, [...tags, ...revisions]));
        this.#standings = this.#readStandings();
        // Whoever asks for the order or a standing gets the error.
        for (const result of [this.#compare, this.#standings])
            result.catch(() => undefined);
    }
    /**
     * The revisions in the order in which the dataset grew: by commit date, then ancestors before descendants. Tags of
     * one commit are ordered by the date of the tag, then by name (`v9` before `v10`).
     */
    async oldestFirst() {
        if (this.#revisions.length < 2)
            return this.#revisions;
        return [...this.#revisions].sort(await this.#compare);
    }
    /** Unknown if the history of the checkout is incomplete. */
    async standingOf(name) {
        return (await this.#standings).get(name) ?? unknownStanding;
    }
    async #readStandings() {
        if (this.#git.isShallow)
            return new Map();
        const tags = [...(await this.#tags)].sort(await this.#compare);
        const positions = new Map(tags.map(({ name }, index) => [name, index + 1]));
        const positionsByCommit = new Map();
        for (const [index, { commit }] of tags.entries()) {
            const others = positionsByCommit.get(commit);
            if (others === undefined)
                positionsByCommit.set(commit, [index + 1]);
            else
                others.push(index + 1);
        }
        const beforeCommit = tags.length < 2
            ? new Map()
            : await newestTagBefore(this.#git, this.#revisions, positionsByCommit);
        const standingOf = ({ name, commit, committedAt }) => {
            const own = positions.get(name);
            const sibling = positionsByCommit
                .get(commit)
                ?.findLast((each) => own === undefined || each < own);
            const previous = sibling ?? beforeCommit.get(commit) ?? 0;
            const position = own ?? tags.filter((tag) => tag.committedAt <= committedAt).length;
            return { position, previous: tags[previous - 1] };
        };
        return new Map(this.#revisions.map((revision) => [revision.name, standingOf(revision)]));
    }
}
async function readTags(git) {
    const tags = await git.taggedCommits();
    return tags.map((tag) => ({ ...tag, tag: { kind: 'tag', date: tag.taggedAt } }));
}
/** For the commit of each revision, the highest position of its ancestors' tags, or 0. */
async function newestTagBefore(git, revisions, positionsByCommit) {
    const wanted = new Set(revisions.map(({ commit }) => commit));
    const newestBefore = new Map();
    const newestUpTo = new Map();
    await git.ancestry([...wanted], (commit, parents) => {
        let newest = 0;
        for (const parent of parents)
            newest = Math.max(newest, newestUpTo.get(parent) ?? 0);
        if (wanted.has(commit))
            newestBefore.set(commit, newest);
        newestUpTo.set(commit, Math.max(newest, positionsByCommit.get(commit)?.at(-1) ?? 0));
    });
    return newestBefore;
}
/**
 * Reads the history only if commits share a date. git keeps the order of the request for commits that do not descend
 * from each other: the request has a fixed order.
 */
async function createComparator(git, items) {
    const dates = new Map(items.map(({ commit, committedAt }) => [commit, committedAt]));
    const generations = new Map();
    if (new Set(dates.values()).size < dates.size) {
        const commits = new Set([...items].sort((a, b) => byTag(b, a)).map(({ commit }) => commit));
        const newestFirst = await git.newestFirst([...commits]);
        for (const [index, commit] of newestFirst.entries())
            generations.set(commit, -index);
    }
    const generation = ({ commit }) => generations.get(commit) ?? 0;
    return (a, b) => byCodePoint(a.committedAt, b.committedAt) || generation(a) - generation(b) || byTag(a, b);
}
function byTag(a, b) {
    return (byCodePoint(a.tag?.date ?? '', b.tag?.date ?? '') ||
        byNumbers(a.name, b.name) ||
        byCodePoint(a.name, b.name));
}
let collator;
function byNumbers(a, b) {
    // Creating a collator takes 12 milliseconds, and few runs need one.
    collator ??= new Intl.Collator('en', { numeric: true });
    return collator.compare(a, b);
}

;// CONCATENATED MODULE: ./src/revision/annotations.js

/**
 * Restores the annotations that a checkout lost: actions/checkout before 6.0.2 makes a lightweight tag of an annotated
 * one. The event, GitHub's API or `origin` tell what the tag was. The annotation comes from the API. Without it, the tag
 * stays as it is, and a warning says what is missing.
 */
async function restoreAnnotations(source, resolved) {
    const { github, isOnGithub, warn } = source;
    const lost = await lostTagObjects(source, resolved);
    if (lost.size > 0 && github === undefined) {
        warn(`${lost.size} annotated tag(s) came without tagger, date, message and signature: ${joinFirst([...lost.keys()], 5)}. ` +
            `Use actions/checkout 6.0.2 or newer${isOnGithub ? ', or set the input github-token (with "permissions: contents: read")' : ''}.`);
    }
    const failures = new Set();
    const limited = github && stopAfterFailures(github);
    const annotated = [];
    for (const { revision } of resolved) {
        try {
            annotated.push(await annotate(revision, lost.get(revision.name), limited));
        }
        catch (error) {
            failures.add(messageOf(error));
            annotated.push({ ...revision, verification: '' });
        }
    }
    for (const failure of failures) {
        warn(`GitHub's API did not tell of an annotated tag (github-token): ${failure}.`);
    }
    return annotated;
}
/** The ids of the tag objects that the checkout lacks, by tag name. */
async function lostTagObjects(source, resolved) {
    const lightweight = resolved.filter(({ revision }) => revision.tag?.kind === 'lightweight');
    const unknown = lightweight.filter(({ selection }) => selection.fromEvent?.object === undefined);
    const names = unknown.map(({ revision }) => revision.name);
    const known = names.length === 0 ? new Map() : await tagObjects(source, names);
    const objects = lightweight.map(({ revision: { name }, selection: { fromEvent } }) => [
        name,
        fromEvent?.object ?? known.get(name) ?? '',
    ]);
    return new Map(objects.filter(([, object]) => object !== ''));
}
async function tagObjects({ git, github, warn }, names) {
    try {
        const fromApi = await github?.annotated(commonPrefix(names));
        if (fromApi !== undefined)
            return fromApi;
    }
    catch (error) {
        warn(`GitHub's API did not tell which tags are annotated (github-token): ${messageOf(error)}. One that the checkout made lightweight is recorded so.`);
        return new Map();
    }
    return (await git.annotatedTagsOnOrigin()) ?? new Map();
}
/** So many failures in a row are a failure of the API, and not of one tag. */
const maxFailuresInARow = 5;
/** Repeats the last error after too many failures in a row, without another request. */
function stopAfterFailures(github) {
    let failuresInARow = 0;
    let lastError;
    return {
        ...github,
        async tag(id) {
            if (failuresInARow >= maxFailuresInARow)
                throw lastError;
            try {
                const tag = await github.tag(id);
                failuresInARow = 0;
                return tag;
            }
            catch (error) {
                failuresInARow++;
                lastError = error;
                throw error;
            }
        },
    };
}
async function annotate(revision, lostObject, github) {
    const { tag } = revision;
    const signedObject = tag?.kind === 'annotated' && tag.signature !== null ? tag.object : undefined;
    const object = lostObject ?? signedObject;
    if (github === undefined || object === undefined)
        return { ...revision, verification: '' };
    const { annotation, target, verification } = await github.tag(object);
    // If the tag leads to another commit by now, it is not the tag that was checked out.
    if (target !== revision.commit)
        return { ...revision, verification: '' };
    return {
        ...revision,
        tag: lostObject === undefined ? tag : annotation,
        verification: annotation.signature === null ? '' : verification,
    };
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

;// CONCATENATED MODULE: ./src/revision/github-tags.js




const timeLimitMs = 30_000;
/** Tag objects can point to tag objects. */
const github_tags_maxNestedTags = 10;
const ignore = () => undefined;
/** Octokit prints the deprecation headers of a response. The runner could read them as commands. */
const silentLog = { debug: ignore, info: ignore, warn: ignore, error: ignore };
/**
 * Asks GitHub's REST API, on github.com or on GitHub Enterprise Server. Both functions throw if the API refuses, if it
 * does not answer within 30 seconds, or if `end` comes first.
 */
function createGithubTags(token, apiUrl, repository, end) {
    const withOctokit = async (work) => await retry(end, async (signal) => await work(await connect(token, apiUrl, signal)));
    const readTagObject = async (tag_sha) => {
        const { data } = await withOctokit(({ rest }) => rest.git.getTag({ ...repository, tag_sha }));
        return parseTagResponse(data);
    };
    return {
        async annotated(prefix) {
            const query = { ...repository, ref: `tags/${prefix}`, per_page: 100 };
            const refs = await withOctokit(({ rest, paginate }) => paginate(rest.git.listMatchingRefs, query));
            return parseRefsResponse(refs);
        },
        async tag(id) {
            const { object, ...described } = await readTagObject(id);
            let target = object;
            for (let depth = 0; target.type === 'tag' && depth < github_tags_maxNestedTags; depth++) {
                target = (await readTagObject(target.sha)).object;
            }
            return { ...described, target: target.sha };
        },
    };
}
async function connect(token, apiUrl, signal) {
    // Loaded late: the package reads the event file when it is loaded, and throws if that is not JSON.
    const { getOctokit } = await __nccwpck_require__.e(/* import() */ 157).then(__nccwpck_require__.bind(__nccwpck_require__, 157));
    const octokit = getOctokit(token, { baseUrl: apiUrl, userAgent: 'log-revision', log: silentLog });
    // Options of one call do not reach the requests for its pages. Options of the client would replace the proxy.
    octokit.hook.before('request', ({ request }) => {
        Object.assign(request, { signal, log: silentLog });
    });
    return octokit;
}
const Target = object({ type: string(), sha: string() });
const Refs = array(object({ ref: string(), object: Target }));
const TagData = object({
    sha: string(),
    message: string(),
    // A tag from git's first years has no tagger.
    tagger: nullish(object({ name: string(), email: string(), date: string() })),
    verification: nullish(object({ reason: string(), signature: nullish(string()) })),
    object: Target,
});
/** The package's types promise the shape of a response but do not check it. */
function checked(schema, response) {
    const result = safeParse(schema, response);
    if (result.success)
        return result.output;
    throw new Error(`its answer has no proper "${getDotPath(result.issues[0]) ?? 'body'}"`);
}
/** The ids of the tag objects in a list of refs. Throws if the response is not such a list. */
function parseRefsResponse(response) {
    const tags = checked(Refs, response).filter(({ object }) => object.type === 'tag');
    return new Map(tags.map(({ ref, object }) => [ref.slice(tagPrefix.length), object.sha]));
}
/** A tag object, and what it points to. Throws if the response is not a tag object. */
function parseTagResponse(response) {
    const { sha, message, tagger, verification, object } = checked(TagData, response);
    const inMessage = splitSignature(message);
    const separate = splitSignature(verification?.signature ?? '');
    const annotation = {
        kind: 'annotated',
        object: sha,
        tagger: tagger ? `${tagger.name} <${tagger.email}>` : '',
        date: tagger?.date ?? '',
        message: inMessage.message,
        signature: inMessage.signature ?? separate.signature,
    };
    return { annotation, verification: verification?.reason ?? '', object };
}
const github_tags_maxAttempts = 3;
/** Tries up to three times if the API does not answer or has an internal error. */
async function retry(end, work) {
    for (let attempt = 1;; attempt++) {
        const signal = AbortSignal.any([end, AbortSignal.timeout(timeLimitMs)]);
        try {
            return await work(signal);
        }
        catch (error) {
            const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
            // An API that used the whole time is not asked again.
            if (status < 500 || attempt === github_tags_maxAttempts || signal.aborted)
                throw error;
            await (0,promises_namespaceObject.setTimeout)(500 * attempt, undefined, { signal: end });
        }
    }
}

// EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
var mod = __nccwpck_require__(1916);
;// CONCATENATED MODULE: ./src/revision/resolve.js



/** A tag that does not lead to a commit, or whose name is not valid UTF-8. */
class NotACommitError extends Error {
}
/**
 * Reads the commit, its tree and the tag's annotation.
 *
 * Throws if the selection does not resolve to a commit in this checkout. The message says what to check, and suggests
 * similar tag names. Also throws if the tag was moved since the event.
 */
async function resolve(git, selection) {
    const { kind, name } = selection;
    const ref = kind === 'tag' ? `${tagPrefix}${name}` : name;
    const [object, commit] = await Promise.all([git.read(ref), git.read(`${ref}^{commit}`)]);
    // In a SHA-256 repository, git reads 40 digits as an abbreviated id.
    if (object === undefined || (kind === 'commit' && object.id !== name)) {
        throw await unresolvedError(git, selection);
    }
    if (commit === undefined) {
        const target = object.type === 'tag' ? await git.read(`${ref}^{}`) : object;
        if (target === undefined)
            throw damagedTagError(name);
        const prefix = target === object ? '' : 'tag of a ';
        throw new NotACommitError(`${ref} does not lead to a commit: it is a ${prefix}${target.type}.`);
    }
    if (kind === 'commit' && object.type !== 'commit') {
        throw new Error(`revision: ${name} is the id of a ${object.type}. Give the tag's name instead.`);
    }
    checkEvent(selection, commit.id);
    const { headers } = parseObject(commit.content);
    const lightweight = { kind: 'lightweight' };
    const tag = object.type === 'tag' ? parseTag(object.id, object.content) : lightweight;
    return {
        name,
        commit: commit.id,
        committedAt: parseIdent(headers.get('committer')).date,
        tree: headers.get('tree') ?? '',
        tag: kind === 'commit' ? null : tag,
    };
}
function checkEvent({ name, fromEvent }, commit) {
    if (fromEvent === undefined || fromEvent.commit === '' || fromEvent.commit === commit)
        return;
    throw new Error(`The tag "${name}" was moved after this workflow was started: the event is about commit ${fromEvent.commit}, ` +
        `and the tag leads to ${commit} in this checkout. Nothing was sent. ` +
        'The push that moved it starts a workflow of its own; to log the tag as it is now, start one by hand.');
}
async function unresolvedError(git, { kind, name }) {
    if (kind === 'commit') {
        return new Error(`The commit ${name} is not in this checkout. Fetch it: actions/checkout with "fetch-depth: 0" or "ref: ${name}".`);
    }
    const tags = await git.tags();
    // Invalid UTF-8 was replaced by U+FFFD, and such a name cannot be found.
    if (tags.includes(name) && name.includes('\ufffd')) {
        return new NotACommitError(`the name of ${tagPrefix}${name} is not UTF-8, and cannot be recorded.`);
    }
    if (tags.includes(name))
        return damagedTagError(name);
    const near = nearest(name, tags);
    return new Error(`The tag "${name}" does not resolve to a commit in this checkout, which has ` +
        `${tags.length === 0 ? 'no tags' : `${tags.length} tag(s)`}${near.length === 0 ? '' : `; nearest: ${near.join(', ')}`}. ` +
        'Check the spelling, and that actions/checkout fetched the tag ("fetch-depth: 0" fetches all).');
}
function damagedTagError(tag) {
    return new Error(`The tag "${tag}" is there, but the object that it points to is missing from this checkout, or damaged. Check the repository out again.`);
}
/** Up to three similar names, the most similar first. A name that differs in more than half is not similar. */
function nearest(name, names) {
    return names
        .map((candidate) => ({ candidate, edits: (0,mod/* distance */.Io)(name, candidate) }))
        .filter(({ candidate, edits }) => edits <= Math.max(name.length, candidate.length) / 2)
        .sort((a, b) => a.edits - b.edits)
        .slice(0, 3)
        .map(({ candidate }) => candidate);
}

;// CONCATENATED MODULE: ./src/revision/select.js

/**
 * The revisions that the `revision` input selects line by line, where a later line adds to the earlier ones or removes
 * from them. Without lines, the tag of the event. `tags` are the names of all tags.
 *
 * Throws if the step does not name a tag, and if no tag matches.
 */
function select_select(lines, event, tags) {
    const eventTag = eventTagOf(event);
    const chosen = lines.length === 0 ? fromEvent(event, eventTag) : fromInput(lines, tags);
    const selections = [...chosen].map(([name, { kind, isNamed }]) => {
        const isEventTag = kind === 'tag' && name === eventTag.name;
        return { kind, name, isNamed, fromEvent: isEventTag ? eventTag : undefined };
    });
    // A workflow can pass the deleted tag of the event on as its input.
    const existing = selections.filter((each) => !(each.isNamed && each.fromEvent?.skipReason));
    return {
        selections: existing,
        skipReason: existing.length === 0 ? eventTag.skipReason : '',
    };
}
function fromInput(lines, tags) {
    const chosen = new Map();
    for (const line of lines) {
        if (line.kind !== 'pattern')
            chosen.set(line.name, { kind: line.kind, isNamed: true });
        else if (line.isExclusion) {
            for (const [name, { kind }] of chosen) {
                if (kind === 'tag' && line.matches(name))
                    chosen.delete(name);
            }
        }
        else {
            for (const name of tags) {
                if (line.matches(name) && !chosen.has(name)) {
                    chosen.set(name, { kind: 'tag', isNamed: false });
                }
            }
        }
    }
    if (chosen.size > 0)
        return chosen;
    throw new Error(`revision: the patterns take none of the ${tags.length} tag(s) in this checkout. ` +
        'Check them, and that actions/checkout fetched the tags ("fetch-depth: 0" fetches all).');
}
function fromEvent(event, eventTag) {
    if (eventTag.skipReason !== '')
        return new Map();
    if (eventTag.name !== '')
        return new Map([[eventTag.name, { kind: 'tag', isNamed: true }]]);
    throw new Error(`There is no tag to log: the event "${event.name}" is about "${event.ref}", and the input "revision" is empty. ` +
        'Start the workflow by the push of a tag (on: push: tags), or name a tag in the input "revision".');
}

;// CONCATENATED MODULE: ./src/revision/read.js




/** The revisions that the inputs select, or why there is nothing to log. */
async function selectRevisions(git, inputs) {
    const hasPattern = inputs.revision.some(({ kind }) => kind === 'pattern');
    const tags = hasPattern ? await git.tags() : [];
    return select_select(inputs.revision, inputs.workflow.event, tags);
}
/**
 * The commits and tags of the selections, in the same order.
 *
 * Throws if a revision that was selected by name does not resolve. A tag of a file or a folder that matches a pattern is
 * left out with a warning.
 */
async function readRevisions(git, selections, inputs, options) {
    const resolved = await resolveAll(git, selections, options.warn);
    if (resolved.length === 0) {
        throw new Error('revision: no tag that the patterns take leads to a commit. See the warnings.');
    }
    const { github, isOnGithub } = githubOf(inputs, options);
    return await restoreAnnotations({ git, github, isOnGithub, warn: options.warn }, resolved);
}
async function resolveAll(git, selections, warn) {
    const resolved = [];
    for (const selection of selections) {
        try {
            resolved.push({ revision: await resolve(git, selection), selection });
        }
        catch (error) {
            if (selection.isNamed || !(error instanceof NotACommitError))
                throw error;
            warn(`A tag that the pattern takes is left out: ${error.message}`);
        }
    }
    return resolved;
}
/** GitHub's API if there is a token for it, and whether the repository is on GitHub. */
function githubOf({ githubToken, workflow }, { repository, signal }) {
    const { serverUrl, apiUrl } = workflow;
    const [owner = '', repo, ...rest] = repository.startsWith(`${serverUrl}/`)
        ? repository.slice(serverUrl.length + 1).split('/')
        : [];
    if (repo === undefined || rest.length > 0)
        return { github: undefined, isOnGithub: false };
    const github = githubToken === '' ? undefined : createGithubTags(githubToken, apiUrl, { owner, repo }, signal);
    return { github, isOnGithub: true };
}

;// CONCATENATED MODULE: ./src/tracking/progress.js
const minIntervalMs = 5000;
/**
 * Counts the outcomes of `total` revisions at a backend, and prints the progress every few seconds:
 * `wandb: 412/1000 logged, 31 already there, 0 failed, about 2 min left`. `now` is in milliseconds.
 */
function createProgress(backend, total, print, now) {
    const start = now();
    const counts = { logged: 0, existing: 0, failed: 0 };
    let lastPrinted = start;
    return (status) => {
        counts[countedAs(status)]++;
        const { logged, existing, failed } = counts;
        const done = logged + existing + failed;
        const time = now();
        if (total === 1 || (done < total && time - lastPrinted < minIntervalMs))
            return;
        lastPrinted = time;
        // A revision that is already logged takes no time.
        const msPerRevision = (time - start) / (logged + failed);
        const isKnown = done < total && Number.isFinite(msPerRevision);
        const left = isKnown ? `, about ${duration(msPerRevision * (total - done))} left` : '';
        print(`${backend}: ${logged}/${total} logged, ${existing} already there, ${failed} failed${left}`);
    };
}
function countedAs(status) {
    if (status === 'logged')
        return 'logged';
    return status === 'already-logged' ? 'existing' : 'failed';
}
function duration(milliseconds) {
    const seconds = Math.ceil(milliseconds / 1000);
    return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

;// CONCATENATED MODULE: ./src/tracking/track.js






/** Revisions in progress at a time: enough to hide the round trips, and not too many for a server. */
const concurrency = 8;
/** After so many failures in a row, the server gets no further revisions. */
const track_maxFailuresInARow = 5;
/** Throws if several revisions would go into one run. */
function checkRunInputs({ backends }, revisions) {
    const named = [...backends.values()].flatMap(({ runInput }) => runInput ?? []);
    if (revisions < 2 || named.length === 0)
        return;
    throw new Error(`${named.join(', ')}: a run takes one revision, and ${revisions} are selected. Nothing was sent. Name one tag in the input revision.`);
}
/**
 * Does what `mode` says with all revisions (oldest first) at all backends in parallel. Never throws: if one revision
 * fails, the others go on, and each has its result.
 */
async function trackAll(inputs, pinned, failed, tools) {
    const results = await Promise.all([...inputs.backends].map(async ([name, settings]) => {
        const outcomes = await track({ name, settings, inputs, tools }, pinned);
        const resultOf = resultBuilder(name, settings.title, inputs.artifactName);
        return [
            ...failed.map(({ name: revision, commit, error }) => resultOf({ revision, commit }, failureOf(error))),
            ...pinned.map(({ bundle }, index) => resultOf(bundle, outcomes[index] ?? {})),
        ];
    }));
    return results.flat();
}
async function track(target, pinned) {
    const { settings, inputs, tools } = target;
    const bundles = pinned.map(({ bundle }) => bundle);
    if (inputs.mode === 'dry-run') {
        return bundles.map((bundle) => ({ status: 'dry-run', plan: settings.plan(bundle, inputs) }));
    }
    const { address } = settings;
    if (address !== '' && isClearText(address)) {
        tools.warn(`${address} is plain http: credentials and provenance travel there in clear text.`);
    }
    try {
        const session = await settings.open(bundles, inputs, tools);
        if (inputs.mode === 'log')
            return await logAll(target, session, pinned);
        return await mapWithConcurrency(concurrency, bundles, (bundle) => session.verify(bundle).catch(failureOf));
    }
    catch (error) {
        return bundles.map(() => failureOf(error));
    }
}
async function logAll({ name, inputs, tools }, session, pinned) {
    const progress = createProgress(name, pinned.length, tools.info, Date.now);
    let failuresInARow = 0;
    return await mapWithConcurrency(concurrency, pinned, async (revision) => {
        if (failuresInARow >= track_maxFailuresInARow) {
            progress('failed');
            const detail = `It was not tried: the ${track_maxFailuresInARow} before it failed one after the other.`;
            return { details: [detail] };
        }
        try {
            const { created, ...logged } = await session.log(revision.bundle, runContextOf(inputs, revision));
            failuresInARow = 0;
            const status = created ? 'logged' : 'already-logged';
            progress(status);
            return { status, ...logged };
        }
        catch (error) {
            // A conflict or the end of the run says nothing about the next revision.
            const isServerFailure = !(error instanceof ConflictError || error instanceof StoppedError);
            failuresInARow = isServerFailure ? failuresInARow + 1 : 0;
            const failure = failureOf(error);
            progress(failure.status ?? 'failed');
            return failure;
        }
    });
}
function failureOf(error) {
    const failure = { details: [messageOf(error)], error };
    if (error instanceof MovedTagError)
        return { ...failure, status: 'moved', url: error.url };
    return error instanceof FileError ? { ...failure, location: error.location } : failure;
}
function runContextOf({ workflow }, { verification, growth }) {
    const { serverUrl, repository, runId, actor, event } = workflow;
    return {
        workflowRepository: repository,
        runUrl: `${serverUrl}/${repository}/actions/runs/${runId}`,
        actor,
        event: event.name,
        ref: event.ref,
        tagVerification: verification,
        growth,
    };
}
function resultBuilder(backend, title, artifactName) {
    return ({ revision, commit }, outcome) => ({
        revision,
        commit,
        backend,
        title,
        status: 'failed',
        url: '',
        identifier: identifierOf(artifactName, revision),
        details: [],
        location: undefined,
        error: undefined,
        outputs: {},
        plan: {},
        ...outcome,
    });
}

;// CONCATENATED MODULE: ./src/run.js














/**
 * The whole action: select the revisions, pin what they contain, log them, report. Nothing is sent to a backend before
 * all revisions are resolved.
 *
 * Throws if a named revision does not resolve, or if no revision can be pinned. Later failures are reported after all
 * other revisions are done.
 */
async function run(inputs, tools) {
    const { report, redact, signal } = tools;
    const folder = await createTemporaryFolder(inputs.temporaryFolder);
    const { pinned, failed } = await readAll(inputs, tools, folder);
    const newest = pinned.at(-1)?.bundle;
    if (newest === undefined)
        return;
    checkRunInputs(inputs, pinned.length);
    report.pinned(pinned);
    const provenance = (0,external_node_path_namespaceObject.join)(folder, 'revision.json');
    await writeTemporaryFile(provenance, canonicalJson(newest));
    const { info, warn, debug } = report;
    const http = createHttp({ info, debug, redact, signal });
    try {
        const { idTokenSource } = inputs.workflow;
        const backendTools = { http, hide: tools.hide, idTokenSource, info, warn };
        const results = await trackAll(inputs, pinned, failed, backendTools);
        report.results(results);
        const { artifactName } = inputs;
        report.outputs(outputsOf({ newest, artifactName, provenance, results }, redact, warn));
        const { serverUrl, repository } = inputs.workflow;
        if (inputs.summary) {
            await report.summary(summaryOf(pinned, results, `${serverUrl}/${repository}`));
        }
    }
    finally {
        http.close();
    }
}
/** Everything that is read from git. Nothing is pinned if there is nothing to log. */
async function readAll(inputs, { report, hide, signal }, home) {
    const { workspace, workingDirectory: directory, workflow } = inputs;
    const { warn, debug } = report;
    let git;
    try {
        git = await openGit({ directory, workspace, home, signal, debug });
        hideUserinfo(git.origin, hide);
        const { selections, skipReason } = await selectRevisions(git, inputs);
        if (selections.length === 0) {
            report.nothingToLog(skipReason);
            return { pinned: [], failed: [] };
        }
        const repository = repositoryUrl(git.origin) ?? `${workflow.serverUrl}/${workflow.repository}`;
        const revisions = await readRevisions(git, selections, inputs, { repository, warn, signal });
        const history = new History(git, revisions);
        return await pinAll({ git, inputs, repository, history, warn }, await history.oldestFirst());
    }
    catch (error) {
        // The end of the run caused any other error.
        throw signal.aborted ? stoppedError(signal, 'while git was read. Nothing was sent.') : error;
    }
    finally {
        git?.close();
    }
}

;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function utils_toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}
//# sourceMappingURL=utils.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js


/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
}
function command_issue(name, message = '') {
    command_issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return utils_toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}
//# sourceMappingURL=command.js.map
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = require("crypto");
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */




function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
        encoding: 'utf8'
    });
}
function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
}
//# sourceMappingURL=file-command.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
var core_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};






/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
//-----------------------------------------------------------------------
// Variables
//-----------------------------------------------------------------------
/**
 * Sets env variable for this action and future actions in the job
 * @param name the name of the variable to set
 * @param val the value of the variable. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function exportVariable(name, val) {
    const convertedVal = toCommandValue(val);
    process.env[name] = convertedVal;
    const filePath = process.env['GITHUB_ENV'] || '';
    if (filePath) {
        return issueFileCommand('ENV', prepareKeyValueMessage(name, val));
    }
    issueCommand('set-env', { name }, convertedVal);
}
/**
 * Registers a secret which will get masked from logs
 *
 * @param secret - Value of the secret to be masked
 * @remarks
 * This function instructs the Actions runner to mask the specified value in any
 * logs produced during the workflow run. Once registered, the secret value will
 * be replaced with asterisks (***) whenever it appears in console output, logs,
 * or error messages.
 *
 * This is useful for protecting sensitive information such as:
 * - API keys
 * - Access tokens
 * - Authentication credentials
 * - URL parameters containing signatures (SAS tokens)
 *
 * Note that masking only affects future logs; any previous appearances of the
 * secret in logs before calling this function will remain unmasked.
 *
 * @example
 * ```typescript
 * // Register an API token as a secret
 * const apiToken = "abc123xyz456";
 * setSecret(apiToken);
 *
 * // Now any logs containing this value will show *** instead
 * console.log(`Using token: ${apiToken}`); // Outputs: "Using token: ***"
 * ```
 */
function setSecret(secret) {
    command_issueCommand('add-mask', {}, secret);
}
/**
 * Prepends inputPath to the PATH (for this action and future actions)
 * @param inputPath
 */
function addPath(inputPath) {
    const filePath = process.env['GITHUB_PATH'] || '';
    if (filePath) {
        issueFileCommand('PATH', inputPath);
    }
    else {
        issueCommand('add-path', {}, inputPath);
    }
    process.env['PATH'] = `${inputPath}${path.delimiter}${process.env['PATH']}`;
}
/**
 * Gets the value of an input.
 * Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
 * Returns an empty string if the value is not defined.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string
 */
function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, '_').toUpperCase()}`] || '';
    if (options && options.required && !val) {
        throw new Error(`Input required and not supplied: ${name}`);
    }
    if (options && options.trimWhitespace === false) {
        return val;
    }
    return val.trim();
}
/**
 * Gets the values of an multiline input.  Each value is also trimmed.
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   string[]
 *
 */
function getMultilineInput(name, options) {
    const inputs = getInput(name, options)
        .split('\n')
        .filter(x => x !== '');
    if (options && options.trimWhitespace === false) {
        return inputs;
    }
    return inputs.map(input => input.trim());
}
/**
 * Gets the input value of the boolean type in the YAML 1.2 "core schema" specification.
 * Support boolean input list: `true | True | TRUE | false | False | FALSE` .
 * The return value is also in boolean type.
 * ref: https://yaml.org/spec/1.2/spec.html#id2804923
 *
 * @param     name     name of the input to get
 * @param     options  optional. See InputOptions.
 * @returns   boolean
 */
function getBooleanInput(name, options) {
    const trueValue = ['true', 'True', 'TRUE'];
    const falseValue = ['false', 'False', 'FALSE'];
    const val = getInput(name, options);
    if (trueValue.includes(val))
        return true;
    if (falseValue.includes(val))
        return false;
    throw new TypeError(`Input does not meet YAML 1.2 "Core Schema" specification: ${name}\n` +
        `Support boolean input list: \`true | True | TRUE | false | False | FALSE\``);
}
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return file_command_issueFileCommand('OUTPUT', file_command_prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_.EOL);
    command_issueCommand('set-output', { name }, utils_toCommandValue(value));
}
/**
 * Enables or disables the echoing of commands into stdout for the rest of the step.
 * Echoing is disabled by default if ACTIONS_STEP_DEBUG is not set.
 *
 */
function setCommandEcho(enabled) {
    issue('echo', enabled ? 'on' : 'off');
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
//-----------------------------------------------------------------------
// Logging Commands
//-----------------------------------------------------------------------
/**
 * Gets whether Actions Step Debug is on or not
 */
function isDebug() {
    return process.env['RUNNER_DEBUG'] === '1';
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    command_issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    command_issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    command_issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a notice issue
 * @param message notice issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function notice(message, properties = {}) {
    command_issueCommand('notice', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    command_issue('group', name);
}
/**
 * End an output group.
 */
function endGroup() {
    command_issue('endgroup');
}
/**
 * Wrap an asynchronous function call in a group.
 *
 * Returns the same type as the function itself.
 *
 * @param name The name of the group
 * @param fn The function to wrap in the group
 */
function group(name, fn) {
    return core_awaiter(this, void 0, void 0, function* () {
        startGroup(name);
        let result;
        try {
            result = yield fn();
        }
        finally {
            endGroup();
        }
        return result;
    });
}
//-----------------------------------------------------------------------
// Wrapper action state
//-----------------------------------------------------------------------
/**
 * Saves state for current action, the state can only be retrieved by this action's post job execution.
 *
 * @param     name     name of the state to store
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function saveState(name, value) {
    const filePath = process.env['GITHUB_STATE'] || '';
    if (filePath) {
        return issueFileCommand('STATE', prepareKeyValueMessage(name, value));
    }
    issueCommand('save-state', { name }, toCommandValue(value));
}
/**
 * Gets the value of an state set by this action's main execution.
 *
 * @param     name     name of the state to get
 * @returns   string
 */
function getState(name) {
    return process.env[`STATE_${name}`] || '';
}
function getIDToken(aud) {
    return core_awaiter(this, void 0, void 0, function* () {
        return yield OidcClient.getIDToken(aud);
    });
}
/**
 * Summary exports
 */

/**
 * @deprecated use core.summary
 */

/**
 * Path exports
 */

/**
 * Platform utilities exports
 */

//# sourceMappingURL=core.js.map
;// CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
var summary_awaiter = (undefined && undefined.__awaiter) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};


const { access, appendFile, writeFile } = external_fs_.promises;
const SUMMARY_ENV_VAR = 'GITHUB_STEP_SUMMARY';
const SUMMARY_DOCS_URL = 'https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-job-summary';
class Summary {
    constructor() {
        this._buffer = '';
    }
    /**
     * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
     * Also checks r/w permissions.
     *
     * @returns step summary file path
     */
    filePath() {
        return summary_awaiter(this, void 0, void 0, function* () {
            if (this._filePath) {
                return this._filePath;
            }
            const pathFromEnv = process.env[SUMMARY_ENV_VAR];
            if (!pathFromEnv) {
                throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
            }
            try {
                yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
            }
            catch (_a) {
                throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
            }
            this._filePath = pathFromEnv;
            return this._filePath;
        });
    }
    /**
     * Wraps content in an HTML tag, adding any HTML attributes
     *
     * @param {string} tag HTML tag to wrap
     * @param {string | null} content content within the tag
     * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
     *
     * @returns {string} content wrapped in HTML element
     */
    wrap(tag, content, attrs = {}) {
        const htmlAttrs = Object.entries(attrs)
            .map(([key, value]) => ` ${key}="${value}"`)
            .join('');
        if (!content) {
            return `<${tag}${htmlAttrs}>`;
        }
        return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    /**
     * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
     *
     * @param {SummaryWriteOptions} [options] (optional) options for write operation
     *
     * @returns {Promise<Summary>} summary instance
     */
    write(options) {
        return summary_awaiter(this, void 0, void 0, function* () {
            const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
            const filePath = yield this.filePath();
            const writeFunc = overwrite ? writeFile : appendFile;
            yield writeFunc(filePath, this._buffer, { encoding: 'utf8' });
            return this.emptyBuffer();
        });
    }
    /**
     * Clears the summary buffer and wipes the summary file
     *
     * @returns {Summary} summary instance
     */
    clear() {
        return summary_awaiter(this, void 0, void 0, function* () {
            return this.emptyBuffer().write({ overwrite: true });
        });
    }
    /**
     * Returns the current summary buffer as a string
     *
     * @returns {string} string of summary buffer
     */
    stringify() {
        return this._buffer;
    }
    /**
     * If the summary buffer is empty
     *
     * @returns {boolen} true if the buffer is empty
     */
    isEmptyBuffer() {
        return this._buffer.length === 0;
    }
    /**
     * Resets the summary buffer without writing to summary file
     *
     * @returns {Summary} summary instance
     */
    emptyBuffer() {
        this._buffer = '';
        return this;
    }
    /**
     * Adds raw text to the summary buffer
     *
     * @param {string} text content to add
     * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
     *
     * @returns {Summary} summary instance
     */
    addRaw(text, addEOL = false) {
        this._buffer += text;
        return addEOL ? this.addEOL() : this;
    }
    /**
     * Adds the operating system-specific end-of-line marker to the buffer
     *
     * @returns {Summary} summary instance
     */
    addEOL() {
        return this.addRaw(external_os_.EOL);
    }
    /**
     * Adds an HTML codeblock to the summary buffer
     *
     * @param {string} code content to render within fenced code block
     * @param {string} lang (optional) language to syntax highlight code
     *
     * @returns {Summary} summary instance
     */
    addCodeBlock(code, lang) {
        const attrs = Object.assign({}, (lang && { lang }));
        const element = this.wrap('pre', this.wrap('code', code), attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML list to the summary buffer
     *
     * @param {string[]} items list of items to render
     * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
     *
     * @returns {Summary} summary instance
     */
    addList(items, ordered = false) {
        const tag = ordered ? 'ol' : 'ul';
        const listItems = items.map(item => this.wrap('li', item)).join('');
        const element = this.wrap(tag, listItems);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML table to the summary buffer
     *
     * @param {SummaryTableCell[]} rows table rows
     *
     * @returns {Summary} summary instance
     */
    addTable(rows) {
        const tableBody = rows
            .map(row => {
            const cells = row
                .map(cell => {
                if (typeof cell === 'string') {
                    return this.wrap('td', cell);
                }
                const { header, data, colspan, rowspan } = cell;
                const tag = header ? 'th' : 'td';
                const attrs = Object.assign(Object.assign({}, (colspan && { colspan })), (rowspan && { rowspan }));
                return this.wrap(tag, data, attrs);
            })
                .join('');
            return this.wrap('tr', cells);
        })
            .join('');
        const element = this.wrap('table', tableBody);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds a collapsable HTML details element to the summary buffer
     *
     * @param {string} label text for the closed state
     * @param {string} content collapsable content
     *
     * @returns {Summary} summary instance
     */
    addDetails(label, content) {
        const element = this.wrap('details', this.wrap('summary', label) + content);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML image tag to the summary buffer
     *
     * @param {string} src path to the image you to embed
     * @param {string} alt text description of the image
     * @param {SummaryImageOptions} options (optional) addition image attributes
     *
     * @returns {Summary} summary instance
     */
    addImage(src, alt, options) {
        const { width, height } = options || {};
        const attrs = Object.assign(Object.assign({}, (width && { width })), (height && { height }));
        const element = this.wrap('img', null, Object.assign({ src, alt }, attrs));
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML section heading element
     *
     * @param {string} text heading text
     * @param {number | string} [level=1] (optional) the heading level, default: 1
     *
     * @returns {Summary} summary instance
     */
    addHeading(text, level) {
        const tag = `h${level}`;
        const allowedTag = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].includes(tag)
            ? tag
            : 'h1';
        const element = this.wrap(allowedTag, text);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML thematic break (<hr>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addSeparator() {
        const element = this.wrap('hr', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML line break (<br>) to the summary buffer
     *
     * @returns {Summary} summary instance
     */
    addBreak() {
        const element = this.wrap('br', null);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML blockquote to the summary buffer
     *
     * @param {string} text quote text
     * @param {string} cite (optional) citation url
     *
     * @returns {Summary} summary instance
     */
    addQuote(text, cite) {
        const attrs = Object.assign({}, (cite && { cite }));
        const element = this.wrap('blockquote', text, attrs);
        return this.addRaw(element).addEOL();
    }
    /**
     * Adds an HTML anchor tag to the summary buffer
     *
     * @param {string} text link text/content
     * @param {string} href hyperlink
     *
     * @returns {Summary} summary instance
     */
    addLink(text, href) {
        const element = this.wrap('a', text, { href });
        return this.addRaw(element).addEOL();
    }
}
const _summary = new Summary();
/**
 * @deprecated use `core.summary`
 */
const markdownSummary = (/* unused pure expression or super */ null && (_summary));
const summary = _summary;
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./src/runner/core.js

/** How the action talks to GitHub's runner: `@actions/core`, with what it lacks. */
const runner = {
    ...{ setSecret: setSecret, info: info, notice: notice, warning: warning },
    ...{
        startGroup: startGroup,
        endGroup: endGroup,
        debug: debug,
        isDebug: isDebug,
    },
    /** An input as it is written in the workflow: '' if it is not set. Blanks can be part of a git ref name. */
    getInput: (name) => getInput(name, { trimWhitespace: false }),
    /** Prints an error and fails the step. GitHub shows the error at the location, if there is one. */
    setFailed(message, at) {
        process.exitCode = ExitCode.Failure;
        error(message, at && { file: at.file, startLine: at.line, startColumn: at.column });
    },
    /** Throws if the runner's file cannot be written. Without that file, core would print the value. */
    setOutput(name, value) {
        if (!process.env['GITHUB_OUTPUT'])
            throw new Error('GITHUB_OUTPUT is not set');
        setOutput(name, value);
    },
    /** Appends to the job summary. Throws if the runner's file cannot be written. */
    async writeSummary(html) {
        await summary.addRaw(html).write();
    },
};

;// CONCATENATED MODULE: ./src/runner/secrets.js

/** `mask` makes the runner mask a text. The runner masks only the log, so errors and outputs are redacted here. */
function createSecrets(mask) {
    const hidden = new Set();
    let longestFirst = [];
    return {
        hide(secret) {
            const added = encodingsOf(secret).filter((encoding) => !hidden.has(encoding));
            if (added.length === 0)
                return;
            for (const encoding of added) {
                hidden.add(encoding);
                // The runner would mask every line of a multi-line text, however short. Long lines are encodings of their own.
                if (!/[\r\n]/.test(encoding))
                    mask(encoding);
            }
            // A secret can contain a shorter one. If that were replaced first, the rest of the longer one would remain.
            longestFirst = [...hidden].sort((a, b) => b.length - a.length);
        },
        redact(text) {
            const redacted = longestFirst.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
            return redacted.includes(truncationMark) ? redactTruncated(redacted, longestFirst) : redacted;
        },
    };
}
/** Shorter lines and beginnings of a secret are not masked: they would also match ordinary text. */
const secrets_minLength = 4;
/**
 * The texts in which a secret can appear: unchanged, trimmed, each of its lines, and on one line. Each of these also
 * appears encoded for a URL, for JSON and for HTML.
 */
function encodingsOf(secret) {
    const trimmed = secret.trim();
    const lines = trimmed.split(/[\r\n]+/).map((line) => line.trim());
    const parts = [secret, trimmed, ...lines.filter((line) => line.length >= secrets_minLength)];
    const plain = parts.flatMap((part) => [part, printable(part, Number.POSITIVE_INFINITY)]);
    const encodings = plain.flatMap((text) => [
        text,
        ...urlEncodings(text),
        ...jsonEncodings(text),
        ...htmlEncodings(text),
    ]);
    return [...new Set(encodings)].filter((encoding) => encoding.trim() !== '');
}
/**
 * JavaScript's percent-encoding, the same with slashes kept, the stricter one of RFC 3986, and that of HTML forms. Hex
 * digits are all upper case or all lower case.
 */
function urlEncodings(text) {
    const standard = encodeURIComponent(text.toWellFormed());
    const strict = standard.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
    const form = new URLSearchParams({ '': text }).toString().slice(1);
    return [standard, standard.replaceAll('%2F', '/'), strict, form].flatMap((encoding) => [
        encoding.replace(/%../g, (code) => code.toUpperCase()),
        encoding.replace(/%../g, (code) => code.toLowerCase()),
    ]);
}
/** JSON of JavaScript, of Python (`json.dumps` writes ASCII) and of Go (`json.Marshal` escapes `&`, `<` and `>`). */
function jsonEncodings(text) {
    const json = JSON.stringify(text).slice(1, -1);
    const unicodeEscape = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
    return [json, json.replace(/[^ -~]/g, unicodeEscape), json.replace(/[&<>]/g, unicodeEscape)];
}
/** HTML of this action and of servers. Servers escape quotes in different ways. */
function htmlEncodings(text) {
    const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    const quotes = [
        ['"', "'"],
        ['&quot;', "'"],
        ['&quot;', '&#39;'],
        ['&quot;', '&#x27;'],
        ['&quot;', '&apos;'],
        ['&#34;', '&#39;'],
    ];
    return [
        html(text, Number.POSITIVE_INFINITY),
        ...quotes.map(([double, single]) => escaped.replaceAll('"', double).replaceAll("'", single)),
    ];
}
/** Redacts the beginning of a secret before each truncation mark: the text was truncated inside the secret. */
function redactTruncated(text, secrets) {
    const parts = text.split(truncationMark);
    const last = parts.length - 1;
    return parts
        .map((part, index) => (index === last ? part : redactEnd(part, secrets)))
        .join(truncationMark);
}
/** Redacts the longest beginning of a secret that the text ends with. */
function redactEnd(text, secrets) {
    const lengths = secrets.map((secret) => {
        let length = Math.min(secret.length - 1, text.length);
        while (length >= secrets_minLength && !text.endsWith(secret.slice(0, length)))
            length--;
        return length;
    });
    const longest = Math.max(0, ...lengths);
    return longest < secrets_minLength ? text : `${text.slice(0, -longest)}***`;
}

;// CONCATENATED MODULE: ./src/index.js









const { hide, redact } = createSecrets(runner.setSecret);
const report = createReport(runner, redact);
const { signal, stop } = createStop();
// The runner sends SIGINT to a cancelled job, and SIGTERM 7.5 seconds later.
for (const name of ['SIGINT', 'SIGTERM']) {
    process.once(name, () => {
        stop(`The job was cancelled (${name})`);
        process.on('exit', () => {
            process.exitCode = 128 + external_node_os_namespaceObject.constants.signals[name];
        });
    });
}
for (const name of ['uncaughtException', 'unhandledRejection']) {
    process.on(name, (error) => {
        report.fail(error);
        stop('The action failed');
    });
}
async function main() {
    try {
        // The runner starts dist/index.js by its absolute path.
        const actionFolder = (0,external_node_path_namespaceObject.join)((0,external_node_path_namespaceObject.dirname)(process.argv[1] ?? ''), '..');
        const inputs = readInputs({ runner: runner, env: process.env, hide, backends: backends_namespaceObject, actionFolder });
        setTimeout(() => stop(`The time is up (timeout: ${inputs.timeout} seconds)`), inputs.timeout * 1000).unref();
        await run(inputs, { report, hide, redact, signal });
    }
    catch (error) {
        report.fail(error);
    }
    finally {
        report.end();
    }
}
// The bundle is CommonJS, which has no top-level await.
void main();

module.exports = __webpack_exports__;
/******/ })()
;