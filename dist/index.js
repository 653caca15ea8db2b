(() => {
  "use strict";
  var __webpack_modules__ = {
    8232: (__unused_webpack_module, exports) => {
      exports.Io = void 0;
      var peq = new Uint32Array(65536);
      var myers_32 = function(a, b) {
        var n = a.length;
        var m = b.length;
        var lst = 1 << n - 1;
        var pv = -1;
        var mv = 0;
        var sc = n;
        var i = n;
        while (i--) peq[a.charCodeAt(i)] |= 1 << i;
        for (i = 0; i < m; i++) {
          var eq = peq[b.charCodeAt(i)];
          var xv = eq | mv;
          eq |= (eq & pv) + pv ^ pv;
          mv |= ~(eq | pv);
          pv &= eq;
          if (mv & lst) sc++;
          if (pv & lst) sc--;
          mv = mv << 1 | 1;
          pv = pv << 1 | ~(xv | mv);
          mv &= xv;
        }
        i = n;
        while (i--) peq[a.charCodeAt(i)] = 0;
        return sc;
      };
      var myers_x = function(b, a) {
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
        for (;j < vsize - 1; j++) {
          var mv_1 = 0;
          var pv_1 = -1;
          var start_1 = j * 32;
          var vlen_1 = Math.min(32, m) + start_1;
          for (var k = start_1; k < vlen_1; k++) peq[b.charCodeAt(k)] |= 1 << k;
          for (i = 0; i < n; i++) {
            var eq = peq[a.charCodeAt(i)];
            var pb = phc[i / 32 | 0] >>> i & 1;
            var mb = mhc[i / 32 | 0] >>> i & 1;
            var xv = eq | mv_1;
            var xh = ((eq | mb) & pv_1) + pv_1 ^ pv_1 | eq | mb;
            var ph = mv_1 | ~(xh | pv_1);
            var mh = pv_1 & xh;
            if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
            if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
            ph = ph << 1 | pb;
            mh = mh << 1 | mb;
            pv_1 = mh | ~(xv | ph);
            mv_1 = ph & xv;
          }
          for (k = start_1; k < vlen_1; k++) peq[b.charCodeAt(k)] = 0;
        }
        var mv = 0;
        var pv = -1;
        var start = j * 32;
        var vlen = Math.min(32, m - start) + start;
        for (k = start; k < vlen; k++) peq[b.charCodeAt(k)] |= 1 << k;
        var score = m;
        for (i = 0; i < n; i++) {
          eq = peq[a.charCodeAt(i)];
          pb = phc[i / 32 | 0] >>> i & 1;
          mb = mhc[i / 32 | 0] >>> i & 1;
          xv = eq | mv;
          xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
          ph = mv | ~(xh | pv);
          mh = pv & xh;
          score += ph >>> m - 1 & 1;
          score -= mh >>> m - 1 & 1;
          if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
          if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
          ph = ph << 1 | pb;
          mh = mh << 1 | mb;
          pv = mh | ~(xv | ph);
          mv = ph & xv;
        }
        for (k = start; k < vlen; k++) peq[b.charCodeAt(k)] = 0;
        return score;
      };
      var distance = function(a, b) {
        if (a.length < b.length) {
          var tmp = b;
          b = a;
          a = tmp;
        }
        if (b.length === 0) return a.length;
        if (a.length <= 32) return myers_32(a, b);
        return myers_x(a, b);
      };
      exports.Io = distance;
    },
    2613: module => {
      module.exports = require("assert");
    },
    181: module => {
      module.exports = require("buffer");
    },
    6982: module => {
      module.exports = require("crypto");
    },
    4434: module => {
      module.exports = require("events");
    },
    9896: module => {
      module.exports = require("fs");
    },
    8611: module => {
      module.exports = require("http");
    },
    5692: module => {
      module.exports = require("https");
    },
    9278: module => {
      module.exports = require("net");
    },
    4589: module => {
      module.exports = require("node:assert");
    },
    6698: module => {
      module.exports = require("node:async_hooks");
    },
    4573: module => {
      module.exports = require("node:buffer");
    },
    7540: module => {
      module.exports = require("node:console");
    },
    7598: module => {
      module.exports = require("node:crypto");
    },
    3053: module => {
      module.exports = require("node:diagnostics_channel");
    },
    610: module => {
      module.exports = require("node:dns");
    },
    8474: module => {
      module.exports = require("node:events");
    },
    7067: module => {
      module.exports = require("node:http");
    },
    2467: module => {
      module.exports = require("node:http2");
    },
    4708: module => {
      module.exports = require("node:https");
    },
    7030: module => {
      module.exports = require("node:net");
    },
    643: module => {
      module.exports = require("node:perf_hooks");
    },
    1792: module => {
      module.exports = require("node:querystring");
    },
    7075: module => {
      module.exports = require("node:stream");
    },
    1692: module => {
      module.exports = require("node:tls");
    },
    3136: module => {
      module.exports = require("node:url");
    },
    7975: module => {
      module.exports = require("node:util");
    },
    3429: module => {
      module.exports = require("node:util/types");
    },
    5919: module => {
      module.exports = require("node:worker_threads");
    },
    8522: module => {
      module.exports = require("node:zlib");
    },
    857: module => {
      module.exports = require("os");
    },
    3480: module => {
      module.exports = require("querystring");
    },
    2203: module => {
      module.exports = require("stream");
    },
    3193: module => {
      module.exports = require("string_decoder");
    },
    4756: module => {
      module.exports = require("tls");
    },
    7016: module => {
      module.exports = require("url");
    },
    9023: module => {
      module.exports = require("util");
    }
  };
  var __webpack_module_cache__ = {};
  function __nccwpck_require__(moduleId) {
    var cachedModule = __webpack_module_cache__[moduleId];
    if (cachedModule !== void 0) return cachedModule.exports;
    var module = __webpack_module_cache__[moduleId] = {
      exports: {}
    };
    var threw = true;
    try {
      __webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
      threw = false;
    } finally {
      if (threw) delete __webpack_module_cache__[moduleId];
    }
    return module.exports;
  }
  __nccwpck_require__.m = __webpack_modules__;
  if (typeof __nccwpck_require__ !== "undefined") __nccwpck_require__.ab = __dirname + "/";
  (() => {
    var getProto = Object.getPrototypeOf ? obj => Object.getPrototypeOf(obj) : obj => obj.__proto__;
    var leafPrototypes;
    __nccwpck_require__.t = function(value, mode) {
      if (mode & 1) value = this(value);
      if (mode & 8) return value;
      if (typeof value === "object" && value) {
        if (mode & 4 && value.__esModule) return value;
        if (mode & 16 && typeof value.then === "function") return value;
      }
      var ns = Object.create(null);
      __nccwpck_require__.r(ns);
      var def = {};
      leafPrototypes = leafPrototypes || [ null, getProto({}), getProto([]), getProto(getProto) ];
      for (var current = mode & 2 && value; typeof current == "object" && !~leafPrototypes.indexOf(current); current = getProto(current)) Object.getOwnPropertyNames(current).forEach(key => def[key] = () => value[key]);
      def["default"] = () => value;
      __nccwpck_require__.d(ns, def);
      return ns;
    };
  })();
  (() => {
    __nccwpck_require__.d = (exports, definition) => {
      for (var key in definition) if (__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) Object.defineProperty(exports, key, {
        enumerable: true,
        get: definition[key]
      });
    };
  })();
  (() => {
    __nccwpck_require__.f = {};
    __nccwpck_require__.e = chunkId => Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
      __nccwpck_require__.f[key](chunkId, promises);
      return promises;
    }, []));
  })();
  (() => {
    __nccwpck_require__.u = chunkId => chunkId + ".index.js";
  })();
  (() => {
    __nccwpck_require__.o = (obj, prop) => Object.prototype.hasOwnProperty.call(obj, prop);
  })();
  (() => {
    __nccwpck_require__.r = exports => {
      if (typeof Symbol !== "undefined" && Symbol.toStringTag) Object.defineProperty(exports, Symbol.toStringTag, {
        value: "Module"
      });
      Object.defineProperty(exports, "__esModule", {
        value: true
      });
    };
  })();
  (() => {
    var installedChunks = {
      792: 1
    };
    var installChunk = chunk => {
      var moreModules = chunk.modules, chunkIds = chunk.ids, runtime = chunk.runtime;
      for (var moduleId in moreModules) if (__nccwpck_require__.o(moreModules, moduleId)) __nccwpck_require__.m[moduleId] = moreModules[moduleId];
      if (runtime) runtime(__nccwpck_require__);
      for (var i = 0; i < chunkIds.length; i++) installedChunks[chunkIds[i]] = 1;
    };
    __nccwpck_require__.f.require = (chunkId, promises) => {
      if (!installedChunks[chunkId]) if (true) installChunk(require("./" + __nccwpck_require__.u(chunkId))); else installedChunks[chunkId] = 1;
    };
  })();
  var __webpack_exports__ = {};
  var backends_namespaceObject = {};
  __nccwpck_require__.r(backends_namespaceObject);
  __nccwpck_require__.d(backends_namespaceObject, {
    mlflow: () => mlflow,
    wandb: () => wandb
  });
  var core_namespaceObject = {};
  __nccwpck_require__.r(core_namespaceObject);
  __nccwpck_require__.d(core_namespaceObject, {
    yU: () => ExitCode,
    Yz: () => debug,
    N4: () => endGroup,
    z3: () => error,
    V4: () => getInput,
    pq: () => info,
    _o: () => isDebug,
    lm: () => notice,
    uH: () => setOutput,
    Pq: () => setSecret,
    Oh: () => startGroup,
    $e: () => warning
  });
  // CONCATENATED MODULE: external "node:os"
  const external_node_os_namespaceObject = require("node:os");
  // CONCATENATED MODULE: external "node:path"
  const external_node_path_namespaceObject = require("node:path");
  // CONCATENATED MODULE: ./node_modules/valibot/dist/index.mjs
  let store$4;
  const DEFAULT_CONFIG = {
    lang: void 0,
    message: void 0,
    abortEarly: void 0,
    abortPipeEarly: void 0
  };
  function getGlobalConfig(config$1) {
    if (!config$1 && !store$4) return DEFAULT_CONFIG;
    return {
      lang: config$1?.lang ?? store$4?.lang,
      message: config$1?.message,
      abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
      abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
    };
  }
  let store$3;
  function getGlobalMessage(lang) {
    return store$3?.get(lang);
  }
  let store$2;
  function getSchemaMessage(lang) {
    return store$2?.get(lang);
  }
  let store$1;
  function getSpecificMessage(reference, lang) {
    return store$1?.get(reference)?.get(lang);
  }
  function _stringify(input) {
    const type = typeof input;
    if (type === "string") return `"${input}"`;
    if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
    if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
    return type;
  }
  function _addIssue(context, label, dataset, config$1, other) {
    const input = other && "input" in other ? other.input : dataset.value;
    const expected = other?.expected ?? context.expects ?? null;
    const received = other?.received ?? _stringify(input);
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
    const message$1 = other?.message ?? context.message ?? getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? getSchemaMessage(issue.lang) : null) ?? config$1.message ?? getGlobalMessage(issue.lang);
    if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
    if (isSchema) dataset.typed = false;
    if (dataset.issues) dataset.issues.push(issue); else dataset.issues = [ issue ];
  }
  function _isSameValueZero(value1, value2) {
    return value1 === value2 || Number.isNaN(value1) && Number.isNaN(value2);
  }
  function _isValidObjectKey(object$1, key) {
    return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
  }
  function _joinExpects(values$1, separator) {
    const list = [ ...new Set(values$1) ];
    if (list.length > 1) return `(${list.join(` ${separator} `)})`;
    return list[0] ?? "never";
  }
  function _standardSchema(schema) {
    schema["~standard"] = {
      version: 1,
      vendor: "valibot",
      validate: value$1 => schema["~run"]({
        value: value$1
      }, getGlobalConfig())
    };
    return schema;
  }
  function getDotPath(issue) {
    if (issue.path) {
      let key = "";
      for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`; else key += item.key; else return null;
      return key;
    }
    return null;
  }
  var ValiError = class extends Error {
    constructor(issues) {
      super(issues[0].message);
      this.name = "ValiError";
      this.issues = issues;
    }
  };
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
        if (dataset.typed && dataset.value.length > this.requirement) _addIssue(this, "length", dataset, config$1, {
          received: `${dataset.value.length}`
        });
        return dataset;
      }
    };
  }
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
        if (dataset.typed && dataset.value.length < this.requirement) _addIssue(this, "length", dataset, config$1, {
          received: `${dataset.value.length}`
        });
        return dataset;
      }
    };
  }
  function minValue(requirement, message$1) {
    return {
      kind: "validation",
      type: "min_value",
      reference: minValue,
      async: false,
      expects: `>=${requirement instanceof Date ? requirement.toJSON() : _stringify(requirement)}`,
      requirement,
      message: message$1,
      "~run"(dataset, config$1) {
        if (dataset.typed && !(dataset.value >= this.requirement)) _addIssue(this, "value", dataset, config$1, {
          received: dataset.value instanceof Date ? dataset.value.toJSON() : _stringify(dataset.value)
        });
        return dataset;
      }
    };
  }
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
  function getFallback(schema, dataset, config$1) {
    return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
  }
  function fallback(schema, fallback$1) {
    return _standardSchema({
      ...schema,
      fallback: fallback$1,
      "~run"(dataset, config$1) {
        const outputDataset = schema["~run"](dataset, config$1);
        return outputDataset.issues ? {
          typed: true,
          value: getFallback(this, outputDataset, config$1)
        } : outputDataset;
      }
    });
  }
  function getDefault(schema, dataset, config$1) {
    return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
  }
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
            const itemDataset = this.item["~run"]({
              value: value$1
            }, config$1);
            if (itemDataset.issues) {
              const pathItem = {
                type: "array",
                origin: "value",
                input,
                key,
                value: value$1
              };
              for (const issue of itemDataset.issues) {
                if (issue.path) issue.path.unshift(pathItem); else issue.path = [ pathItem ];
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
  function dist_boolean(message$1) {
    return _standardSchema({
      kind: "schema",
      type: "boolean",
      reference: dist_boolean,
      expects: "boolean",
      async: false,
      message: message$1,
      "~run"(dataset, config$1) {
        if (typeof dataset.value === "boolean") dataset.typed = true; else _addIssue(this, "type", dataset, config$1);
        return dataset;
      }
    });
  }
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
        if (this.check(dataset.value)) dataset.typed = true; else _addIssue(this, "type", dataset, config$1);
        return dataset;
      }
    });
  }
  function literal(literal_, message$1) {
    return _standardSchema({
      kind: "schema",
      type: "literal",
      reference: literal,
      expects: _stringify(literal_),
      async: false,
      literal: literal_,
      message: message$1,
      "~run"(dataset, config$1) {
        if (_isSameValueZero(dataset.value, this.literal)) dataset.typed = true; else _addIssue(this, "type", dataset, config$1);
        return dataset;
      }
    });
  }
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
              const value$1 = key in input ? input[key] : getDefault(valueSchema);
              const valueDataset = valueSchema["~run"]({
                value: value$1
              }, config$1);
              if (valueDataset.issues) {
                const pathItem = {
                  type: "object",
                  origin: "value",
                  input,
                  key,
                  value: value$1
                };
                for (const issue of valueDataset.issues) {
                  if (issue.path) issue.path.unshift(pathItem); else issue.path = [ pathItem ];
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
            } else if (valueSchema.fallback !== void 0) dataset.value[key] = getFallback(valueSchema); else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
              _addIssue(this, "key", dataset, config$1, {
                input: void 0,
                expected: `"${key}"`,
                path: [ {
                  type: "object",
                  origin: "key",
                  input,
                  key,
                  value: input[key]
                } ]
              });
              if (config$1.abortEarly) break;
            }
          }
          if (!dataset.issues || !config$1.abortEarly) for (const key in input) if (_isValidObjectKey(input, key) && !Object.prototype.hasOwnProperty.call(this.entries, key)) dataset.value[key] = input[key];
        } else _addIssue(this, "type", dataset, config$1);
        return dataset;
      }
    });
  }
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
          if (this.default !== void 0) dataset.value = getDefault(this, dataset, config$1);
          if (dataset.value === null) {
            dataset.typed = true;
            return dataset;
          }
        }
        return this.wrapped["~run"](dataset, config$1);
      }
    });
  }
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
          if (this.default !== void 0) dataset.value = getDefault(this, dataset, config$1);
          if (dataset.value === null || dataset.value === void 0) {
            dataset.typed = true;
            return dataset;
          }
        }
        return this.wrapped["~run"](dataset, config$1);
      }
    });
  }
  function number(message$1) {
    return _standardSchema({
      kind: "schema",
      type: "number",
      reference: number,
      expects: "number",
      async: false,
      message: message$1,
      "~run"(dataset, config$1) {
        if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true; else _addIssue(this, "type", dataset, config$1);
        return dataset;
      }
    });
  }
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
              const value$1 = key in input ? input[key] : getDefault(valueSchema);
              const valueDataset = valueSchema["~run"]({
                value: value$1
              }, config$1);
              if (valueDataset.issues) {
                const pathItem = {
                  type: "object",
                  origin: "value",
                  input,
                  key,
                  value: value$1
                };
                for (const issue of valueDataset.issues) {
                  if (issue.path) issue.path.unshift(pathItem); else issue.path = [ pathItem ];
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
            } else if (valueSchema.fallback !== void 0) dataset.value[key] = getFallback(valueSchema); else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
              _addIssue(this, "key", dataset, config$1, {
                input: void 0,
                expected: `"${key}"`,
                path: [ {
                  type: "object",
                  origin: "key",
                  input,
                  key,
                  value: input[key]
                } ]
              });
              if (config$1.abortEarly) break;
            }
          }
        } else _addIssue(this, "type", dataset, config$1);
        return dataset;
      }
    });
  }
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
          if (this.default !== void 0) dataset.value = getDefault(this, dataset, config$1);
          if (dataset.value === void 0) {
            dataset.typed = true;
            return dataset;
          }
        }
        return this.wrapped["~run"](dataset, config$1);
      }
    });
  }
  function picklist(options, message$1) {
    return _standardSchema({
      kind: "schema",
      type: "picklist",
      reference: picklist,
      expects: _joinExpects(options.map(_stringify), "|"),
      async: false,
      options,
      message: message$1,
      "~run"(dataset, config$1) {
        if (this.options.includes(dataset.value)) dataset.typed = true; else _addIssue(this, "type", dataset, config$1);
        return dataset;
      }
    });
  }
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
          for (const entryKey in input) if (_isValidObjectKey(input, entryKey)) {
            const entryValue = input[entryKey];
            const keyDataset = this.key["~run"]({
              value: entryKey
            }, config$1);
            if (keyDataset.issues) {
              const pathItem = {
                type: "object",
                origin: "key",
                input,
                key: entryKey,
                value: entryValue
              };
              for (const issue of keyDataset.issues) {
                issue.path = [ pathItem ];
                dataset.issues?.push(issue);
              }
              if (!dataset.issues) dataset.issues = keyDataset.issues;
              if (config$1.abortEarly) {
                dataset.typed = false;
                break;
              }
            }
            const valueDataset = this.value["~run"]({
              value: entryValue
            }, config$1);
            if (valueDataset.issues) {
              const pathItem = {
                type: "object",
                origin: "value",
                input,
                key: entryKey,
                value: entryValue
              };
              for (const issue of valueDataset.issues) {
                if (issue.path) issue.path.unshift(pathItem); else issue.path = [ pathItem ];
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
  function string(message$1) {
    return _standardSchema({
      kind: "schema",
      type: "string",
      reference: string,
      expects: "string",
      async: false,
      message: message$1,
      "~run"(dataset, config$1) {
        if (typeof dataset.value === "string") dataset.typed = true; else _addIssue(this, "type", dataset, config$1);
        return dataset;
      }
    });
  }
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
            const itemDataset = this.items[key]["~run"]({
              value: value$1
            }, config$1);
            if (itemDataset.issues) {
              const pathItem = {
                type: "array",
                origin: "value",
                input,
                key,
                value: value$1
              };
              for (const issue of itemDataset.issues) {
                if (issue.path) issue.path.unshift(pathItem); else issue.path = [ pathItem ];
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
  function _subIssues(datasets) {
    let issues;
    if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue); else issues = dataset.issues;
    return issues;
  }
  function union(options, message$1) {
    return _standardSchema({
      kind: "schema",
      type: "union",
      reference: union,
      expects: _joinExpects(options.map(option => option.expects), "|"),
      async: false,
      options,
      message: message$1,
      "~run"(dataset, config$1) {
        let validDataset;
        let typedDatasets;
        let untypedDatasets;
        for (const schema of this.options) {
          const optionDataset = schema["~run"]({
            value: dataset.value
          }, config$1);
          if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset); else typedDatasets = [ optionDataset ]; else {
            validDataset = optionDataset;
            break;
          } else if (untypedDatasets) untypedDatasets.push(optionDataset); else untypedDatasets = [ optionDataset ];
        }
        if (validDataset) return validDataset;
        if (typedDatasets) {
          if (typedDatasets.length === 1) return typedDatasets[0];
          _addIssue(this, "type", dataset, config$1, {
            issues: _subIssues(typedDatasets)
          });
          dataset.typed = true;
        } else if (untypedDatasets?.length === 1) return untypedDatasets[0]; else _addIssue(this, "type", dataset, config$1, {
          issues: _subIssues(untypedDatasets)
        });
        return dataset;
      }
    });
  }
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
  function parse(schema, input, config$1) {
    const dataset = schema["~run"]({
      value: input
    }, getGlobalConfig(config$1));
    if (dataset.issues) throw new ValiError(dataset.issues);
    return dataset.value;
  }
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
  function safeParse(schema, input, config$1) {
    const dataset = schema["~run"]({
      value: input
    }, getGlobalConfig(config$1));
    return {
      typed: dataset.typed,
      success: !dataset.issues,
      output: dataset.value,
      issues: dataset.issues
    };
  }
  // CONCATENATED MODULE: ./src/text/json.js
  function json_parseJson(text) {
    try {
      return JSON.parse(text);
    } catch {
      return;
    }
  }
  function byCodePoint(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
  }
  function isObject(value) {
    return typeof value === "object" && value !== null && !Array.isArray(value);
  }
  function canonicalJson(value) {
    return `${write(value, "\n", "  ")}\n`;
  }
  function inlineJson(value) {
    return write(value, " ", "");
  }
  const maxDepth = 500;
  const maxValues = 5e5;
  function excessIn(text) {
    let [depth, values, isInString] = [ 0, 0, false ];
    for (let index = 0; index < text.length; index++) {
      const character = text[index];
      if (isInString && character === "\\") index++; else if (character === '"') isInString = !isInString; else if (isInString) continue; else if (character === "}" || character === "]") depth--; else if (character === ",") values++; else if (character === "{" || character === "[") {
        depth++;
        values++;
      }
      if (depth > maxDepth) return `${maxDepth} levels`;
      if (values > maxValues) return `${maxValues} values`;
    }
    return "";
  }
  function json_check(schema, value) {
    return safeParse(schema, value, {
      abortEarly: true
    });
  }
  function write(value, lineBreak, indent, depth = 0) {
    if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
    if (depth > maxDepth) throw new Error("The record on the server is nested too deep to be compared.");
    const inner = `${lineBreak}${indent}`;
    const writeInner = member => write(member, inner, indent, depth + 1);
    const isArray = Array.isArray(value);
    const members = isArray ? value.map(writeInner) : Object.entries(value).sort(([a], [b]) => byCodePoint(a, b)).map(([key, member]) => `${JSON.stringify(key)}: ${writeInner(member)}`);
    const [open, close] = isArray ? "[]" : "{}";
    if (members.length === 0) return `${open}${close}`;
    return `${open}${inner}${members.join(`,${inner}`)}${lineBreak}${close}`;
  }
  // CONCATENATED MODULE: ./src/text/neutralize.js
  const truncationMark = "\u2026 (cut: ";
  const asciiControls = /[^\P{ASCII}\P{Cc}]{1,1000}/gu;
  const invisible = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]|[^\P{Zs} ]/gu;
  function printable(text, max = 1e3) {
    const oneLine = trimBlanks(text.replace(asciiControls, " ")).toWellFormed();
    const [mark = "", length = oneLine.length] = /\u2026 \(cut: (\d{1,16}) characters\)$/.exec(oneLine) ?? [];
    const body = oneLine.slice(0, oneLine.length - mark.length);
    const safe = body.slice(0, max + 1).replace(invisible, character => `\\u{${character.codePointAt(0)?.toString(16)}}`).replace(/^::/, ": :").replaceAll("##[", "## [");
    if (safe.length <= max) return `${safe}${mark}`;
    return `${safe.slice(0, max).toWellFormed()}${truncationMark}${length} characters)`;
  }
  function trimBlanks(text) {
    let [start, end] = [ 0, text.length ];
    while (text[start] === " ") start++;
    while (end > start && text[end - 1] === " ") end--;
    return text.slice(start, end);
  }
  function html(text, max = 300) {
    return printable(text, max).replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`);
  }
  // CONCATENATED MODULE: ./src/http/messages.js
  class UnacceptableResponseError extends Error {}
  class ResponseTooLargeError extends UnacceptableResponseError {
    constructor(limit) {
      super(`the answer has more than ${limit}`);
    }
  }
  function createResponse(status, headers, body, address) {
    const json = isJson(headers) ? json_parseJson(body.replace(/^\ufeff/, "")) : void 0;
    return {
      status,
      headers,
      body,
      json,
      address
    };
  }
  function isJson(headers) {
    return /\bjson\b/.test(headers["content-type"] ?? "");
  }
  function checkSize(headers, text) {
    const excess = isJson(headers) ? excessIn(text) : "";
    if (excess !== "") throw new ResponseTooLargeError(excess);
  }
  function redactResponse({status, headers, body, json, requestedDelayMs, attempts}, redact) {
    const location = headers.location === void 0 ? {} : {
      location: redact(headers.location)
    };
    const clean = {
      status,
      headers: {
        ...headers,
        ...location
      },
      requestedDelayMs,
      attempts
    };
    if (json === void 0) return {
      ...clean,
      body: redact(body),
      json
    };
    const text = JSON.stringify(json, (_, value) => typeof value === "string" ? redact(value) : value);
    return {
      ...clean,
      body: text,
      json: json_parseJson(text)
    };
  }
  const Message = union([ string(), pipe(object({
    message: string()
  }), transform(({message}) => message)) ]);
  const Errors = union([ pipe(object({
    errors: array(Message)
  }), transform(({errors}) => errors)), pipe(object({
    error: Message
  }), transform(({error}) => [ error ])) ]);
  function errorMessages({json}) {
    const result = json_check(Errors, json);
    return result.success ? result.output : [];
  }
  function errorText(response) {
    return [ ...new Set(errorMessages(response)) ].join("; ") || readableText(response);
  }
  function isPage({headers, body}) {
    return /\bhtml\b/.test(headers["content-type"] ?? "") || /^\s*<(!doctype|html)\b/i.test(body);
  }
  const maxTextLength = 2e4;
  function readableText({status, headers, body}) {
    if (status >= 300 && status < 400) return `a redirect to ${printable(withoutQuery(headers.location ?? "nowhere"), 200)}`;
    const text = body.slice(0, maxTextLength).replace(/<(script|style)\b.*?<\/\1\s*>/gis, " ").replace(/<[^<>]*>/g, " ").replace(/\s+/g, " ");
    const readable = printable(text, 500) || (body === "" ? "an empty body" : "no words");
    if (body.length <= maxTextLength) return readable;
    const [start] = readable.split(truncationMark);
    return `${start}${truncationMark}${body.length} characters)`;
  }
  function withoutQuery(location) {
    return location.replace(/[?#].*$/s, "");
  }
  function sentence(text) {
    return `${printable(text, 500).replace(/[.\s]+$/, "")}.`;
  }
  function isTooLarge(error) {
    return error instanceof Error && error.cause instanceof ResponseTooLargeError;
  }
  // CONCATENATED MODULE: external "node:timers/promises"
  const promises_namespaceObject = require("node:timers/promises");
  // CONCATENATED MODULE: ./src/tracking/concurrency.js
  async function mapWithConcurrency(limit, items, work) {
    const values = [];
    const remaining = items.entries();
    const workers = Array.from({
      length: limit
    }, async () => {
      for (const [index, item] of remaining) values[index] = await work(item);
    });
    await Promise.all(workers);
    return values;
  }
  async function allSettledOrThrow(works) {
    await Promise.allSettled(works);
    return await Promise.all(works);
  }
  async function retryOnConflict(attempts, isConflict, work) {
    for (let attempt = 1; ;attempt++) try {
      return await work();
    } catch (error) {
      if (!isConflict(error) || attempt === attempts) throw error;
      await (0, promises_namespaceObject.setTimeout)(200 * attempt * (1 + Math.random()));
    }
  }
  const pollDelaysMs = [ 250, 500, 1e3, 2e3 ];
  async function pollUntil(read, isWanted, wait, limitMs) {
    let value = await read();
    let waited = 0;
    for (let round = 0; !isWanted(value); round++) {
      const delay = pollDelaysMs[Math.min(round, pollDelaysMs.length - 1)] ?? 0;
      waited += delay;
      if (waited > limitMs || !await wait(delay)) return value;
      value = await read();
    }
    return value;
  }
  class OrderedQueue {
    #last=Promise.resolve();
    enqueue() {
      const previous = this.#last;
      let finish = () => {};
      this.#last = new Promise(resolve => {
        finish = resolve;
      });
      return {
        run: work => previous.then(work).finally(finish),
        release: () => void previous.then(finish)
      };
    }
  }
  // CONCATENATED MODULE: ./src/http/foreign-answers.js
  const httpsOnly = /plain HTTP request was sent to HTTPS port|HTTP request to an HTTPS server|speaking plain HTTP to an SSL-enabled|combination of host and port requires TLS/i;
  const certificateMissing = /No required SSL certificate was sent|SSL certificate error/i;
  function connectionAdvice(text, server) {
    const {input, address} = server;
    if (httpsOnly.test(text)) return `This port speaks https: write https:// in ${input} (${address})`;
    if (isRedirectToHttps(text, address)) return `The server requires https: write https:// in ${input} (${address})`;
    return certificateMissing.test(text) ? clientCertificateAdvice(server) : "";
  }
  function isRedirectToHttps(text, address) {
    const [, target = ""] = /^a redirect to (https:\S+?)\.?$/.exec(text) ?? [];
    const {protocol, hostname} = new URL(address);
    return protocol === "http:" && URL.canParse(target) && new URL(target).hostname === hostname;
  }
  function clientCertificateAdvice({certificateVariable}) {
    const what = "The server may require a client certificate";
    return certificateVariable === void 0 ? `${what}, which is not supported here` : `${what}: name its file in ${certificateVariable}`;
  }
  function gatewayAdvice(server, response) {
    return `This answer comes from a gateway or another server, not from ${server.title}: check ` + `${addressOf(server, response)} and its path, and any proxy in front of the server`;
  }
  function addressOf({input, address}, {attempts}) {
    const tried = attempts === void 0 ? "" : `, tried ${timesOf(attempts)}`;
    return `${input} (${address}${tried})`;
  }
  function timesOf(attempts) {
    return attempts === 1 ? "once" : `${attempts} times`;
  }
  // EXTERNAL MODULE: external "node:net"
    var external_node_net_ = __nccwpck_require__(7030);
  // CONCATENATED MODULE: ./src/http/network.js
  const ranges = [ [ "metadata service", [ "168.63.129.16/32", "100.100.100.200/32", "fd00:ec2::/32" ] ], [ "link-local", [ "169.254.0.0/16", "fe80::/10" ] ], [ "loopback", [ "127.0.0.0/8", "::1/128" ] ], [ "private", [ "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10" ] ], [ "carrier-grade NAT", [ "100.64.0.0/10" ] ], [ "unspecified", [ "0.0.0.0/8", "::/128" ] ] ];
  let blockLists;
  function createBlockLists() {
    return ranges.map(([network, blocks]) => [ network, blockListOf(blocks.flatMap(withIpv6Forms)) ]);
  }
  function blockListOf(blocks) {
    const list = new external_node_net_.BlockList;
    for (const block of blocks) {
      const [address = "", length] = block.split("/");
      list.addSubnet(address, Number(length), familyOf(address));
    }
    return list;
  }
  function withIpv6Forms(block) {
    const [address = "", length] = block.split("/");
    if (familyOf(address) === "ipv6") return [ block ];
    const inEnd = [ "::", "::ffff:0:", "64:ff9b::", "64:ff9b:1::" ].map(prefix => `${prefix}${address}/${96 + Number(length)}`);
    const hex = address.split(".").map(part => Number(part).toString(16).padStart(2, "0"));
    const [a, b, c, d] = hex;
    return [ block, ...inEnd, `2002:${a}${b}:${c}${d}::/${16 + Number(length)}` ];
  }
  function familyOf(address) {
    return (0, external_node_net_.isIP)(address) === 4 ? "ipv4" : "ipv6";
  }
  function networkOfAddress(address) {
    blockLists ??= createBlockLists();
    return blockLists.find(([, list]) => list.check(address, familyOf(address)))?.[0];
  }
  function networkOfHost(hostname) {
    const host = hostname.replace(/^\[|\]$|\.$/g, "");
    if ((0, external_node_net_.isIP)(host) !== 0) return networkOfAddress(host);
    return /^(.*\.)?localhost$/.test(host) ? "loopback" : void 0;
  }
  class ForbiddenNetworkError extends Error {}
  function checkHost(hostname, allowed) {
    const network = networkOfHost(hostname);
    if (network === void 0 || allowed.has(network)) return;
    throw new ForbiddenNetworkError(`the host ${hostname} is in the ${network} network`);
  }
  function guardLookup(lookup, allowed) {
    return (hostname, options, callback) => {
      lookup(hostname, options, (error, result, family) => {
        if (error !== null) return callback(error, result, family);
        const addresses = typeof result === "string" ? [ result ] : result.map(({address}) => address);
        for (const address of addresses) {
          const network = networkOfAddress(address);
          if (network === void 0 || allowed.has(network)) continue;
          const message = `the host ${hostname} leads to ${address}, which is in the ${network} network`;
          return callback(new ForbiddenNetworkError(message), result, family);
        }
        callback(null, result, family);
      });
    };
  }
  // CONCATENATED MODULE: ./src/http/upload-target.js
  class UploadAddressError extends Error {}
  const storeHeader = /^(content-(type|md5|encoding|disposition|language)|cache-control|expires|if-none-match|x-(amz|goog|ms)-[\w-]+)$/i;
  function readUploadTarget({url: address, headers}, {title, input, baseUrl, apiAddress, allowsHttp = false}) {
    const url = new URL(address);
    const base = new URL(baseUrl);
    const isOwnServer = url.origin === base.origin;
    const accepted = allowsHttp ? [ "https:", "http:" ] : [ "https:" ];
    if (!isOwnServer && !accepted.includes(url.protocol)) throw new UploadAddressError(`${url.protocol}//${shortHost(url)} is not https`);
    if (url.username !== "" || url.password !== "") throw new UploadAddressError(`the address on ${shortHost(url)} contains a user or a password`);
    const [refused] = headers.find(([header]) => !storeHeader.test(header)) ?? [];
    if (refused !== void 0) throw new UploadAddressError(`${shortHost(url)} would get the header "${printable(refused, 100)}", which object stores do not use`);
    const ownNetworks = [ networkOfHost(base.hostname), apiAddress === void 0 ? void 0 : networkOfAddress(apiAddress) ];
    return {
      url,
      headers: Object.fromEntries(headers),
      isOwnServer,
      networks: isOwnServer ? void 0 : new Set(ownNetworks.filter(each => each !== void 0)),
      server: {
        title: isOwnServer ? title : `${title}'s store`,
        input,
        address: url.origin
      }
    };
  }
  async function sendUpload({http, hide}, name, {url, headers, networks, server}, body) {
    const request = {
      name,
      method: "PUT",
      url: url.href,
      headers,
      body,
      networks,
      server
    };
    const response = await http.send(request).catch(error => {
      throw error instanceof ForbiddenNetworkError ? new UploadAddressError(error.message) : error;
    });
    if (!isUploaded(response)) for (const signature of signaturesIn(url)) hide(signature);
    return response;
  }
  function isUploaded(response) {
    const {status, body} = response;
    return status >= 200 && status <= 299 && (body === "" || !isPage(response));
  }
  function signaturesIn({searchParams}) {
    return [ ...searchParams.values() ].filter(value => value.length > 20);
  }
  function shortHost({host}) {
    return printable(host, 200);
  }
  // CONCATENATED MODULE: ./src/http/retry.js
  const maxAttempts = 5;
  const firstDelayMs = 500;
  const maxRequestedDelayMs = 6e4;
  function isRetryable(status) {
    return [ 408, 425, 429, 500, 502, 503, 504 ].includes(status);
  }
  function retryDelayMs(failedAttempts, requestedMs, random) {
    const backoff = firstDelayMs * 2 ** (failedAttempts - 1);
    return Math.ceil((requestedMs ?? backoff) * (1 + random / 4));
  }
  function requestedDelayMs({status, headers}, nowMs) {
    const startMs = dateOf(headers["date"]) ?? nowMs;
    const reset = status === 429 || status === 200 ? headers["ratelimit-reset"] : void 0;
    const delays = [ headers["retry-after"], reset ].flatMap(value => delayOf(value, startMs) ?? []);
    return delays.length === 0 ? void 0 : Math.max(0, ...delays);
  }
  const firstEpochSecond = 1e9;
  function delayOf(value, startMs) {
    const text = String(value ?? "").trim();
    if (/^\d+(\.\d+)?$/.test(text)) {
      const seconds = Number(text);
      return seconds < firstEpochSecond ? seconds * 1e3 : seconds * 1e3 - startMs;
    }
    const date = dateOf(value);
    return date === void 0 ? void 0 : date - startMs;
  }
  const httpDate = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,? .*\d\d:\d\d:\d\d/i;
  const retry_isoDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/i;
  function dateOf(value) {
    const text = String(value ?? "").trim();
    if (!httpDate.test(text) && !retry_isoDate.test(text)) return;
    const date = Date.parse(/:\d\d \d{4}$/.test(text) ? `${text} GMT` : text);
    return Number.isNaN(date) ? void 0 : date;
  }
  function waitAdvice({requestedDelayMs}) {
    if (requestedDelayMs === void 0) return "";
    const minutes = Math.ceil(requestedDelayMs / 6e4);
    const time = minutes > 24 * 60 ? "more than a day" : `${minutes} minutes`;
    return ` The server asks to wait ${time}. Start the job again later.`;
  }
  // CONCATENATED MODULE: ./src/http/authorization.js
  function basicAuthorization({hide}, user, password) {
    const encoded = Buffer.from(`${user}:${password}`).toString("base64");
    if (password !== "") hide(encoded);
    return `Basic ${encoded}`;
  }
  function checkToken(name, token) {
    if (isHeaderSafe(token)) return token;
    throw new Error(`${name}: the token contains a space, a line break or another invalid character. Copy the token again.`);
  }
  function isHeaderSafe(token) {
    return /^[\x21-\x7e]*$/.test(token);
  }
  const maxTokenLength = 16384;
  const Token = object({
    access_token: pipe(string(), minLength(1), maxLength(maxTokenLength))
  });
  const Problem = object({
    error: string(),
    error_description: optional(string(), "")
  });
  async function exchangeToken({http, hide}, {server: title, input, url, form, authorization, hint}) {
    const server = {
      title,
      input,
      address: new URL(url).origin
    };
    const response = await http.send({
      name: "the token exchange",
      server,
      method: "POST",
      url,
      headers: {
        "content-type": "application/x-www-form-urlencoded",
        ...authorization === void 0 ? {} : {
          authorization
        }
      },
      body: new URLSearchParams(form).toString()
    });
    hideTokens(response, [ "access_token", "refresh_token", "id_token" ], hide);
    const token = json_check(Token, response.json);
    if (response.status === 200 && token.success) {
      const {access_token} = token.output;
      if (isHeaderSafe(access_token)) return `Bearer ${access_token}`;
      throw new Error(`${title} gave an access token that is not valid in an HTTP header. ${hint}`);
    }
    if (isSuccess(response)) throw new Error(`${title} gave no access token in the token exchange: ${notShown(response)} ${adviceFor(server, response, hint)}`);
    const clean = http.redact(response);
    const problem = json_check(Problem, clean.json);
    const {error, error_description} = problem.success ? problem.output : {
      error: readableText(clean),
      error_description: ""
    };
    const text = sentence(`${error} ${error_description}`);
    const advice = problem.success ? hint : adviceFor(server, clean, hint);
    throw new Error(`${title} refused the token exchange (HTTP ${response.status}): ${text} ${advice}${waitAdvice(response)}`);
  }
  function adviceFor(server, response, hint) {
    const connection = connectionAdvice(readableText(response), server);
    if (connection !== "") return `${connection}.`;
    const isForeign = isPage(response) || [ 404, 405 ].includes(response.status);
    return isForeign ? `${gatewayAdvice(server, response)}.` : hint;
  }
  function isSuccess({status}) {
    return status >= 200 && status < 300;
  }
  function notShown(response) {
    const what = isPage(response) ? "a web page" : "unexpected text";
    return `HTTP ${response.status}, with ${what}. It is not shown, because it can contain a token.`;
  }
  function hideTokens({json}, names, hide) {
    for (const name of names) {
      const token = isObject(json) ? json[name] : void 0;
      if (typeof token === "string") hide(token.slice(0, maxTokenLength));
    }
  }
  const IdToken = object({
    value: pipe(string(), minLength(1))
  });
  async function requestIdToken({http, hide, idTokenSource}, audience) {
    if (idTokenSource === void 0) throw noIdToken("the job has no OIDC endpoint.");
    const address = new URL(idTokenSource.url).origin;
    const server = {
      title: "GitHub",
      input: "ACTIONS_ID_TOKEN_REQUEST_URL",
      address
    };
    const response = await http.send({
      name: "the OIDC token",
      server,
      method: "GET",
      url: `${idTokenSource.url}&audience=${encodeURIComponent(audience)}`,
      headers: {
        authorization: `Bearer ${idTokenSource.token}`,
        accept: "application/json"
      }
    });
    hideTokens(response, [ "value" ], hide);
    const token = json_check(IdToken, response.status === 200 ? response.json : void 0);
    if (!token.success) {
      const clean = http.redact(response);
      const text = isSuccess(response) ? notShown(response) : `HTTP ${response.status}, ${sentence(errorText(clean))}`;
      throw noIdToken(text, adviceFor(server, clean, permissionHint));
    }
    return token.output.value;
  }
  const permissionHint = 'Add "permissions: id-token: write" to the job. If the job has this permission, start it again later. A workflow that a fork started gets no token.';
  function noIdToken(reason, hint = permissionHint) {
    return new Error(`GitHub gave no OIDC token to this job: ${reason} ${hint}`);
  }
  // EXTERNAL MODULE: external "node:crypto"
    var external_node_crypto_ = __nccwpck_require__(7598);
  // CONCATENATED MODULE: ./src/http/aws-signature.js
  function createAwsSigner({accessKeyId, secretAccessKey, sessionToken}, scope, now = Date.now) {
    return async request => {
      const {default: aws4} = await __nccwpck_require__.e(428).then(__nccwpck_require__.t.bind(__nccwpck_require__, 4428, 23));
      const {origin, host, pathname, search} = new URL(request.url);
      const {method, body = ""} = request;
      const headers = {
        ...request.headers,
        host,
        "x-amz-date": new Date(now()).toISOString().replace(/[-:]|\.\d{3}/g, ""),
        "x-amz-content-sha256": (0, external_node_crypto_.hash)("sha256", body),
        ...sessionToken === "" ? {} : {
          "x-amz-security-token": sessionToken
        }
      };
      const signed = aws4.sign({
        method,
        host,
        path: `${pathname}${search}`,
        headers,
        body,
        ...scope
      }, {
        accessKeyId,
        secretAccessKey
      });
      const signedHeaders = Object.entries(signed.headers ?? {});
      return {
        ...request,
        url: `${origin}${signed.path}`,
        headers: Object.fromEntries(signedHeaders.map(([name, value]) => [ name, String(value) ]))
      };
    };
  }
  // CONCATENATED MODULE: ./src/http/url.js
  function readServerUrl(input, value) {
    if (URL.canParse(value)) {
      const url = new URL(value);
      if (url.protocol === "http:" || url.protocol === "https:") return url;
      if (!value.includes("://")) throw noSchemeError(input, value);
      throw new Error(`${input}: "${url.protocol}" URLs are not supported. Give the http(s) address of a server.`);
    }
    if (hostAndPort.test(value)) throw noSchemeError(input, value);
    throw new Error(`${input}: this is not a URL. Give the http(s) address of a server, https://host/path.`);
  }
  const hostAndPort = /^[a-z\d.-]{1,253}:\d{1,5}(?=\/|$)/i;
  function noSchemeError(input, value) {
    const [found] = hostAndPort.exec(value) ?? [];
    const address = found === void 0 ? "the address" : `"${found}"`;
    return new Error(`${input}: ${address} does not begin with https:// or http://. Put one of them in front.`);
  }
  function baseUrlOf(url) {
    return url.origin + url.pathname.replace(/\/+$/, "");
  }
  function hostOf({hostname}) {
    return hostname.replace(/^\[|\]$|\.$/g, "");
  }
  function isLoopback({hostname}) {
    return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  }
  function isClearText(address) {
    const url = new URL(address);
    return url.protocol === "http:" && !isLoopback(url);
  }
  function percentDecode(part) {
    return part.replace(/(?:%[0-9a-f]{2})+/gi, encoded => {
      try {
        return decodeURIComponent(encoded);
      } catch {
        return encoded;
      }
    });
  }
  const maxUserLength = 20;
  function hideUserinfo(address, hide) {
    for (const userinfo of userinfosOf(address)) hideUserinfoParts(userinfo, hide);
  }
  function hideUserinfoParts(userinfo, hide) {
    for (const form of new Set([ userinfo, percentDecode(userinfo) ])) {
      const [user = "", ...rest] = form.split(":");
      const password = rest.join(":");
      const isToken = user.length > maxUserLength;
      if (isToken) hide(user);
      hide(password);
      if (user !== "" && password !== "") for (const part of [ form, `${user}@` ]) hide(part);
      if (isToken || password !== "") hide(Buffer.from(`${user}:${password}`).toString("base64"));
    }
  }
  function userinfosOf(address) {
    const found = [ ...address.matchAll(/:\/\/([^/?#\s]*)@/g), ...address.matchAll(/:\/\/([^/?#\r\n]*)@/g) ];
    const userinfos = new Set(found.map(([, userinfo = ""]) => userinfo));
    if (URL.canParse(address)) {
      const {username, password} = new URL(address);
      if (username !== "" || password !== "") userinfos.add(`${username}:${password}`);
    }
    return userinfos;
  }
  function portOf({protocol, port}) {
    return String(port || (protocol === "https:" ? 443 : 80));
  }
  // CONCATENATED MODULE: ./src/inputs/source.js
  const emptySecretHint = "If the value comes from a secret: GitHub passes no secrets to workflows that a fork or Dependabot started.";
  const noRepositoryHint = "Set this input. Its default is the repository's name, but the runner does not set GITHUB_REPOSITORY.";
  function createSource({runner, env, hide, repositoryName}) {
    const read = value => {
      hideUserinfo(value, hide);
      return source_trim(value);
    };
    const variable = name => read(env[name] ?? "");
    const get = (input, name) => {
      const value = read(runner.getInput(input));
      return value === "" && name !== void 0 ? variable(name) : value;
    };
    const isDryRun = get("mode") === "dry-run";
    return {
      get,
      getLines: input => get(input).split("\n").map(source_trim).filter(Boolean),
      getSecret(input, name) {
        const secret = get(input, name);
        hide(secret);
        return secret;
      },
      variable,
      hide,
      isDryRun,
      reportMissing(message) {
        if (!isDryRun) throw new Error(message);
      },
      repositoryName
    };
  }
  function source_trim(value) {
    return value.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
  }
  function refuseInsecureTls(source, variable) {
    if (/^(|0|false)$/i.test(source.variable(variable))) return;
    throw new Error(`${variable}: this variable turns off the verification of certificates, which this action does not allow. Remove it. ` + "If the server has a private CA, set NODE_EXTRA_CA_CERTS to the path of its certificate.");
  }
  function readChoice(source, input, names) {
    const value = source.get(input);
    const chosen = value === "" ? names[0] : names.find(name => name === value);
    if (chosen !== void 0) return chosen;
    throw new Error(`${input}: "${value}" is unknown. Valid values: ${names.join(", ")}.`);
  }
  function readBoolean(source, input) {
    const choices = [ "true", "True", "TRUE", "false", "False", "FALSE" ];
    return readChoice(source, input, choices).toLowerCase() === "true";
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/credential.js
  const azCommand = "az account get-access-token --query accessToken -o tsv";
  function readSecrets(source) {
    const token = source.getSecret("mlflow-token", "MLFLOW_TRACKING_TOKEN");
    rejectTokenJson(source, token);
    checkToken("mlflow-token", token);
    return {
      token,
      password: source.getSecret("mlflow-password", "MLFLOW_TRACKING_PASSWORD")
    };
  }
  function rejectTokenJson({hide}, text) {
    const [, token] = /^\{[\s\S]*?"accessToken"\s*:\s*"([^"]*)/.exec(text) ?? [];
    if (token === void 0) return;
    hide(token);
    throw new Error(`mlflow-token: this is the JSON that az prints. Give only the token: ${azCommand}`);
  }
  function readServerCredential(source, url, secrets) {
    const user = source.get("mlflow-username", "MLFLOW_TRACKING_USERNAME") || percentDecode(url.username);
    const password = secrets.password || percentDecode(url.password);
    if (user !== "" && password !== "") return {
      kind: "header",
      authorization: basicAuthorization(source, user, password)
    };
    if (user !== "" || password !== "") {
      const [given, missing] = user === "" ? [ "password", "username" ] : [ "username", "password" ];
      throw new Error(`mlflow-${missing}: this input is empty, but mlflow-${given} is set. Set both, or neither. ${emptySecretHint}`);
    }
    const {token} = secrets;
    return {
      kind: "header",
      authorization: token === "" ? void 0 : `Bearer ${token}`
    };
  }
  function readAzureCredential(source, url, secrets) {
    const credential = readServerCredential(source, url, secrets);
    if (secrets.token === "") source.reportMissing("mlflow-token: Azure ML needs a token. Log in with azure/login and set it to the output of: " + azCommand);
    return credential;
  }
  function readDatabricksCredential(source, host, secrets) {
    const databricksToken = source.variable("DATABRICKS_TOKEN");
    source.hide(databricksToken);
    const token = secrets.token || checkToken("DATABRICKS_TOKEN", databricksToken);
    if (token !== "") return {
      kind: "header",
      authorization: `Bearer ${token}`
    };
    const clientId = source.variable("DATABRICKS_CLIENT_ID");
    if (clientId === "") source.reportMissing("mlflow-token: Databricks needs a way to sign in: a token (mlflow-token or DATABRICKS_TOKEN), " + 'or a service principal (DATABRICKS_CLIENT_ID, with DATABRICKS_CLIENT_SECRET or "permissions: id-token: write").');
    const clientSecret = source.variable("DATABRICKS_CLIENT_SECRET");
    source.hide(clientSecret);
    if (clientSecret !== "") {
      const authorization = basicAuthorization(source, clientId, clientSecret);
      return {
        kind: "client-secret",
        authorization
      };
    }
    const audience = source.variable("DATABRICKS_TOKEN_AUDIENCE") || `${host}/oidc/v1/token`;
    return {
      kind: "identity",
      clientId,
      audience
    };
  }
  async function signIn({credential, trackingUri}, tools) {
    if (credential.kind === "header") return {
      authorization: credential.authorization
    };
    if (credential.kind === "aws") return {
      sign: createAwsSigner(credential.credentials, credential.scope)
    };
    return {
      authorization: await requestDatabricksToken(credential, trackingUri, tools)
    };
  }
  async function requestDatabricksToken(credential, trackingUri, tools) {
    const endpoint = {
      server: "Databricks",
      input: "DATABRICKS_HOST",
      url: `${trackingUri}/oidc/v1/token`
    };
    if (credential.kind === "client-secret") return await exchangeToken(tools, {
      ...endpoint,
      form: {
        grant_type: "client_credentials",
        scope: "all-apis"
      },
      authorization: credential.authorization,
      hint: "Check DATABRICKS_CLIENT_ID and DATABRICKS_CLIENT_SECRET."
    });
    return await exchangeToken(tools, {
      ...endpoint,
      form: {
        grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
        subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
        subject_token: await requestIdToken(tools, credential.audience),
        client_id: credential.clientId,
        scope: "all-apis"
      },
      hint: "Check DATABRICKS_CLIENT_ID, and that the service principal's federation policy has this job's issuer, subject and audience."
    });
  }
  // CONCATENATED MODULE: external "node:fs"
  const external_node_fs_namespaceObject = require("node:fs");
  // CONCATENATED MODULE: ./src/text/message.js
  class FileError extends Error {
    location;
    constructor(location, message) {
      super(message);
      this.location = location;
    }
  }
  function messageOf(thrown) {
    if (!(thrown instanceof Error)) return String(thrown);
    if (thrown.message !== "") return thrown.message;
    if (thrown instanceof AggregateError) return thrown.errors.map(messageOf).join("; ");
    return thrown.name;
  }
  function codeOf(thrown) {
    return typeof thrown === "object" && thrown !== null && "code" in thrown ? `${thrown.code}` : "";
  }
  const maxCauses = 5;
  function stackOf(thrown, depth = 0) {
    if (!(thrown instanceof Error)) return String(thrown);
    const parts = thrown instanceof AggregateError ? thrown.errors : [];
    const causes = thrown.cause === void 0 ? parts : [ ...parts, thrown.cause ];
    const shown = depth < maxCauses ? causes : [];
    const lines = shown.map(cause => `Caused by: ${stackOf(cause, depth + 1)}`);
    return [ thrown.stack ?? thrown.message, ...lines ].join("\n");
  }
  function joinFirst(names, limit) {
    const shown = names.slice(0, limit).join(", ");
    return names.length <= limit ? shown : `${shown} and ${names.length - limit} more`;
  }
  function copyOf(text) {
    return Buffer.from(text, "utf16le").toString("utf16le");
  }
  // CONCATENATED MODULE: ./src/http/failures.js
  const finalCodes = /CERT|SIGNATURE|^EPROTO$|^ERR_(SSL|TLS|OSSL)_|^HPE_(?!INVALID_EOF_STATE$)/;
  function isFinalFailure(error) {
    return error instanceof UnacceptableResponseError || finalCodes.test(codeOf(error));
  }
  function explainFailure(error, endpoint) {
    const [, tlsReason] = /:SSL routines:[^:]*:([^:]*):/.exec(messageOf(error)) ?? [];
    const reason = tlsReason === void 0 ? messageOf(error) : `TLS: ${tlsReason}`;
    const answered = isTlsRecord(error) ? " TLS" : "";
    const advice = failures_adviceFor(`${codeOf(error)} ${reason}${answered}`, endpoint);
    return advice === "" ? reason : `${reason.replace(/\.$/, "")}. ${advice}`;
  }
  function isTlsRecord(error) {
    if (typeof error !== "object" || error === null || !("rawPacket" in error)) return false;
    return Buffer.isBuffer(error.rawPacket) && error.rawPacket[0] === 21;
  }
  function failureWith(beginning, error, endpoint) {
    const message = `${beginning}: ${explainFailure(error, endpoint)}`;
    return isFinalFailure(error) ? new UnacceptableResponseError(message) : new Error(message);
  }
  const advices = [ [ /SELF_SIGNED|ISSUER_CERT|LEAF_SIGNATURE/, ({env}) => authorityAdvice(env) ], [ /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/, "Renew the certificate, or check the runner's clock" ], [ /ALTNAME_INVALID/, ({input}) => `The certificate is for other names: check the host in ${input}` ], [ /CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|alert (bad|unknown) c|handshake failure/i, clientCertificateAdvice ], [ /PROTOCOL_VERSION|UNSUPPORTED_PROTOCOL/i, "TLS 1.2 is the oldest version that is supported" ], [ /^EPROTO .*(wrong version|packet length|record)/, ({input}) => `This port does not speak TLS: write http:// in ${input}, or give the https port` ], [ /^HPE_INVALID_CONSTANT .*TLS/, ({input}) => `This port speaks https: write https:// in ${input}` ], [ /^HPE_INVALID_(CONSTANT|VERSION)/, ({input}) => `No web server answers on this port: check ${input}` ], [ /^HPE_/, ({input}) => `Check ${input}, and any proxy in front of the server` ], [ /^ECONNREFUSED/, ({input}) => `No server listens on this port: check the port in ${input}` ], [ /^ENOTFOUND/, ({input}) => `No name server knows this host: check ${input}` ], [ /^EAI_AGAIN/, "The runner's name server does not answer" ], [ /^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH)/, "Check that the server runs, and that this runner can reach it (firewall, VPN, https_proxy)" ], [ /^ECONNRESET aborted/, "The connection ended before the answer was complete" ], [ /^ECONNRESET/, ({protocol, input}) => protocol === "http:" ? `If this port speaks https, write https:// in ${input}` : "" ] ];
  function failures_adviceFor(failure, endpoint) {
    const [, advice = ""] = advices.find(([pattern]) => pattern.test(failure)) ?? [];
    return typeof advice === "string" ? advice : advice(endpoint);
  }
  const otherVariables = [ "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR", "AWS_CA_BUNDLE", "GIT_SSL_CAINFO", "NODE_TLS_REJECT_UNAUTHORIZED" ];
  function authorityAdvice(env) {
    const file = env["NODE_EXTRA_CA_CERTS"] ?? "";
    if (file === "") {
      const set = otherVariables.filter(variable => env[variable]);
      const others = set.length === 0 ? "" : `. This action does not read ${set.join(", ")}`;
      return `If the server has a private CA, set NODE_EXTRA_CA_CERTS to the path of its certificate${others}`;
    }
    const name = `NODE_EXTRA_CA_CERTS: ${printable(file)}`;
    try {
      return hasCertificate((0, external_node_fs_namespaceObject.readFileSync)(file, "utf8")) ? `${name} does not contain the CA of this server, or the server does not send its complete certificate chain` : `${name} contains no certificate in PEM form`;
    } catch (error) {
      return `${name} cannot be read (${codeOf(error)})`;
    }
  }
  function hasCertificate(pem) {
    return pem.includes("-----BEGIN CERTIFICATE-----");
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/tls.js
  const clientCertificateVariable = "MLFLOW_TRACKING_CLIENT_CERT_PATH";
  const authorityVariable = "MLFLOW_TRACKING_SERVER_CERT_PATH";
  function readTlsFiles(source) {
    refuseInsecureTls(source, "MLFLOW_TRACKING_INSECURE_TLS");
    const ca = readCertificate(source, authorityVariable);
    const cert = readCertificate(source, clientCertificateVariable);
    if (cert === "") return ca === "" ? void 0 : {
      ca
    };
    checkKey(cert);
    source.hide(cert.slice(cert.search(/-----BEGIN [A-Z ]*PRIVATE KEY/)));
    return {
      ...ca !== "" && {
        ca
      },
      cert,
      key: cert
    };
  }
  function readCertificate(source, variable) {
    const file = source.variable(variable);
    if (file === "") return "";
    let text;
    try {
      text = (0, external_node_fs_namespaceObject.readFileSync)(file, "utf8");
    } catch (error) {
      throw new Error(`${variable}: the file ${file} cannot be read (${codeOf(error)}). Give the path of a file in PEM form.`);
    }
    if (hasCertificate(text)) return text;
    throw new Error(`${variable}: the file ${file} contains no certificate in PEM form.`);
  }
  function checkKey(pem) {
    if (/-----BEGIN ENCRYPTED|^Proc-Type: .*ENCRYPTED/m.test(pem)) throw new Error(`${clientCertificateVariable}: the private key has a passphrase, which is not supported.`);
    if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(pem)) throw new Error(`${clientCertificateVariable}: the file has no private key. Put the key and the certificate into one file.`);
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/hints.js
  function serverOf({trackingUri, host}) {
    return {
      title: "MLflow",
      input: host === "databricks" ? "DATABRICKS_HOST" : "mlflow-tracking-uri",
      address: trackingUri,
      certificateVariable: clientCertificateVariable
    };
  }
  function hintFor(context, refusal) {
    const hint = connectionHint(context, refusal) || (context.credential.kind === "aws" ? awsHint(context, refusal) : "") || hostedHint(context, refusal) || statusHint(context, refusal) || reasonHint(refusal);
    return hint && ` ${hint}`;
  }
  function gatewayHint(context, refusal) {
    const connection = connectionHint(context, refusal);
    if (connection !== "") return ` ${connection}`;
    const aws = context.credential.kind === "aws" ? awsHint(context, refusal) : "";
    const is401 = refusal.status === 401;
    const own = aws || is401 && (hostedHint(context, refusal) || statusHint(context, refusal));
    const hint = `${gatewayAdvice(serverOf(context), refusal)}.`;
    return own ? ` ${own} ${hint}` : ` ${hint}`;
  }
  function connectionHint(context, {reason}) {
    const advice = connectionAdvice(reason, serverOf(context));
    return advice && `${advice}.`;
  }
  function hostedHint({host, headers = {}}, {status}) {
    if (host === "azureml" && status === 401) return `Check mlflow-token: it is valid for an hour. This prints a new one: ${azCommand}`;
    const isNamed = "x-databricks-org-id" in headers;
    if (host === "databricks" && !isNamed && (status === 401 || status === 403)) return "Check the token, mlflow-experiment and the permissions. If several workspaces share DATABRICKS_HOST, set DATABRICKS_WORKSPACE_ID.";
    return "";
  }
  const oldServerHint = "A server older than 1.3 is not supported.";
  function statusHint(context, refusal) {
    const {status, code, reason} = refusal;
    const address = addressOf(serverOf(context), refusal);
    if (status === 401) return "Check mlflow-username and mlflow-password, or mlflow-token.";
    if (status === 403 && /host header/i.test(reason)) return "The server does not accept this host name: start it with --allowed-hosts (MLflow 3.5 and newer).";
    if (status === 403) return "The user may not do this: check mlflow-experiment, and the user's permissions.";
    if (status >= 300 && status < 400) return `The login has expired, or ${address} is not the address of the API.`;
    if (status === 404 && code === "") return oldServerHint;
    return "";
  }
  const unknownWorkspaceHint = "Check mlflow-workspace.";
  function reasonHint({code, reason}) {
    if (code === "FEATURE_DISABLED") return "The server has no workspaces: leave mlflow-workspace empty.";
    if (/changing param values is not allowed/i.test(reason)) return "The run already has this param with another value. Log into another run.";
    if (/^Workspace '.*' not found/.test(reason)) return unknownWorkspaceHint;
    if (/invalid experiment name|parent (directory|folder)/i.test(reason)) return "On Databricks, the folder of the experiment must exist. Set mlflow-experiment to a path in such a folder: /Shared/corpus.";
    return isCharacterError(reason) ? charactersHint : "";
  }
  const charactersHint = "The server's database cannot store some characters of the tag or the experiment: its tables need utf8mb4 (MySQL, MariaDB) or UTF8 (PostgreSQL). Convert them, or give the tag a name in ASCII.";
  function isCharacterError(message) {
    return /Incorrect string value|Illegal mix of collations|UntranslatableCharacter|CharacterNotInRepertoire|has no equivalent in encoding|codec can't encode character/.test(message);
  }
  function awsHint({host, credential}, {status, code, reason}) {
    if (credential.kind !== "aws") return "";
    const text = `${code} ${reason}`;
    const where = `the region ${credential.scope.region}`;
    if (/Signature (expired|not yet current)/i.test(text)) return "The clock of the runner is wrong by more than 5 minutes. Correct it.";
    if (/ExpiredToken|security token .*expired/i.test(text)) return "The AWS credentials have expired: run aws-actions/configure-aws-credentials right before this step, or increase its role-duration-seconds.";
    if (/UnrecognizedClient|InvalidClientTokenId|security token .*invalid/i.test(text)) return `AWS does not know these credentials in ${where}: check AWS_ACCESS_KEY_ID and AWS_SESSION_TOKEN, and that they belong to the AWS partition of mlflow-tracking-uri.`;
    if (/InvalidSignature|SignatureDoesNotMatch|signature we calculated/i.test(text)) return `Check AWS_SECRET_ACCESS_KEY, and that ${where} is right.`;
    if (/not authorized to perform|AccessDenied/i.test(text)) return host === "sagemaker" ? "If the user belongs to another account than mlflow-tracking-uri, give a role of that account to aws-actions/configure-aws-credentials. Otherwise allow this request in the policy of the role: a tracking server needs sagemaker-mlflow:*." : "Allow execute-api:Invoke in the policy of the role of aws-actions/configure-aws-credentials.";
    if (status === 403 && host === "mlflow") return `Check that mlflow-tracking-uri has the stage of the API in its path, and that the API is in ${where}.`;
    return "";
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/refusal.js
  class MlflowError extends Error {
    status;
    code;
    constructor(message, status, code) {
      super(message);
      this.status = status;
      this.code = code;
    }
  }
  function isUnsupported({status, code}) {
    return status === 405 || status === 501 || status === 404 && code === "";
  }
  const Code = optional(union([ string(), pipe(number(), transform(String)) ]), "");
  const Refusal = union([ object({
    error_code: Code,
    message: string()
  }), pipe(object({
    Message: string()
  }), transform(({Message: message}) => ({
    error_code: "",
    message
  }))) ]);
  function isTemporary({status, json}) {
    const refusal = json_check(Refusal, json);
    const {error_code: code, message} = refusal.success ? refusal.output : {
      error_code: "",
      message: ""
    };
    if (isMissingInStore(message) || isCharacterError(message)) return false;
    if (/^(FEATURE_DISABLED|INVALID_STATE)$/.test(code)) return false;
    const isTemporaryCode = /^(REQUEST_LIMIT_EXCEEDED|RESOURCE_EXHAUSTED|TEMPORARILY_UNAVAILABLE)$/.test(code);
    return isRetryable(status) || isTemporaryCode;
  }
  function isMissingInStore(message) {
    return /(\(404\) when calling the \w+|NoSuchKey)/.test(message);
  }
  function refusalError(context, endpoint, response) {
    const {status, json, headers, attempts} = response;
    const refusal = json_check(Refusal, json);
    const {error_code: code, message} = refusal.success ? refusal.output : {
      error_code: "",
      message: errorText(response)
    };
    const reason = sentence(withoutSignature(withoutSql(message)));
    const what = `MLflow refused ${endpoint} (HTTP ${status}${code && ` ${printable(code)}`}): ${reason}`;
    const name = [ code, headers["x-amzn-errortype"], awsType(json) ].join(" ").trim();
    const facts = {
      status,
      code: name,
      reason,
      attempts
    };
    const hint = name === "" && comesFromGateway(response, reason) ? gatewayHint : hintFor;
    const advice = hint(context, facts) || storeHint(endpoint, status);
    const noApi = advice === ` ${oldServerHint}` ? `There is no MLflow API at ${addressOf(serverOf(context), facts)}: check the path. ` : "";
    return new MlflowError(`${noApi}${what}${advice}${waitAdvice(response)}`, status, code);
  }
  function storeHint(endpoint, status) {
    return endpoint.startsWith("artifact ") && status >= 500 ? " The tracking server works, but its artifact store does not: check the store, and the server's access to it." : "";
  }
  const AwsType = object({
    __type: string()
  });
  function awsType(json) {
    const result = json_check(AwsType, json);
    return result.success ? result.output.__type : "";
  }
  function withoutSql(message) {
    const [text = ""] = message.split(/\[SQL: |\[parameters: |\(Background on this error at/);
    return text.replace(/\(raised as a result of Query-invoked autoflush;[^)]*\)/, "").trim();
  }
  function withoutSignature(message) {
    return message.replace(/\b[0-9a-f]{64}\b/g, "\u2026");
  }
  const ownTexts = /^(permission denied|you are not authenticated|invalid host header|cross-origin request)|the server encountered an internal error and was unable/i;
  function comesFromGateway(response, reason) {
    const {status, json} = response;
    if (status === 404 || status >= 300 && status < 400) return false;
    if (ownTexts.test(reason) || errorMessages(response).length > 0) return false;
    return isPage(response) || json !== void 0;
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/client.js
  function createMlflowClient(tools, settings, authentication) {
    const {trackingUri} = settings;
    const {send, transfer, apiAddress} = createSender(tools.http, settings, authentication);
    const askOnce = createMemory();
    const urlOf = endpoint => `${trackingUri}/api/2.0/mlflow/${endpoint}`;
    const parse = (name, response, schema) => parseResponse(tools.http, settings, name, response, schema);
    return {
      async get(name, query, schema) {
        const url = `${urlOf(name)}?${new URLSearchParams(query)}`;
        return parse(name, await send({
          name,
          method: "GET",
          url
        }), schema);
      },
      post(name, content, schema, options) {
        const body = JSON.stringify(content);
        const request = {
          name,
          method: "POST",
          url: urlOf(name),
          body,
          ...options
        };
        return askOnce(name, async () => parse(name, await send(request), schema));
      },
      async upload(url, body) {
        await transfer({
          name: "artifact upload",
          method: "PUT",
          url,
          body
        });
      },
      uploadToStore: createStoreUpload(tools, settings, apiAddress),
      download: url => transfer({
        name: "artifact download",
        method: "GET",
        url
      })
    };
  }
  function createSender(http, settings, {authorization, sign}) {
    const {workspace, tls} = settings;
    const server = serverOf(settings);
    let address;
    const headers = {
      "content-type": "application/json",
      ...settings.headers,
      ...authorization === void 0 ? {} : {
        authorization
      },
      ...workspace === void 0 ? {} : {
        "x-mlflow-workspace": workspace
      }
    };
    const refuse = ({name}, response) => refusalError(settings, name, http.redact(response));
    async function send(request) {
      const response = await http.send({
        ...request,
        headers,
        server,
        tls,
        isTemporary,
        sign
      });
      if (response.status !== 200) throw refuse(request, response);
      address ??= response.address;
      return response;
    }
    return {
      send,
      async transfer(request) {
        const response = await send(request);
        if (isPage(response)) throw refuse(request, response);
        return response.body;
      },
      apiAddress: () => address
    };
  }
  function createMemory() {
    const unsupported = new Map;
    return async (endpoint, ask) => {
      const known = unsupported.get(endpoint);
      if (known !== void 0) throw known;
      try {
        return await ask();
      } catch (error) {
        if (error instanceof MlflowError && isUnsupported(error)) unsupported.set(endpoint, error);
        throw error;
      }
    };
  }
  function createStoreUpload(tools, settings, apiAddress) {
    const {title, input, address: baseUrl} = serverOf(settings);
    const allowsHttp = baseUrl.startsWith("http:");
    let failure;
    return async (name, address, content) => {
      const server = {
        title,
        input,
        baseUrl,
        apiAddress: apiAddress(),
        allowsHttp
      };
      const target = readUploadTarget(address, server);
      if (failure !== void 0) throw failure;
      return await sendUpload(tools, name, target, content).catch(error => {
        failure = error;
        throw error;
      });
    };
  }
  function parseResponse(http, settings, endpoint, response, schema) {
    const {status, json} = response;
    if (errorMessages(response).length > 0) throw refusalError(settings, endpoint, http.redact(response));
    const result = json_check(schema, json);
    if (result.success) return result.output;
    const path = json === void 0 ? null : getDotPath(result.issues[0]);
    const what = path === null ? readableText(http.redact(response)) : `an answer without a proper "${path}"`;
    throw new MlflowError(`MLflow answered ${endpoint} with ${sentence(what)} Check that ${addressOf(serverOf(settings), response)} is the address of the tracking server, and that there is no login page in front of it.`, status, "");
  }
  // CONCATENATED MODULE: ./src/tracking/backend.js
  function identifierOf(artifactName, revision) {
    return `${artifactName}:${revision}`;
  }
  class ConflictError extends Error {}
  class MovedTagError extends ConflictError {
    url;
    constructor(bundle, recorded, advice = relogAdvice) {
      super(`${movedTagText(bundle, recorded)}. Nothing was written. ${advice}`);
      this.url = recorded.url;
    }
  }
  const relogAdvice = "Give the new commit a tag of its own, or set if-moved to relog, which logs it once more and keeps the old record.";
  function verifyMovedText(bundle, recorded) {
    return `${movedTagText(bundle, recorded)}. To log the new commit too, set mode to log and if-moved to relog`;
  }
  function movedTagText({revision, commit, committed_at}, recorded) {
    const before = printable(`${recorded.commit} of ${recorded.committedAt || "an unknown date"}`);
    return `The tag "${revision}" was logged for commit ${before}${recorded.url && ` (${recorded.url})`}, ` + `and now points to ${commit} of ${committed_at}: it was moved`;
  }
  function differenceText(field, recorded, expected) {
    const textOf = value => printable(value, 200) || "empty";
    return `${field} is ${textOf(recorded)}, and not ${textOf(expected)}`;
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/addresses.js
  function runUrl({trackingUri, host, workspace, headers}, {experiment_id, run_id}) {
    const path = `experiments/${experiment_id}/runs/${run_id}`;
    if (host === "azureml" || host === "sagemaker") return "";
    if (host === "databricks") {
      const workspaceId = headers?.["x-databricks-org-id"] ?? "0";
      return `${trackingUri}/ml/${path}${workspaceId === "0" ? "" : `?o=${workspaceId}`}`;
    }
    return `${trackingUri}/#/${path}${workspace === void 0 ? "" : `?workspace=${workspace}`}`;
  }
  function artifactUrl(trackingUri, artifactUri, file) {
    const endpoint = new URL(`${trackingUri}/api/2.0/mlflow-artifacts/artifacts/`);
    if (/^https?:/.test(artifactUri)) {
      const url = URL.parse(`${artifactUri.replace(/\/$/, "")}/${encodeURIComponent(file)}`);
      return url?.href.startsWith(endpoint.href) ? `${url.origin}${url.pathname}` : void 0;
    }
    const match = /^mlflow-artifacts:(?:\/\/([^/]*))?(\/.*)$/.exec(artifactUri);
    if (match === null) return;
    const [, host = "", path = ""] = match;
    if (host !== "" && URL.parse(`${endpoint.protocol}//${host}`)?.host !== endpoint.host) return;
    const segments = [ ...path.split("/").filter(Boolean), file ];
    if (segments.includes("..") || segments.includes(".")) return;
    const encoded = segments.map(segment => encodeURIComponent(segment.toWellFormed())).join("/");
    return `${endpoint.href}${encoded}`;
  }
  function readArtifactUrl(trackingUri, runId, file) {
    return `${trackingUri}/get-artifact?${new URLSearchParams({
      run_id: runId,
      path: file
    })}`;
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/run.js
  const NumberOrText = pipe(union([ number(), string() ]), transform(Number));
  const KeyValues = optional(array(object({
    key: string(),
    value: optional(string(), "")
  })), []);
  const Metrics = optional(array(object({
    key: string(),
    value: NumberOrText
  })), []);
  const Dataset = object({
    name: string(),
    digest: string()
  });
  const Run = object({
    info: object({
      run_id: string(),
      experiment_id: string(),
      status: optional(string(), ""),
      artifact_uri: optional(string(), ""),
      lifecycle_stage: optional(string(), "active")
    }),
    data: optional(object({
      params: KeyValues,
      tags: KeyValues,
      metrics: Metrics
    }), {}),
    inputs: optional(object({
      dataset_inputs: optional(array(object({
        dataset: Dataset
      })), [])
    }))
  });
  const OneRun = object({
    run: Run
  });
  async function readRun(client, id) {
    const {run} = await client.get("runs/get", {
      run_id: id
    }, OneRun);
    return run;
  }
  // CONCATENATED MODULE: ./src/limits.js
  const limits = {
    tagBytes: 1024 ** 2,
    commitBytes: 8 * 1024 ** 2,
    nestedTags: 10,
    messageLength: 1e4,
    taggerLength: 1e3,
    treeBytes: 64 * 1024 ** 2,
    tags: 1e5,
    historyCommits: 1e6,
    historyParents: 4e6,
    searchedFolders: 1e5,
    searchedBytes: 256 * 1024 ** 2,
    lexiconDepth: 100,
    lexiconEntries: 2e5,
    lexiconPaths: 32 * 1024 ** 2,
    lexiconBytes: 64 * 1024 ** 2,
    lexiconFileBytes: 2 * 1024 ** 2,
    manifestBytes: 64 * 1024,
    indexBytes: 256 * 1024 ** 2,
    collections: 1e4,
    collectionNames: 1024 ** 2,
    metricCollections: 1e3,
    recordFilesBytes: 128 * 1024 ** 2,
    storeFileBytes: 1024 ** 2,
    storeObjectBytes: 4 * 1024 ** 2,
    storeObjects: 5e4,
    storeBytes: 256 * 1024 ** 2,
    storeParents: 1e5,
    storeUris: 16 * 1024 ** 2,
    storeFolderBytes: 24 * 1024 ** 2,
    stepTagText: 32 * 1024 ** 2,
    stepCollections: 5e5,
    stepCollectionNames: 64 * 1024 ** 2,
    responseBytes: 8 * 1024 ** 2,
    logLines: 1e3
  };
  class LimitError extends Error {
    found;
    constructor(what, found, limit) {
      super(`${what} has ${found}; the limit is ${limit} (docs/limits.md)`);
      this.found = found;
    }
  }
  class Budget {
    #what;
    #totals=new Map;
    constructor(what) {
      this.#what = what;
    }
    add(count, limit, unit) {
      const total = (this.#totals.get(unit) ?? 0) + count;
      if (total > limit) throw new LimitError(this.#what, `more than ${limit} ${unit}`, limit);
      this.#totals.set(unit, total);
    }
  }
  // CONCATENATED MODULE: ./src/git/remote-url.js
  const sshHosts = {
    "ssh.github.com": "github.com",
    "altssh.gitlab.com": "gitlab.com",
    "altssh.bitbucket.org": "bitbucket.org",
    "www.github.com": "github.com"
  };
  const caseInsensitiveHosts = [ "github.com", "gitlab.com", "bitbucket.org", "codeberg.org" ];
  function repositoryUrl(remote, serverUrl) {
    const scp = /^(?:[^@/:]+@)?([^@/:]{2,}):(?!\/\/)\/?(.+)$/.exec(remote);
    const url = scp === null ? remote : `ssh://${scp[1]}/${scp[2]}`;
    if (!/^(https?|ssh|git|git\+ssh|ssh\+git):\/\//i.test(url) || !URL.canParse(url)) return;
    const {protocol, host, hostname, pathname} = new URL(url);
    const path = pathname.replace(/\/+/g, "/").replace(/\/$/, "").replace(/\/?\.git$/, "");
    const isWeb = protocol === "http:" || protocol === "https:";
    const name = (isWeb ? host : hostname).toLowerCase();
    const canonicalHost = sshHosts[name] ?? name;
    const server = URL.canParse(serverUrl) ? new URL(serverUrl) : void 0;
    if (caseInsensitiveHosts.includes(canonicalHost)) return `https://${canonicalHost}${path.toLowerCase()}`;
    if (server !== void 0 && canonicalHost === (isWeb ? server.host : server.hostname)) {
      const prefix = isWeb ? "" : server.pathname.replace(/\/+$/, "");
      return `${server.origin}${prefix}${path}`.toLowerCase();
    }
    return isWeb ? `${protocol}//${name}${path}` : `https://${canonicalHost}${path}`;
  }
  function isSameRepository(recorded, canonical) {
    if (recorded === canonical) return true;
    const server = URL.canParse(canonical) ? new URL(canonical).origin : "";
    return [ "", server ].some(serverUrl => repositoryUrl(recorded, serverUrl) === canonical);
  }
  // CONCATENATED MODULE: ./src/provenance/bundle.js
  function createBundle(revision, found) {
    const {manifest, source} = found.manifest;
    return {
      revision: revision.name,
      lexicon_tree_hash: manifest.lexicon_tree_hash,
      layers_version: manifest.layers_version,
      working_dir: found.prefix.replace(/\/$/, "") || ".",
      commit: revision.commit,
      committed_at: revision.committedAt,
      tree: revision.tree,
      tag: revision.tag,
      repository: found.repository,
      layers_git_sha: manifest.layers_git_sha,
      vendored_at: manifest.vendored_at,
      manifest_source: source,
      lexicons: found.lexicons,
      dataset: found.dataset
    };
  }
  function isPlainFiles({dataset, manifest_source}) {
    return dataset === null && manifest_source === "none";
  }
  function isTagUnknown({tag}) {
    return tag?.kind === "unknown";
  }
  const manifestFacts = [ "manifest_source", "lexicon_tree_hash", "layers_version", "layers_git_sha", "vendored_at" ];
  function withRecordedFacts(bundle, recorded) {
    const {repository} = recorded;
    const isSpelling = typeof repository === "string" && isSameRepository(repository, bundle.repository);
    const expected = isSpelling ? {
      ...bundle,
      repository
    } : bundle;
    const isOutside = source => source === "packaged" || source === "none";
    if (!isOutside(bundle.manifest_source) || !isOutside(recorded["manifest_source"])) return expected;
    const facts = manifestFacts.flatMap(name => {
      const value = recorded[name];
      return typeof value === "string" ? [ [ name, value ] ] : [];
    });
    return {
      ...expected,
      ...Object.fromEntries(facts)
    };
  }
  function recordedManifestText(bundle, kept) {
    if (manifestFacts.every(name => kept[name] === bundle[name])) return "";
    const textOf = ({manifest_source, layers_version}) => manifest_source === "none" ? "no manifest" : `the packaged manifest of Layers ${layers_version}`;
    return `${bundle.revision} was recorded with ${textOf(kept)}. This run would use ${textOf(bundle)}. ` + "Neither is part of the commit, so the record stays valid.";
  }
  function bundleDifferences(recorded, expected, prefix = "") {
    return Object.entries(expected).flatMap(([key, value]) => {
      const field = `${prefix}${key}`;
      const recordedValue = recorded[key];
      if (field === "tag" && isObject(value) && value["kind"] === "unknown") return [];
      if (isObject(recordedValue) && isObject(value)) return bundleDifferences(recordedValue, value, `${field}.`);
      const [recordedText, expectedText] = [ inlineJson(recordedValue), inlineJson(value) ];
      if (recordedText === expectedText) return [];
      return [ {
        field,
        recorded: recordedText,
        expected: expectedText
      } ];
    });
  }
  // CONCATENATED MODULE: ./src/provenance/growth.js
  const unknownGrowth = {
    position: 0,
    previous: void 0,
    changes: void 0
  };
  function metricsOf({dataset}, {changes}) {
    const metrics = new Map(Object.entries(recordCounts(dataset)));
    if (changes === void 0) return metrics;
    const byName = new Map([ [ "", changes.all ], ...changes.collections ?? [] ]);
    for (const [name, {added, removed, changed}] of byName) {
      const suffix = name === "" ? "" : `/${name}`;
      metrics.set(`records_added${suffix}`, added);
      metrics.set(`records_removed${suffix}`, removed);
      metrics.set(`records_changed${suffix}`, changed);
    }
    return metrics;
  }
  function recordCounts(dataset) {
    if (dataset === null || dataset.records === null) return {};
    const byCollection = Object.entries(dataset.collections ?? {}).map(([name, count]) => [ `records/${name}`, count ]);
    return {
      records: dataset.records,
      ...Object.fromEntries(byCollection)
    };
  }
  // EXTERNAL MODULE: ./node_modules/fastest-levenshtein/mod.js
    var mod = __nccwpck_require__(8232);
  // CONCATENATED MODULE: ./src/git/objects.js
  function headerOf(content, key, maxBytes = content.length) {
    const headers = content.subarray(0, headersEnd(content));
    const isFirst = headers.subarray(0, key.length + 1).equals(Buffer.from(`${key} `));
    const lineStart = isFirst ? 0 : headers.indexOf(`\n${key} `) + 1;
    if (!isFirst && lineStart === 0) return "";
    const lineEnd = headers.indexOf("\n", lineStart);
    const valueStart = lineStart + key.length + 1;
    const valueEnd = lineEnd < 0 ? headers.length : lineEnd;
    return headers.toString("utf8", valueStart, Math.min(valueEnd, valueStart + maxBytes));
  }
  const maxIdBytes = 65;
  function idIn(content, key) {
    return headerOf(content, key, maxIdBytes);
  }
  function bodyOf(content) {
    return content.toString("utf8", headersEnd(content) + 2);
  }
  function headersEnd(content) {
    const end = content.indexOf("\n\n");
    return end < 0 ? content.length : end;
  }
  function parseCommit({content}) {
    return {
      tree: idIn(content, "tree"),
      committedAt: parseIdent(headerOf(content, "committer")).date
    };
  }
  async function peel(git, start) {
    let object = start;
    for (let depth = 0; object?.type === "tag"; depth++) {
      if (depth > limits.nestedTags) throw new LimitError(`The tag object ${start.id}`, `more than ${limits.nestedTags} nested tags`, limits.nestedTags);
      object = await git.read(idIn(object.content, "object"));
    }
    return object;
  }
  function parseIdent(line) {
    const whoEnd = line.lastIndexOf(">") + 1;
    const rest = line.slice(whoEnd).replace(/^[ \t\n\v\f\r]+|[ \t\n\v\f\r]+$/g, "");
    const [seconds] = /^\d+/.exec(rest) ?? [];
    const date = seconds === void 0 ? "" : objects_isoDate(seconds);
    if (whoEnd > 0 || date !== "") return {
      who: line.slice(0, whoEnd),
      date: date || truncate(rest, limits.taggerLength)
    };
    return {
      who: line,
      date: ""
    };
  }
  const maxSeconds = 864e10;
  function objects_isoDate(seconds) {
    if (Number(seconds) > maxSeconds) return "";
    return new Date(Number(seconds) * 1e3).toISOString().replace(".000Z", "Z");
  }
  function tagNameIn(content) {
    return headerOf(content, "tag");
  }
  function parseTag(id, content) {
    const {who, date} = parseIdent(headerOf(content, "tagger"));
    const {message, signature} = splitSignature(bodyOf(content));
    return truncateTag({
      kind: "annotated",
      object: id,
      tagger: who,
      date,
      message,
      signature
    });
  }
  function truncateTag(tag) {
    const tagger = truncate(tag.tagger, limits.taggerLength);
    return {
      ...tag,
      tagger,
      message: truncate(tag.message, limits.messageLength)
    };
  }
  function truncate(text, maxLength) {
    if (text.length <= maxLength) return copyOf(text);
    return `${copyOf(text.slice(0, maxLength)).toWellFormed()}${truncationMark}${text.length} characters)`;
  }
  function splitSignature(text) {
    const header = /^-----BEGIN (PGP SIGNATURE|PGP MESSAGE|SSH SIGNATURE|SIGNED MESSAGE)-----$/gm;
    const last = [ ...text.matchAll(header) ].at(-1);
    const isAtEnd = last !== void 0 && text.trimEnd().endsWith(`\n-----END ${last[1]}-----`);
    if (!isAtEnd) return {
      message: text.trimEnd(),
      signature: null
    };
    return {
      message: text.slice(0, last.index).trimEnd(),
      signature: signatureKind(last[1] ?? "")
    };
  }
  function signatureKind(title) {
    if (title.startsWith("PGP")) return "gpg";
    return title.startsWith("SSH") ? "ssh" : "x509";
  }
  // CONCATENATED MODULE: ./src/inputs/event.js
  const tagPrefix = "refs/tags/";
  const Text = fallback(optional(string(), ""), "");
  const Payload = object({
    ref: Text,
    ref_type: Text,
    after: Text,
    deleted: fallback(optional(dist_boolean(), false), false),
    release: fallback(optional(object({
      tag_name: Text
    }), {
      tag_name: ""
    }), {
      tag_name: ""
    })
  });
  function parsePayload(text) {
    const result = json_check(Payload, json_parseJson(text));
    return result.success ? result.output : parse(Payload, {});
  }
  const unknownEvent = {
    name: "",
    ref: "",
    sha: "",
    payload: parsePayload("")
  };
  const noTag = {
    name: "",
    skipReason: "",
    commit: "",
    object: void 0
  };
  function eventTagOf(event) {
    const {name, payload} = event;
    if (name === "delete" || name === "create") return ofCreateOrDelete(event);
    const ref = name === "push" && payload.ref || event.ref;
    const tag = name === "release" && payload.release.tag_name || withoutTagPrefix(ref);
    if (tag === "") return noTag;
    if (name === "push" && payload.deleted) return {
      ...noTag,
      name: tag,
      skipReason: deletionOf(tag)
    };
    const commit = commitOf(event, tag);
    const hasObject = name === "push" && isObjectId(payload.after) && commit !== "";
    const object = payload.after === commit ? "" : payload.after;
    return {
      name: tag,
      skipReason: "",
      commit,
      object: hasObject ? object : void 0
    };
  }
  function ofCreateOrDelete(event) {
    const {name, ref, payload} = event;
    const isTag = payload.ref_type === "" ? ref.startsWith(tagPrefix) : payload.ref_type === "tag";
    const refName = payload.ref || withoutTagPrefix(ref);
    if (name === "delete") return {
      ...noTag,
      name: isTag ? refName : "",
      skipReason: deletionOf(refName)
    };
    if (isTag) return {
      ...noTag,
      name: refName,
      commit: commitOf(event, refName)
    };
    return {
      ...noTag,
      skipReason: `The event created the branch "${refName}", not a tag. Nothing is logged.`
    };
  }
  function deletionOf(name) {
    return `"${name}" was deleted. Nothing is logged, and existing records are kept.`;
  }
  function commitOf({ref, sha}, tag) {
    return isObjectId(sha) && ref === `${tagPrefix}${tag}` ? sha : "";
  }
  function withoutTagPrefix(ref) {
    return ref.startsWith(tagPrefix) ? ref.slice(tagPrefix.length) : "";
  }
  function isObjectId(text) {
    return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text) && !/^0+$/.test(text);
  }
  // CONCATENATED MODULE: ./src/revision/resolve.js
  const toleranceMs = 24 * 60 * 60 * 1e3;
  function reliableDate(date, nowMs) {
    const isReadable = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date);
    return isReadable && Date.parse(date) <= nowMs + toleranceMs ? date : "";
  }
  class NotACommitError extends Error {}
  class UnresolvedError extends Error {}
  async function resolve(git, selection, {warn, nameHint}) {
    const {kind, name} = selection;
    const id = kind === "commit" ? name : await tagObjectId(git, name);
    if (id === "") throw brokenTagError(name);
    const object = id === void 0 ? void 0 : await git.read(id);
    if (object === void 0) throw await unresolvedError(git, selection, nameHint);
    if (kind === "commit" && object.type !== "commit") throw new UnresolvedError(`revision: ${name} is the id of a ${object.type}. Give the tag's name instead.`);
    const commit = await peel(git, object);
    if (commit === void 0) throw damagedTagError(name);
    if (commit.type !== "commit") {
      const prefix = commit === object ? "" : "tag of a ";
      throw new NotACommitError(`${tagPrefix}${name} does not lead to a commit: it is a ${prefix}${commit.type}.`);
    }
    const {committedAt, tree} = parseCommit(commit);
    warnAboutDate(`commit date of ${name}`, committedAt, warn);
    const revision = {
      name,
      commit: commit.id,
      committedAt,
      tree
    };
    if (kind === "commit") return {
      ...revision,
      tag: null
    };
    if (object.type !== "tag") return {
      ...revision,
      tag: {
        kind: "lightweight"
      }
    };
    warnAboutName(name, tagNameIn(object.content), warn);
    const tag = parseTag(object.id, object.content);
    if (tag.tagger !== "") warnAboutDate(`date of the tag ${name}`, tag.date, warn);
    return {
      ...revision,
      tag
    };
  }
  async function tagObjectId(git, name) {
    const id = (await git.tags()).get(name);
    if (!id || !name.includes("\ufffd")) return id;
    const exactId = await git.tagId(name);
    if (exactId !== void 0) return exactId;
    throw new NotACommitError(`the name of ${tagPrefix}${name} is not UTF-8, and cannot be recorded.`);
  }
  function warnAboutName(name, ownName, warn) {
    if (ownName === name) return;
    warn(`The tag object of ${name} has another name, "${ownName}". The name of the ref is recorded.`);
  }
  function warnAboutDate(what, date, warn) {
    if (reliableDate(date, Date.now()) !== "") return;
    warn(`The ${what} cannot be read or is in the future: "${date}". It is recorded unchanged, but is not used to find the newest tag.`);
  }
  async function unresolvedError(git, {kind, name}, nameHint) {
    const tags = await git.tags();
    if (kind === "tag" && tags.has(name)) return damagedTagError(name);
    const hint = await nameHint(name);
    const ending = hint && ` ${hint}`;
    if (kind === "commit") return new UnresolvedError(`The commit ${name} is not in this checkout. Fetch it: actions/checkout with "fetch-depth: 0" or "ref: ${name}".${ending}`);
    const near = nearest(name, [ ...tags.keys() ]);
    return new UnresolvedError(`There is no tag named "${name}" in this checkout, which has ` + `${tags.size === 0 ? "no tags" : `${tags.size} tag(s)`}${near.length === 0 ? "" : `; nearest: ${near.join(", ")}`}. ` + `Check the spelling, and that actions/checkout fetched the tag ("fetch-depth: 0" fetches all).${await formHint(git, name)}${ending}`);
  }
  async function formHint(git, name) {
    const isAbbreviated = /^[0-9a-f]{4,63}$/i.test(name);
    const isBranch = name === "HEAD" || !isAbbreviated && await git.hasBranch(name);
    const looks = isAbbreviated ? "an abbreviated id" : isBranch ? "a branch" : "";
    return `${looks && ` "${name}" looks like ${looks}.`} The input "revision" accepts tags, patterns and full commit ids.`;
  }
  function damagedTagError(tag) {
    return new Error(`The tag "${tag}" exists, but the object that it points to is missing from this checkout, or damaged. Check the repository out again.`);
  }
  function brokenTagError(tag) {
    return new Error(`The tag "${tag}" exists, but git cannot read its ref. Delete .git/${tagPrefix}${tag}, or check the repository out again.`);
  }
  const maxCandidates = 2e3;
  function nearest(name, names) {
    return names.slice(-maxCandidates).filter(candidate => candidate.length <= 2 * name.length).map(candidate => ({
      candidate,
      edits: (0, mod.Io)(name, candidate)
    })).filter(({candidate, edits}) => edits <= Math.max(name.length, candidate.length) / 2).sort((a, b) => a.edits - b.edits).slice(0, 3).map(({candidate}) => candidate);
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/run-data.js
  function findValue(entries, key) {
    return entries.find(entry => entry.key === key)?.value;
  }
  const maxRunNameLength = 250;
  const maxMetricKeyLength = 250;
  const maxProfileLength = 64 * 1024;
  function paramsOf(bundle) {
    const {lexicons, dataset, ...facts} = bundle;
    const params = {
      ...facts,
      "lexicons.verified": lexicons?.verified,
      "dataset.path": dataset?.path,
      "dataset.store_commit": dataset?.store_commit,
      "dataset.records": dataset?.records
    };
    return Object.entries(params).flatMap(([key, value]) => value === void 0 || value === null || typeof value === "object" ? [] : [ {
      key,
      value: String(value)
    } ]);
  }
  function paramsByName(params) {
    return Object.fromEntries(params.map(({key, value}) => [ key, value ]));
  }
  function metricPointsOf(bundle, growth) {
    const now = Date.now();
    const taggedAt = bundle.tag?.kind === "annotated" ? reliableDate(bundle.tag.date, now) : "";
    const timestamp = Date.parse(taggedAt || reliableDate(bundle.committed_at, now)) || now;
    const collections = new Set;
    const isBelowLimit = key => {
      const [, ...name] = key.split("/");
      const collection = name.join("/");
      if (collections.size < limits.metricCollections && name.length > 0) collections.add(collection);
      return name.length === 0 || collections.has(collection);
    };
    return [ ...metricsOf(bundle, growth) ].filter(([key]) => isMetricKey(key) && isBelowLimit(key)).map(([key, value]) => ({
      key,
      value,
      timestamp,
      step: growth.position
    }));
  }
  function isMetricKey(key) {
    const segments = key.split("/");
    return key.length <= maxMetricKeyLength && segments.every(segment => /^[\p{L}\p{N}_. -]+$/u.test(segment) && !/^\.\.?$/.test(segment));
  }
  function runName({revision}) {
    return [ ...revision ].slice(0, maxRunNameLength).join("");
  }
  function datasetOf(bundle) {
    const digest = (0, external_node_crypto_.hash)("sha256", canonicalJson(bundle)).slice(0, 32);
    const {repository: git, revision: ref, commit, working_dir: path} = bundle;
    const folder = path === "." ? [] : path.split("/").map(encodeURIComponent);
    const description = descriptionOf(bundle);
    return {
      name: new URL(git).pathname.slice(1, 501) || git.slice(0, 500),
      digest,
      source_type: "http",
      source: JSON.stringify({
        url: [ `${git}/tree/${commit}`, ...folder ].join("/"),
        git,
        ref,
        commit,
        path,
        description
      }),
      schema: JSON.stringify(schemaOf(bundle)),
      profile: profileOf(bundle, description)
    };
  }
  function schemaOf(bundle) {
    if (isPlainFiles(bundle)) return {
      files: "plain",
      tree: bundle.tree
    };
    const {layers_version, lexicon_tree_hash, layers_git_sha, lexicons} = bundle;
    return {
      layers_version,
      lexicon_tree_hash,
      layers_git_sha,
      ...lexicons
    };
  }
  function descriptionOf({tag, revision, repository}) {
    const [line = ""] = tag?.kind === "annotated" ? tag.message.split("\n") : [];
    return line.slice(0, 500).toWellFormed().trim() || `Revision ${revision} of ${repository}`;
  }
  function profileOf({commit, dataset}, description) {
    const facts = {
      description,
      commit
    };
    if (dataset === null) return JSON.stringify(facts);
    const {records, collections} = dataset;
    const profile = JSON.stringify({
      ...facts,
      records,
      collections
    });
    if (profile.length <= maxProfileLength) return profile;
    return JSON.stringify({
      ...facts,
      records
    });
  }
  // CONCATENATED MODULE: ./src/tracking/identity.js
  function relationOf(recorded, bundle) {
    const isSameDataset = isSameRepository(recorded.repository, bundle.repository) && recorded.working_dir === bundle.working_dir;
    if (!isSameDataset) return "other dataset";
    if (recorded.revision !== bundle.revision) return "other revision";
    return recorded.commit === bundle.commit ? "same" : "moved";
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/run-tags.js
  const revisionTag = "lairs-revision";
  const repositoryTag = "lairs-revision.repository";
  const commitTag = "lairs-revision.commit";
  const supersededTag = "lairs-revision.superseded-by";
  const jobTag = "lairs-revision.job";
  const folderTag = "lairs-revision.working_dir";
  const artifactNameTag = "lairs-revision.artifact-name";
  const roleTag = "lairs-revision.role";
  const sourceType = "JOB";
  function identityTags({revision, repository, commit, working_dir}, artifactName, role) {
    return [ {
      key: revisionTag,
      value: revision
    }, {
      key: repositoryTag,
      value: repository
    }, {
      key: commitTag,
      value: commit
    }, {
      key: folderTag,
      value: working_dir
    }, {
      key: artifactNameTag,
      value: artifactName
    }, {
      key: roleTag,
      value: role
    } ];
  }
  const annotationPrefix = "lairs-revision.tag.";
  const maxTagLength = 5e3;
  function annotationTags({tag}) {
    if (tag === null || tag.kind === "unknown") return [];
    return Object.entries(tag).flatMap(([name, text]) => {
      const value = (text ?? "").replaceAll("\0", "\ufffd").toWellFormed();
      const isLong = value.length > maxTagLength;
      const end = `${truncationMark}${value.length} characters)`;
      const fitting = isLong ? `${value.slice(0, maxTagLength - 50).toWellFormed()}${end}` : value;
      return value === "" ? [] : [ {
        key: `${annotationPrefix}${name}`,
        value: fitting
      } ];
    });
  }
  function revisionTags(bundle, artifactName, role) {
    return [ ...identityTags(bundle, artifactName, role), ...annotationTags(bundle) ];
  }
  function comparableTags(run, tags) {
    return findValue(run.data.tags, roleTag) === void 0 ? tags.slice(0, 3) : tags;
  }
  function isRecordOf({data}, bundle, artifactName) {
    const tag = key => findValue(data.tags, key);
    const repository = tag(repositoryTag) ?? "";
    const isRecord = (tag(roleTag) ?? "record") === "record" && tag("mlflow.source.name") === repository && tag("mlflow.source.type") === sourceType;
    const folder = tag(folderTag) ?? findValue(data.params, "working_dir") ?? bundle.working_dir;
    const recorded = {
      repository,
      working_dir: folder,
      revision: tag(revisionTag) ?? "",
      commit: tag(commitTag) ?? ""
    };
    return isRecord && (tag(artifactNameTag) ?? artifactName) === artifactName && relationOf(recorded, bundle) !== "other dataset";
  }
  function tagsOf(bundle, artifactName, context) {
    const tags = {
      "mlflow.runName": runName(bundle),
      "mlflow.user": context.actor,
      "mlflow.note.content": `Dataset revision, logged by ${context.runUrl || "log-revision"}`,
      "mlflow.source.type": sourceType,
      "mlflow.source.name": bundle.repository,
      "mlflow.source.git.commit": bundle.commit,
      "mlflow.source.git.branch": bundle.revision,
      "mlflow.source.git.repoURL": bundle.repository,
      "github.repository": context.workflowRepository,
      "github.run_url": context.runUrl,
      "github.event_name": context.event,
      "github.ref": context.ref,
      "github.actor": context.actor,
      "github.tag_verification": context.tagVerification
    };
    const known = Object.entries(tags).filter(([, value]) => value !== "");
    return [ ...revisionTags(bundle, artifactName, "record"), ...known.map(([key, value]) => ({
      key,
      value
    })) ];
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/search.js
  const RunPage = object({
    runs: optional(array(Run), []),
    next_page_token: optional(string(), "")
  });
  const runsPerPage = 100;
  async function searchRuns(client, experiment, filter, lifecycle) {
    const runs = [];
    let size = runsPerPage;
    const tokens = new Set;
    let token = "";
    for (;;) {
      const body = {
        experiment_ids: [ experiment ],
        filter,
        run_view_type: lifecycle,
        max_results: size,
        order_by: [ "attributes.start_time ASC" ],
        ...token === "" ? {} : {
          page_token: token
        }
      };
      const page = await readPage(client, body);
      if (page === void 0) {
        size = Math.floor(size / 2);
        continue;
      }
      for (const run of page.runs) {
        checkExperiment(run, experiment);
        runs.push(run);
      }
      token = page.next_page_token;
      if (token === "") return runs;
      if (tokens.has(token)) throw new Error("MLflow answered runs/search with the same page twice.");
      tokens.add(token);
    }
  }
  function checkExperiment({info: {run_id, experiment_id}}, expected) {
    if (experiment_id === expected) return;
    const text = differenceText(`the experiment of the run ${run_id}`, experiment_id, expected);
    throw new Error(`MLflow answered runs/search with a run of another experiment: ${text}.`);
  }
  async function readPage(client, body) {
    try {
      return await client.post("runs/search", body, RunPage);
    } catch (error) {
      if (!isTooLarge(error) || body.max_results === 1) throw error;
      return;
    }
  }
  function filterCondition(tag, value) {
    const key = `tags.\`${tag}\``;
    if (!value.includes("'")) return `${key} = '${value}'`;
    if (!value.includes('"')) return `${key} = "${value}"`;
    return `${key} LIKE '${value.replaceAll("'", "_")}'`;
  }
  function repositoryCondition(repository) {
    const path = new URL(repository).pathname.replaceAll("'", "_");
    return `tags.\`${repositoryTag}\` ILIKE '%${path}'`;
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/runs.js
  async function findRuns(client, experiment, bundle, artifactName, revision, lifecycle = "ACTIVE_ONLY") {
    const conditions = [ repositoryCondition(bundle.repository) ];
    if (revision !== void 0) conditions.push(filterCondition(revisionTag, revision));
    const runs = await searchRuns(client, experiment, conditions.join(" AND "), lifecycle);
    return runs.filter(run => isRecordOf(run, bundle, artifactName)).filter(({data}) => revision === void 0 || findValue(data.tags, revisionTag) === revision);
  }
  function classifyRuns(runs, bundle) {
    const isFinished = ({info}) => info.status === "FINISHED";
    const unfinished = new Set(runs.filter(run => !isFinished(run)).map(({info}) => info.run_id));
    const current = runs.filter(({data}) => {
      const successor = findValue(data.tags, supersededTag);
      return successor === void 0 || unfinished.has(successor);
    });
    const hasCommit = ({data}) => findValue(data.tags, commitTag) === bundle.commit;
    const ofCommit = current.filter(hasCommit).sort((a, b) => byCodePoint(a.info.run_id, b.info.run_id));
    return {
      record: ofCommit.find(isFinished),
      unfinished: ofCommit.filter(run => !isFinished(run)),
      others: current.filter(run => !hasCommit(run))
    };
  }
  function expectedBundle(run, bundle) {
    if (hasDatasetInput(run, bundle)) return bundle;
    const repository = findValue(run.data.tags, repositoryTag);
    return withRecordedFacts(bundle, {
      repository,
      ...paramsByName(run.data.params)
    });
  }
  function hasDatasetInput({inputs}, bundle) {
    const {name, digest} = datasetOf(bundle);
    const datasets = inputs?.dataset_inputs ?? [];
    return datasets.some(({dataset}) => dataset.name === name && dataset.digest === digest);
  }
  async function createRun(client, experiment, bundle, artifactName, context, findRevisionRuns) {
    const job = (0, external_node_crypto_.randomUUID)();
    const body = {
      experiment_id: experiment,
      user_id: context.actor.slice(0, 256),
      run_name: runName(bundle),
      start_time: Date.now(),
      tags: [ ...tagsOf(bundle, artifactName, context), {
        key: jobTag,
        value: job
      } ]
    };
    const findCreated = async () => {
      const runs = await findRevisionRuns();
      return runs.find(({data}) => findValue(data.tags, jobTag) === job);
    };
    let created;
    const mayRetry = async () => {
      created = await findCreated();
      return created === void 0;
    };
    try {
      const {run} = await client.post("runs/create", body, OneRun, {
        mayRetry
      });
      return run;
    } catch (error) {
      created ??= await findCreated().catch(() => {});
      if (created === void 0) throw error;
      return created;
    }
  }
  function recordedTag(settings, {info, data}) {
    return {
      commit: findValue(data.tags, commitTag) ?? "unknown",
      committedAt: findValue(data.params, "committed_at") ?? "",
      url: runUrl(settings, info)
    };
  }
  function loggedRun(settings, {info}, created) {
    const url = runUrl(settings, info);
    return {
      created,
      url,
      outputs: {
        "mlflow-run-id": info.run_id,
        "mlflow-run-url": url
      }
    };
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/settle.js
  const visibilityMs = 15e3;
  const patienceMs = 6e3;
  function pollUntilShown(read, isShown, tools) {
    return poll(read, isShown, tools, visibilityMs);
  }
  async function poll(read, isWanted, {wait}, limitMs) {
    const waitAndGoOn = milliseconds => wait(milliseconds).then(() => true);
    return await pollUntil(read, isWanted, waitAndGoOn, limitMs);
  }
  function rivalsOf({unfinished}, id) {
    if (id === void 0) return [];
    return unfinished.filter(({info}) => info.run_id < id && [ "RUNNING", "SCHEDULED" ].includes(info.status));
  }
  async function settle(read, isShown, contenderOf, tools) {
    const rivals = runs => rivalsOf(runs, contenderOf(runs));
    let runs = await pollUntilShown(read, isShown, tools);
    while (rivals(runs).length > 0) {
      const before = JSON.stringify(rivals(runs));
      const isSettled = now => isShown(now) && rivals(now).length === 0;
      runs = await poll(read, isSettled, tools, patienceMs);
      if (JSON.stringify(rivals(runs)) === before) break;
    }
    return runs;
  }
  // EXTERNAL MODULE: external "node:events"
    var external_node_events_ = __nccwpck_require__(8474);
  // CONCATENATED MODULE: ./src/runner/stop.js
  class StoppedError extends Error {}
  function createStop() {
    const controller = new AbortController;
    (0, external_node_events_.setMaxListeners)(0, controller.signal);
    return {
      signal: controller.signal,
      stop(reason) {
        if (!controller.signal.aborted) controller.abort(reason);
      }
    };
  }
  function stoppedError(signal, where) {
    return new StoppedError(`${messageOf(signal.reason)} ${where}`);
  }
  const turnMs = 20;
  function uptimeMs() {
    return process.uptime() * 1e3;
  }
  function createCheckpoint(signal, where) {
    let lastTurn = uptimeMs();
    return async () => {
      if (uptimeMs() - lastTurn >= turnMs) {
        await (0, promises_namespaceObject.setImmediate)();
        lastTurn = uptimeMs();
      }
      if (signal.aborted) throw stoppedError(signal, where);
    };
  }
  async function waitUnlessStopped(signal, milliseconds) {
    await (0, promises_namespaceObject.setTimeout)(milliseconds, void 0, {
      signal
    }).catch(() => {});
    return !signal.aborted;
  }
  async function raceWithStop(signal, work, graceMs = 0) {
    let startGrace = () => {};
    let timer;
    const graceIsOver = new Promise(resolve => {
      startGrace = () => {
        timer = setTimeout(resolve, graceMs, void 0);
      };
      if (signal.aborted) startGrace(); else signal.addEventListener("abort", startGrace, {
        once: true
      });
    });
    try {
      return await Promise.race([ work, graceIsOver ]);
    } finally {
      signal.removeEventListener("abort", startGrace);
      clearTimeout(timer);
      work.catch(() => {});
    }
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/stored-file.js
  const fileName = "revision.json";
  const fileTag = "lairs-revision.file";
  const PresignedUpload = object({
    presigned_url: pipe(string(), url(), maxLength(16384)),
    headers: optional(record(string(), pipe(string(), maxLength(1e3), regex(/^[\t\x20-\x7e]*$/))), {})
  });
  const Ignored = looseObject({});
  const expiration = 900;
  function isInStore(tags) {
    return findValue(tags, fileTag) === fileName;
  }
  async function storeFile(client, run, content) {
    const {runId: run_id} = run;
    if (!canBeSigned(run)) return warningFor(run, "");
    try {
      const body = {
        run_id,
        path: fileName,
        expiration
      };
      const presigned = await client.post("artifacts/presigned-upload-url", body, PresignedUpload);
      const refusal = await upload(client, presigned, content);
      if (refusal !== "") return warningFor(run, refusal);
    } catch (error) {
      if (!(error instanceof MlflowError) || !isRefusal(error)) throw error;
      return warningFor(run, isUnsupported(error) ? "" : error.message);
    }
    await client.post("runs/set-tag", {
      run_id,
      key: fileTag,
      value: fileName
    }, Ignored);
    return;
  }
  function canBeSigned({host, artifactUri}) {
    const isOwn = host === "mlflow" || host === "sagemaker";
    return isOwn && /^(?!file:|mlflow-artifacts:|https?:|dbfs:)[a-z][\w+.-]+:/i.test(artifactUri);
  }
  async function upload(client, {presigned_url: url, headers}, content) {
    const address = {
      url,
      headers: Object.entries(headers)
    };
    const answer = await client.uploadToStore(`upload of ${fileName}`, address, content).catch(error => {
      if (error instanceof StoppedError) throw error;
      const what = error instanceof UploadAddressError ? "The signed address is not used: " : "";
      return `${what}${messageOf(error).replace(/\.$/, "")}.`;
    });
    if (typeof answer === "string") return answer;
    if (isUploaded(answer)) return "";
    const refusal = `The store ${shortHost(new URL(url))} refused the upload (HTTP ${answer.status}).`;
    if (isRetryable(answer.status)) throw new Error(`MLflow: ${refusal}`);
    return refusal;
  }
  function isRefusal({status, code}) {
    return status >= 400 && !isRetryable(status) || status === 500 && code !== "";
  }
  function warningFor(run, refusal) {
    const [scheme] = /^[a-z][\w+.-]{1,20}:/i.exec(run.artifactUri) ?? [];
    const root = scheme === void 0 || scheme === "file:" ? "in a folder" : `at "${scheme}"`;
    const text = refusal || reasonFor(run, scheme);
    return `${fileName} was not stored in MLflow: the artifacts of this experiment are ${root}. ${text} The run has its facts as params, tags and metrics.`;
  }
  const anotherExperiment = "an experiment whose artifacts go through the server (mlflow-artifacts:/). The artifact location of an experiment cannot be changed.";
  function reasonFor({host}, scheme) {
    if (host === "databricks" || host === "azureml") return "They need their own credentials, which this action does not have.";
    if (host === "sagemaker") return "SageMaker signs no uploads to them. Update MLflow there to 3.12 or newer.";
    if (scheme === void 0 || scheme === "file:") return `Only the server can write there. Start the server with --serve-artifacts, and log to ${anotherExperiment}`;
    if (scheme === "mlflow-artifacts:" || scheme === "http:" || scheme === "https:") return "They are not on the host of mlflow-tracking-uri, and no credentials are sent to other hosts.";
    const isS3 = scheme === "s3:";
    const update = isS3 ? "update it to MLflow 3.12, or " : "";
    return `The server signs no uploads to them. To store the file, ${update}log to ${anotherExperiment}`;
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/conflict.js
  const conflict_maxAttempts = 4;
  const codes = [ "ABORTED", "RESOURCE_ALREADY_EXISTS", "RESOURCE_CONFLICT" ];
  const duplicate = /unique (constraint|violation)|uniqueviolation|duplicate (key|entry)|violation of (primary|unique) key/i;
  const permanent = /foreign key|not.?null|check constraint/i;
  function isConflict(error) {
    if (!(error instanceof MlflowError)) return false;
    const {status, code, message} = error;
    if (status === 409 || codes.includes(code)) return true;
    const isDuplicate = duplicate.test(message) || /integrityerror/i.test(message);
    return status === 400 && isDuplicate && !permanent.test(message);
  }
  function retryConflicts(work) {
    return retryOnConflict(conflict_maxAttempts, isConflict, work);
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/write.js
  function targetOf({trackingUri, host}, {info}) {
    const {run_id: runId, artifact_uri: artifactUri} = info;
    const uploadUrl = artifactUrl(trackingUri, artifactUri, fileName);
    const downloadUrl = uploadUrl ?? readArtifactUrl(trackingUri, runId, fileName);
    return {
      runId,
      host,
      artifactUri,
      uploadUrl,
      downloadUrl
    };
  }
  const write_Ignored = looseObject({});
  async function writeRun(client, target, bundle, {metrics, tags, params = paramsOf(bundle)}, {warn}) {
    const {runId, uploadUrl} = target;
    const content = canonicalJson(bundle);
    const [hasDatasetInputs, , fileWarning] = await allSettledOrThrow([ logDataset(client, runId, bundle), logBatches(client, runId, {
      params,
      tags,
      metrics
    }), uploadUrl === void 0 ? storeFile(client, target, content) : client.upload(uploadUrl, content) ]);
    const {length} = Object.keys(bundle.dataset?.collections ?? {});
    if (length > limits.metricCollections) warn(`MLflow has metrics for ${limits.metricCollections} of the ${length} collections. revision.json has all of them (docs/limits.md).`);
    if (!hasDatasetInputs) warn("This MLflow server is older than 2.4 and has no dataset inputs: none was logged.");
    if (fileWarning !== void 0) warn(fileWarning);
  }
  const metricsPerBatch = 800;
  async function logBatches(client, run_id, {params, tags, metrics}) {
    const post = batch => retryConflicts(() => client.post("runs/log-batch", {
      run_id,
      ...batch
    }, write_Ignored));
    await post({
      params,
      tags,
      metrics: metrics.slice(0, metricsPerBatch)
    });
    for (let start = metricsPerBatch; start < metrics.length; start += metricsPerBatch) await post({
      metrics: metrics.slice(start, start + metricsPerBatch)
    });
  }
  async function logDataset(client, run_id, bundle) {
    const tags = [ {
      key: "mlflow.data.context",
      value: "revision"
    } ];
    const body = {
      run_id,
      datasets: [ {
        tags,
        dataset: datasetOf(bundle)
      } ]
    };
    try {
      await retryConflicts(() => client.post("runs/log-inputs", body, write_Ignored));
      return true;
    } catch (error) {
      if (error instanceof MlflowError && [ 404, 405, 501 ].includes(error.status)) return false;
      throw error;
    }
  }
  async function markSuperseded(client, runId, successorId) {
    const body = {
      run_id: runId,
      key: supersededTag,
      value: successorId
    };
    await retryConflicts(() => client.post("runs/set-tag", body, write_Ignored));
  }
  async function endRun(client, runId, status) {
    const body = {
      run_id: runId,
      status,
      end_time: Date.now()
    };
    await client.post("runs/update", body, write_Ignored, {
      cleansUp: status !== "FINISHED"
    });
  }
  async function discardRun(client, runId, successorId) {
    try {
      await client.post("runs/delete", {
        run_id: runId
      }, write_Ignored);
    } catch (error) {
      if (!(error instanceof MlflowError) || error.status !== 403) throw error;
      await markSuperseded(client, runId, successorId);
      await endRun(client, runId, "KILLED");
    }
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/verify.js
  async function runProblems(client, target, bundle, expected) {
    const reading = readRun(client, target.runId);
    const [run, inFile] = await allSettledOrThrow([ reading, fileProblems(client, target, bundle, () => reading) ]);
    return [ ...contentProblems(run, bundle, expected), ...inFile ];
  }
  function isAnswered(problems) {
    return problems.length === 0 || problems.some(({isMissing}) => !isMissing);
  }
  function rejectProblems(problems) {
    if (problems.length === 0) return;
    const texts = problems.map(({text}) => text).join("; ");
    throw new Error(`The run in MLflow does not match what was logged: ${texts}.`);
  }
  async function verifyRun(verifier, runs, bundle, info) {
    const {client, settings, artifactName} = verifier;
    const {record, unfinished, others} = classifyRuns(runs, bundle);
    const run = record ?? unfinished[0];
    if (run === void 0) {
      const [other] = others;
      if (other === void 0) return await missingResult(verifier, bundle);
      const recorded = recordedTag(settings, other);
      return {
        status: "moved",
        url: recorded.url,
        details: [ verifyMovedText(bundle, recorded) ]
      };
    }
    const expected = keepManifest(run, bundle, info);
    const metrics = metricPointsOf(expected, unknownGrowth);
    const tags = revisionTags(expected, artifactName, "record");
    const inFile = await fileProblems(client, targetOf(settings, run), expected, async () => run);
    const content = contentProblems(run, expected, {
      tags,
      status: "FINISHED",
      metrics
    });
    const details = [ ...content, ...inFile ].map(({text}) => text);
    return {
      status: details.length === 0 ? "matches" : "differs",
      url: runUrl(settings, run.info),
      details
    };
  }
  async function missingResult({client, experiment, artifactName}, bundle) {
    const {revision} = bundle;
    const deleted = await findRuns(client, experiment, bundle, artifactName, revision, "DELETED_ONLY");
    const {record} = classifyRuns(deleted, bundle);
    return {
      status: "missing",
      url: "",
      details: record === void 0 ? [] : [ deletedText(record) ]
    };
  }
  function deletedText({info: {run_id}}) {
    return `The run ${run_id} was deleted. "mlflow runs restore --run-id ${run_id}" restores it`;
  }
  function keepManifest(run, bundle, info) {
    const expected = expectedBundle(run, bundle);
    const text = recordedManifestText(bundle, expected);
    if (text !== "") info(`MLflow: ${text}`);
    return expected;
  }
  function contentProblems(run, bundle, {tags, params, status, metrics = []}) {
    const metricValues = values => values.map(({key, value}) => ({
      key,
      value: String(value)
    }));
    return [ ...status === void 0 ? [] : statusProblem(run, status), ...runDifferences(run, bundle, tags, params), ...compareFields("metric", metricValues(run.data.metrics), metricValues(metrics)) ];
  }
  function runDifferences(run, bundle, tags, params = paramsOf(bundle)) {
    const {data} = run;
    return [ ...compareFields("tag", data.tags, comparableTags(run, tags)), ...compareFields("param", data.params, params), ...datasetDifference(run, bundle) ];
  }
  function statusProblem({info: {status}}, expected) {
    if (status === expected) return [];
    const isMissing = [ "", "RUNNING", "SCHEDULED" ].includes(status);
    return [ {
      text: differenceText("status", status, expected),
      isMissing
    } ];
  }
  function datasetDifference(run, bundle) {
    if (run.inputs === void 0 || isTagUnknown(bundle) || hasDatasetInput(run, bundle)) return [];
    const {name, digest} = datasetOf(bundle);
    const recorded = run.inputs.dataset_inputs.map(({dataset}) => `${dataset.name} ${dataset.digest}`).join(", ");
    const text = differenceText("the dataset input", recorded || "missing", `${name} ${digest}`);
    return [ {
      text,
      isMissing: recorded === ""
    } ];
  }
  function compareFields(kind, recorded, expected) {
    const values = new Map;
    for (const {key, value} of recorded) values.set(key, [ ...values.get(key) ?? [], value ]);
    return expected.flatMap(({key, value}) => {
      const [first, ...more] = values.get(key) ?? [];
      if (more.length === 0) return compareField(`${kind} ${key}`, first, value);
      const all = [ first, ...more ].map(each => `"${printable(each ?? "", 200)}"`).join(" and ");
      return [ {
        text: `${kind} ${key} is stored ${more.length + 1} times, as ${all}`,
        isMissing: false
      } ];
    });
  }
  function compareField(field, recorded, expected) {
    if (recorded === expected) return [];
    const isReplaced = recorded === expected.replace(/\P{ASCII}/gu, "?");
    const hint = isReplaced ? ` (${charactersHint.slice(0, -1)})` : "";
    const text = `${differenceText(field, recorded ?? "missing", expected)}${hint}`;
    return [ {
      text,
      isMissing: recorded === void 0
    } ];
  }
  async function fileProblems(client, {runId, uploadUrl, downloadUrl}, bundle, read = () => readRun(client, runId)) {
    if (uploadUrl === void 0 && !isInStore((await read()).data.tags)) return [];
    const file = await downloadFile(client, downloadUrl);
    if (file === canonicalJson(bundle)) return [];
    if (file === void 0) return [ {
      text: "revision.json is missing",
      isMissing: true
    } ];
    return fileDifferences(file, bundle).map(text => ({
      text,
      isMissing: false
    }));
  }
  function fileDifferences(file, bundle) {
    const recorded = json_parseJson(file);
    if (typeof recorded !== "object" || recorded === null) return [ "revision.json is not readable" ];
    const differences = bundleDifferences({
      ...recorded
    }, bundle);
    if (differences.length === 0 && isTagUnknown(bundle)) return [];
    if (differences.length === 0) return [ "revision.json has another format" ];
    return differences.map(({field, ...values}) => differenceText(`revision.json: ${field}`, values.recorded, values.expected));
  }
  async function downloadFile(client, url) {
    try {
      return await client.download(url);
    } catch (error) {
      if (!(error instanceof MlflowError)) throw error;
      if (error.status === 404 || isMissingInStore(error.message)) return;
      throw error;
    }
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/existing-run.js
  async function logIntoExistingRun(existing, pinned, {growth}, tools) {
    const {client, settings} = existing;
    const run = await readExistingRun(existing);
    if (isDeleted(run)) throw new Error(`mlflow-run-id: ${deletedText(run)}.`);
    checkRecordedRevision(settings, run, expectedBundle(run, pinned), expectedTags(existing, run, pinned));
    const bundle = keepManifest(run, pinned, tools.info);
    const target = targetOf(settings, run);
    const metrics = metricPointsOf(bundle, growth);
    const tags = expectedTags(existing, run, bundle);
    const params = expectedParams(run, bundle);
    const before = [ ...contentProblems(run, bundle, {
      tags,
      params,
      metrics
    }) ];
    if (findValue(run.data.tags, revisionTag) !== void 0) {
      const problems = await runProblems(client, target, bundle, {
        tags,
        params
      });
      if (problems.length === 0) return loggedRun(settings, run, false);
      before.push(...problems);
    }
    await writeRun(client, target, bundle, {
      metrics,
      tags,
      params
    }, tools);
    const isOld = ({text}) => before.some(each => each.text === text);
    const problems = await pollUntilShown(() => runProblems(client, target, bundle, {
      tags,
      params,
      metrics
    }), now => isAnswered(now.map(each => isOld(each) ? {
      ...each,
      isMissing: true
    } : each)), tools);
    rejectProblems(problems);
    return loggedRun(settings, run, true);
  }
  function expectedTags({artifactName}, run, pinned) {
    const role = isRecordOf(run, pinned, artifactName) ? "record" : "use";
    return revisionTags(expectedBundle(run, pinned), artifactName, role);
  }
  const manifestParams = [ "lexicon_tree_hash", "layers_version" ];
  function expectedParams({data}, bundle) {
    const isOfLairs = findValue(data.tags, revisionTag) !== void 0 && (findValue(data.tags, repositoryTag) === void 0 || findValue(data.tags, roleTag) === "use");
    return paramsOf(bundle).filter(({key}) => {
      const recorded = findValue(data.params, key);
      const isKept = key === "working_dir" || manifestParams.includes(key) && recorded === "";
      return !isOfLairs || recorded === void 0 || !isKept;
    });
  }
  async function readExistingRun({client, settings, runId}) {
    try {
      return await readRun(client, runId);
    } catch (error) {
      if (!(error instanceof MlflowError)) throw error;
      const isDenied = error.status === 403 && /permission denied/i.test(error.message);
      if (error.status !== 404 && !isDenied) throw error;
      const reason = isDenied ? ", or the user may not read it (HTTP 403)" : "";
      throw new Error(`mlflow-run-id: there is no run "${runId}" on ${settings.trackingUri}${reason}. Check the id, and that the run is on this server.`);
    }
  }
  function checkRecordedRevision(settings, run, bundle, tags) {
    const {info, data} = run;
    const identity = tags.filter(({key}) => !key.startsWith(annotationPrefix));
    const different = identity.find(({key, value}) => (findValue(data.tags, key) ?? value) !== value);
    if (different === void 0) return;
    const recorded = recordedTag(settings, run);
    if (different.key === commitTag) {
      const advice = "A run keeps its revision. Log the moved tag into another run.";
      throw new MovedTagError(bundle, recorded, advice);
    }
    const value = printable(findValue(data.tags, different.key) ?? "");
    throw new ConflictError(`mlflow-run-id: the run ${info.run_id} already has another revision${recorded.url && ` (${recorded.url})`}: its ${different.key} is "${value}", and not "${different.value}". Nothing was written. Log into another run.`);
  }
  function isDeleted({info}) {
    return info.lifecycle_stage === "deleted";
  }
  async function verifyExistingRun(existing, bundle, info) {
    const {client, settings} = existing;
    const run = await readExistingRun(existing);
    if (isDeleted(run)) return {
      status: "missing",
      url: "",
      details: [ deletedText(run) ]
    };
    const url = runUrl(settings, run.info);
    const [revision, commit] = [ revisionTag, commitTag ].map(key => findValue(run.data.tags, key));
    if (revision === void 0) return {
      status: "missing",
      url,
      details: []
    };
    if (revision === bundle.revision && commit !== void 0 && commit !== bundle.commit) return {
      status: "moved",
      url,
      details: [ `${movedTagText(bundle, recordedTag(settings, run))}. Log the moved tag into another run` ]
    };
    const expected = keepManifest(run, bundle, info);
    const tags = expectedTags(existing, run, bundle);
    const params = expectedParams(run, expected);
    const problems = await runProblems(client, targetOf(settings, run), expected, {
      tags,
      params
    });
    const details = problems.map(({text}) => text);
    return {
      status: details.length === 0 ? "matches" : "differs",
      url,
      details
    };
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/experiment.js
  const FoundExperiment = object({
    experiment: object({
      experiment_id: string(),
      name: optional(string(), ""),
      lifecycle_stage: optional(string())
    })
  });
  const CreatedExperiment = object({
    experiment_id: string()
  });
  async function createExperiment(client, name) {
    try {
      const created = await client.post("experiments/create", {
        name
      }, CreatedExperiment);
      return created.experiment_id;
    } catch (error) {
      if (!(error instanceof MlflowError) || error.code !== "RESOURCE_ALREADY_EXISTS") throw error;
      const existing = await findExperiment(client, name);
      if (existing === void 0) throw error;
      return existing;
    }
  }
  async function resolveExperiment(client, {experiment: name, experimentId: id}) {
    if (id === void 0) return await findExperiment(client, name);
    const experiment = await readExperiment(client, id);
    if (experiment.lifecycle_stage === "deleted") throw new Error(`MLFLOW_EXPERIMENT_ID: the experiment ${id} was deleted. Restore it (mlflow experiments restore), or give another id.`);
    if (name === "" || name === experiment.name) return experiment.experiment_id;
    throw new Error(`MLFLOW_EXPERIMENT_ID: the experiment ${id} is "${printable(experiment.name)}", and mlflow-experiment is "${name}". Set only one of them.`);
  }
  async function readExperiment(client, id) {
    try {
      const query = {
        experiment_id: id
      };
      return (await client.get("experiments/get", query, FoundExperiment)).experiment;
    } catch (error) {
      if (!(error instanceof MlflowError) || ![ 400, 403, 404 ].includes(error.status)) throw error;
      throw new Error(`MLFLOW_EXPERIMENT_ID: the experiment ${id} cannot be read. ${error.message}`);
    }
  }
  async function findExperiment(client, name) {
    try {
      const query = {
        experiment_name: name
      };
      const {experiment} = await client.get("experiments/get-by-name", query, FoundExperiment);
      if (experiment.lifecycle_stage !== "deleted") return experiment.experiment_id;
    } catch (error) {
      const isUnknown = error instanceof MlflowError && error.code === "RESOURCE_DOES_NOT_EXIST";
      if (isUnknown && !error.message.includes(unknownWorkspaceHint)) return;
      throw error;
    }
    throw new Error(`mlflow-experiment: the experiment "${name}" was deleted, and MLflow keeps its name. ` + "Restore it (mlflow experiments restore), or give another name.");
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/log-run.js
  async function logNewRun(logger, bundle, context, existing) {
    const {client, settings, options, slot, experiment} = logger;
    const found = classifyRuns(existing, bundle);
    if (found.record !== void 0) return await useRecord(logger, bundle, found);
    const [other] = found.others;
    if (other !== void 0 && options.ifMoved === "fail") throw new MovedTagError(bundle, recordedTag(settings, other));
    const {artifactName} = options;
    const run = await slot.run(() => createRun(client, experiment, bundle, artifactName, context, () => findAll(logger, bundle)));
    try {
      return await writeRecord(logger, bundle, context, run);
    } catch (error) {
      const instead = await findOther(logger, bundle, run, error).catch(() => {});
      if (instead !== void 0) return await useRecord(logger, bundle, instead);
      const status = error instanceof StoppedError ? "KILLED" : "FAILED";
      await endRun(client, run.info.run_id, status).catch(() => {});
      throw error;
    }
  }
  async function writeRecord(logger, bundle, context, run) {
    const {client, settings, tools} = logger;
    const id = run.info.run_id;
    const metrics = metricPointsOf(bundle, context.growth);
    const isOwn = ({info}) => info.run_id === id;
    const [before] = await allSettledOrThrow([ settle(() => findCurrent(logger, bundle), ({record, unfinished}) => record !== void 0 || unfinished.some(isOwn), ({record}) => record === void 0 ? id : void 0, tools), writeRun(client, targetOf(settings, run), bundle, {
      metrics,
      tags: []
    }, tools) ]);
    if (before.record !== void 0) return await yieldTo(logger, bundle, id, before);
    if (!before.unfinished.some(isOwn)) throw hiddenRunError(logger, run);
    for (const {info} of rivalsOf(before, id)) await discardRun(client, info.run_id, id);
    for (const {info} of before.others) await markSuperseded(client, info.run_id, id);
    await endRun(client, id, "FINISHED");
    const after = await readBack(logger, bundle, context, run);
    if (after.record === void 0) throw hiddenRunError(logger, run);
    if (!isOwn(after.record)) {
      for (const {info} of before.others) await markSuperseded(client, info.run_id, after.record.info.run_id);
      return await yieldTo(logger, bundle, id, after);
    }
    for (const {info} of after.unfinished) await discardRun(client, info.run_id, id);
    return loggedRun(settings, run, true);
  }
  async function readBack(logger, bundle, {growth}, run) {
    const {client, settings, options, tools} = logger;
    const expected = {
      tags: revisionTags(bundle, options.artifactName, "record"),
      metrics: metricPointsOf(bundle, growth),
      status: "FINISHED"
    };
    const ownOf = ({record, unfinished}) => (record === void 0 ? unfinished : [ record ]).find(({info}) => info.run_id === run.info.run_id);
    const problemsOf = runs => {
      const own = ownOf(runs);
      return own === void 0 ? [] : contentProblems(own, bundle, expected);
    };
    const [runs, inFile] = await allSettledOrThrow([ settle(() => findCurrent(logger, bundle), now => {
      const problems = problemsOf(now);
      return problems.length === 0 ? now.record !== void 0 : isAnswered(problems);
    }, ({record}) => record?.info.run_id, tools), pollUntilShown(() => fileProblems(client, targetOf(settings, run), bundle), isAnswered, tools) ]);
    if (ownOf(runs) !== void 0) rejectProblems([ ...problemsOf(runs), ...inFile ]);
    return runs;
  }
  async function yieldTo(logger, bundle, ownId, runs) {
    await discardRun(logger.client, ownId, runs.record?.info.run_id ?? "");
    const isOwn = ({info}) => info.run_id === ownId;
    return await useRecord(logger, bundle, {
      ...runs,
      unfinished: runs.unfinished.filter(run => !isOwn(run))
    });
  }
  async function useRecord(logger, bundle, found) {
    const {client, settings, tools} = logger;
    const idOf = ({record}) => record?.info.run_id;
    const isFinal = rivalsOf(found, idOf(found)).length === 0;
    const runs = isFinal ? found : await settle(() => findCurrent(logger, bundle), ({record}) => record !== void 0, idOf, tools);
    const {record} = runs;
    if (record === void 0) throw new Error(`The run of ${bundle.revision} was deleted by another job. Start the job again.`);
    const {run_id} = record.info;
    for (const {info} of rivalsOf(runs, run_id)) await discardRun(client, info.run_id, run_id);
    warnAboutDifferences(logger, record, bundle);
    return loggedRun(settings, record, false);
  }
  async function findOther(logger, bundle, {info}, error) {
    if (!(error instanceof MlflowError)) return;
    const runs = await findCurrent(logger, bundle);
    const isDeleted = ![ runs.record, ...runs.unfinished ].some(run => run?.info.run_id === info.run_id);
    return isDeleted && runs.record !== void 0 ? runs : void 0;
  }
  async function findCurrent(logger, bundle) {
    return classifyRuns(await findAll(logger, bundle), bundle);
  }
  async function findAll({client, experiment, options}, bundle) {
    return await findRuns(client, experiment, bundle, options.artifactName, bundle.revision);
  }
  function hiddenRunError({settings}, {info}) {
    return new Error(`MLflow accepted the run ${info.run_id}, but does not show it in runs/search. A second job would log it again. ` + `mlflow-experiment: check that the user can read "${settings.experiment}".`);
  }
  function warnAboutDifferences({options, tools}, run, bundle) {
    const expected = keepManifest(run, bundle, tools.info);
    const tags = revisionTags(expected, options.artifactName, "record");
    const differences = runDifferences(run, expected, tags);
    if (differences.length === 0) return;
    tools.warn(`MLflow already has ${bundle.revision} with other facts: ${differences.map(({text}) => text).join("; ")}. The record is not changed. To replace it, delete the run in MLflow and start the job again.`);
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/aws.js
  const arnParts = [ [ "partition", /^aws(-us-gov)?$/ ], [ "service", /^sagemaker$/ ], [ "region", /^[a-z]{2}(-[a-z]+)+-\d$/ ], [ "account", /^\d{12}$/ ], [ "resource", /^mlflow-(tracking-server|app)\/[\w-]{1,256}$/ ] ];
  function readSagemaker(source, arn) {
    const [, ...parts] = arn.split(":");
    const wrong = arnParts.find(([, pattern], index) => !pattern.test(parts[index] ?? ""));
    if (wrong !== void 0 || parts.length > arnParts.length) throw new Error(`mlflow-tracking-uri: this ARN has no valid ${wrong?.[0] ?? "end"}. Valid are ` + "arn:aws:sagemaker:REGION:ACCOUNT:mlflow-tracking-server/NAME and arn:aws:sagemaker:REGION:ACCOUNT:mlflow-app/ID.");
    if (source.variable("SAGEMAKER_MLFLOW_ASSUME_ROLE_ARN") !== "") throw new Error("SAGEMAKER_MLFLOW_ASSUME_ROLE_ARN: the action does not change roles. Give the role to " + "aws-actions/configure-aws-credentials (role-to-assume).");
    const [, , region = "", , resource = ""] = parts;
    const isApp = resource.startsWith("mlflow-app/");
    const address = isApp ? `https://mlflow.sagemaker.${region}.app.aws` : `https://${region}.experiments.sagemaker.aws`;
    const endpoint = source.variable("SAGEMAKER_MLFLOW_CUSTOM_ENDPOINT") || address;
    return {
      trackingUri: baseUrlOf(readServerUrl("SAGEMAKER_MLFLOW_CUSTOM_ENDPOINT", endpoint)),
      headers: {
        [isApp ? "x-sm-mlflow-app-arn" : "x-mlflow-sm-tracking-server-arn"]: arn
      },
      scope: {
        service: isApp ? "sagemaker" : "sagemaker-mlflow",
        region
      }
    };
  }
  function readApiGateway(source, {hostname}) {
    const value = source.variable("MLFLOW_TRACKING_AWS_SIGV4");
    if (!/^(|true|1|false|0)$/i.test(value)) throw new Error(`MLFLOW_TRACKING_AWS_SIGV4: "${value}" is unknown. Valid values: true, false.`);
    if (!/^(true|1)$/i.test(value)) return;
    const [, ofHost = ""] = /\.execute-api\.([\w-]+)\.amazonaws\.com$/.exec(hostname) ?? [];
    const region = source.variable("AWS_DEFAULT_REGION") || source.variable("AWS_REGION") || ofHost;
    if (region === "") source.reportMissing("AWS_REGION: MLFLOW_TRACKING_AWS_SIGV4 needs a region, and none is set. Set AWS_REGION to the region of the API.");
    return {
      service: "execute-api",
      region
    };
  }
  function readAwsCredentials(source) {
    const read = name => {
      const value = source.variable(name);
      source.hide(value);
      return value;
    };
    const credentials = {
      accessKeyId: read("AWS_ACCESS_KEY_ID"),
      secretAccessKey: read("AWS_SECRET_ACCESS_KEY"),
      sessionToken: read("AWS_SESSION_TOKEN")
    };
    const missing = missingVariable(credentials);
    if (missing !== void 0) {
      const advice = source.variable("AWS_PROFILE") ? "This action does not read profiles (AWS_PROFILE): set output-env-credentials of configure-aws-credentials to true." : "This action does not read profiles and instance roles.";
      source.reportMissing(`mlflow-tracking-uri: AWS needs signed requests, and ${missing} is empty. Run ` + `aws-actions/configure-aws-credentials before this step, in the same job. ${advice}`);
    }
    return credentials;
  }
  function missingVariable({accessKeyId, secretAccessKey, sessionToken}) {
    if (accessKeyId === "") return "AWS_ACCESS_KEY_ID";
    if (secretAccessKey === "") return "AWS_SECRET_ACCESS_KEY";
    return accessKeyId.startsWith("ASIA") && sessionToken === "" ? "AWS_SESSION_TOKEN" : void 0;
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/settings.js
  function readMlflowSettings(source) {
    const secrets = readSecrets(source);
    const address = source.get("mlflow-tracking-uri", "MLFLOW_TRACKING_URI");
    if (address === "") source.reportMissing(`mlflow-tracking-uri: no address is given. Set it to the address of your MLflow server (https://host/path). ${emptySecretHint}`);
    rejectUnsupported(address);
    return {
      ...readKind(source, address, secrets),
      experimentId: readExperimentId(source),
      workspace: readWorkspace(source.get("mlflow-workspace", "MLFLOW_WORKSPACE")),
      runId: readRunId(source.get("mlflow-run-id", "MLFLOW_RUN_ID")),
      tls: readTlsFiles(source)
    };
  }
  function readKind(source, address, secrets) {
    if (address === "databricks") return readDatabricks(source, secrets);
    if (!address.startsWith("arn:")) return readServer(source, address, secrets);
    const {scope, ...server} = readSagemaker(source, address);
    const credential = {
      kind: "aws",
      scope,
      credentials: readAwsCredentials(source)
    };
    return {
      ...server,
      host: "sagemaker",
      credential,
      experiment: settings_readExperiment(source)
    };
  }
  function readServer(source, address, secrets) {
    if (address === "") {
      const credential = {
        kind: "header",
        authorization: void 0
      };
      return {
        trackingUri: "",
        host: "mlflow",
        credential,
        experiment: settings_readExperiment(source)
      };
    }
    const isAzure = /^(azureml:\/\/|https:\/\/[\w.-]+\.api\.azureml\.ms\/mlflow\/)/.test(address);
    const url = readServerUrl("mlflow-tracking-uri", isAzure ? azureAddress(address) : address);
    const server = {
      trackingUri: baseUrlOf(url),
      experiment: settings_readExperiment(source)
    };
    if (isAzure) return {
      ...server,
      host: "azureml",
      credential: readAzureCredential(source, url, secrets)
    };
    const scope = readApiGateway(source, url);
    const credential = scope === void 0 ? readServerCredential(source, url, secrets) : {
      kind: "aws",
      scope,
      credentials: readAwsCredentials(source)
    };
    return {
      ...server,
      host: "mlflow",
      credential
    };
  }
  function azureAddress(address) {
    return address.replace(/^azureml:/, "https:").replace("/mlflow/v1.0/", "/mlflow/v2.0/");
  }
  function readDatabricks(source, secrets) {
    const host = source.variable("DATABRICKS_HOST");
    if (host === "") source.reportMissing('mlflow-tracking-uri: "databricks" needs the address of the workspace in the variable DATABRICKS_HOST.');
    const address = host.includes("://") ? host : `https://${host}`;
    const url = host === "" ? void 0 : readServerUrl("DATABRICKS_HOST", address);
    const trackingUri = url === void 0 ? "" : baseUrlOf(url);
    const workspaceId = readWorkspaceId(source, url);
    return {
      trackingUri,
      host: "databricks",
      headers: workspaceId === "" ? {} : {
        "x-databricks-org-id": workspaceId
      },
      credential: readDatabricksCredential(source, trackingUri, secrets),
      experiment: readDatabricksExperiment(source)
    };
  }
  function readWorkspaceId({variable}, url) {
    const id = variable("DATABRICKS_WORKSPACE_ID") || (url?.searchParams.get("o") ?? "");
    if (/^\d*$/.test(id)) return id;
    throw new Error(`DATABRICKS_WORKSPACE_ID: "${id}" is not the id of a workspace. Give an id of digits only.`);
  }
  function rejectUnsupported(address) {
    const unsupported = [ [ /^(uc|databricks-uc)\b/, 'this is the address of a model registry. Give "databricks", and the host in DATABRICKS_HOST.' ], [ /^databricks:/, 'this action does not read profiles. Give "databricks", and the host in DATABRICKS_HOST.' ], [ /^(file|sqlite|postgresql|mysql|mssql)\b|^[./]/, 'this is the address of a store. Start "mlflow server" for this store, and give the http(s) address of the server.' ] ];
    for (const [pattern, advice] of unsupported) if (pattern.test(address)) throw new Error(`mlflow-tracking-uri: ${advice}`);
  }
  function settings_readExperiment(source) {
    const name = source.get("mlflow-experiment", "MLFLOW_EXPERIMENT_NAME");
    if (name === "" && readExperimentId(source) !== void 0) return "";
    return checkExperimentName(name || source.repositoryName);
  }
  function checkExperimentName(name) {
    if (name === "") throw new Error(`mlflow-experiment: no name is given. ${noRepositoryHint}`);
    if (name.length <= 256) return name;
    throw new Error(`mlflow-experiment: the name has ${name.length} characters; MLflow accepts at most 256. Give a shorter name.`);
  }
  function readDatabricksExperiment(source) {
    const path = source.get("mlflow-experiment", "MLFLOW_EXPERIMENT_NAME");
    if (path === "" && readExperimentId(source) !== void 0) return "";
    if (path.startsWith("/")) return path.replace(/^\/Workspace(?=\/)/, "");
    throw new Error(`mlflow-experiment: "${path}" is not the path of an experiment on Databricks. Give an absolute path: /Shared/corpus.`);
  }
  function readExperimentId({variable}) {
    const id = variable("MLFLOW_EXPERIMENT_ID");
    if (/^[\w-]{0,128}$/.test(id)) return id || void 0;
    throw new Error(`MLFLOW_EXPERIMENT_ID: "${id}" is not the id of an experiment. Copy it from the URL of the experiment.`);
  }
  function readWorkspace(value) {
    if (value === "" || /^(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(value)) return value || void 0;
    throw new Error(`mlflow-workspace: "${value}" is not a valid workspace name. Use lowercase letters, digits and single hyphens.`);
  }
  function readRunId(value) {
    if (/^[\w-]{0,128}$/.test(value)) return value || void 0;
    throw new Error(`mlflow-run-id: "${value}" is not the id of a run. Copy the last part of the run's URL.`);
  }
  // CONCATENATED MODULE: ./src/backends/mlflow/backend.js
  const mlflow = source => {
    const settings = readMlflowSettings(source);
    const {trackingUri, runId, tls} = settings;
    return {
      title: "MLflow",
      address: trackingUri,
      connections: {
        count: 4,
        tls
      },
      runInput: runId && "mlflow-run-id",
      plan: bundle => planOf(settings, bundle),
      async open(bundles, options, tools) {
        const client = createMlflowClient(tools, settings, await signIn(settings, tools));
        if (runId === void 0) return await openExperiment(client, settings, bundles, options, tools);
        const existing = {
          client,
          settings,
          runId,
          artifactName: options.artifactName
        };
        return {
          log: (bundle, context) => logIntoExistingRun(existing, bundle, context, tools),
          verify: bundle => verifyExistingRun(existing, bundle, tools.info)
        };
      }
    };
  };
  function planOf({experiment, experimentId = "", runId}, bundle) {
    const {name, digest} = datasetOf(bundle);
    return {
      experiment: experiment || `id ${experimentId}`,
      run: runId ?? runName(bundle),
      ...Object.fromEntries(paramsOf(bundle).map(({key, value}) => [ `param ${key}`, value ])),
      dataset: `${name} ${digest}`
    };
  }
  async function openExperiment(client, settings, bundles, options, tools) {
    const found = await resolveExperiment(client, settings);
    const runsOf = await findLoggedRuns(client, found, bundles, options);
    let experiment = found === void 0 ? void 0 : Promise.resolve(found);
    const queue = new OrderedQueue;
    return {
      async log(bundle, context) {
        const slot = queue.enqueue();
        try {
          const runs = await runsOf(bundle);
          experiment ??= createExperiment(client, settings.experiment);
          const logger = {
            client,
            settings,
            options,
            tools,
            slot,
            experiment: await experiment
          };
          return await logNewRun(logger, bundle, context, runs);
        } finally {
          slot.release();
        }
      },
      async verify(bundle) {
        if (found === void 0) throw new Error(`mlflow-experiment: there is no experiment "${settings.experiment}" on ${settings.trackingUri}. Check the name.`);
        const verifier = {
          client,
          settings,
          artifactName: options.artifactName,
          experiment: found
        };
        return await verifyRun(verifier, await runsOf(bundle), bundle, tools.info);
      }
    };
  }
  const maxSearches = 10;
  async function findLoggedRuns(client, experiment, bundles, {artifactName}) {
    const [first] = bundles;
    if (experiment === void 0 || first === void 0) return async () => [];
    const findOne = bundle => findRuns(client, experiment, bundle, artifactName, bundle.revision);
    if (bundles.length <= maxSearches) {
      const searches = new Map(bundles.map(bundle => [ bundle.revision, findOne(bundle) ]));
      await Promise.allSettled(searches.values());
      return bundle => searches.get(bundle.revision) ?? findOne(bundle);
    }
    try {
      const runs = await findRuns(client, experiment, first, artifactName);
      const byRevision = new Map;
      for (const run of runs) {
        const revision = findValue(run.data.tags, revisionTag) ?? "";
        const others = byRevision.get(revision);
        if (others === void 0) byRevision.set(revision, [ run ]); else others.push(run);
      }
      return async ({revision}) => byRevision.get(revision) ?? [];
    } catch (error) {
      if (isTooLarge(error)) return findOne;
      throw error;
    }
  }
  // CONCATENATED MODULE: ./src/backends/wandb/alias.js
  const alias_maxLength = 128;
  const prefix = "tag-";
  const hashDigits = 16;
  function aliasFor(revision) {
    if (isUsableAlias(revision)) return revision;
    if (isVersionNumber(revision) && prefix.length + revision.length <= alias_maxLength) return `${prefix}${revision}`;
    const digits = (0, external_node_crypto_.hash)("sha256", revision).slice(0, hashDigits);
    const nameLength = alias_maxLength - prefix.length - 1 - hashDigits;
    const name = [ ...revision.replace(/[/:]/g, "-") ].slice(0, nameLength).join("");
    return `${prefix}${name}-${digits}`;
  }
  function isUsableAlias(name) {
    const isReserved = name === "latest" || name.startsWith(prefix) || isVersionNumber(name);
    return !isReserved && !/[/:]/.test(name) && [ ...name ].length <= alias_maxLength;
  }
  function isVersionNumber(name) {
    return /^v[\p{N}\p{Script=Han}]+$/u.test(name);
  }
  // CONCATENATED MODULE: ./src/backends/wandb/addresses.js
  const artifactType = "dataset";
  function appUrlOf(baseUrl) {
    const {hostname} = new URL(baseUrl);
    if (/^(api\.wandb\.ai|(api\.)?forge\.coreweave\.com)$/.test(hostname)) return forgeUrl;
    return baseUrl.replace("://api.wandb.", "://wandb.").replace("://api.", "://app.");
  }
  const forgeUrl = "https://forge.coreweave.com/wandb";
  function addresses_runUrl(appUrl, run) {
    return `${projectUrl(appUrl, run)}/runs/${encodeSegment(run.id)}`;
  }
  function versionUrl(appUrl, project, artifactName, version) {
    return `${projectUrl(appUrl, project)}/artifacts/${artifactType}/${encodeSegment(artifactName)}/${version}`;
  }
  function projectUrl(appUrl, {entity, project}) {
    return `${appUrl}/${encodeSegment(entity)}/${encodeSegment(project)}`;
  }
  function encodeSegment(segment) {
    return encodeURIComponent(segment.toWellFormed());
  }
  // CONCATENATED MODULE: ./src/backends/wandb/operation.js
  const newerField = "ttlDurationSeconds";
  function operation(document, data) {
    return {
      name: /^\s*\w+ (\w+)/.exec(document)?.[1] ?? "",
      document,
      data
    };
  }
  // CONCATENATED MODULE: ./src/backends/wandb/client.js
  class WandbError extends Error {
    status;
    constructor(message, status) {
      super(message);
      this.status = status;
    }
  }
  class UploadRefusedError extends WandbError {}
  function createWandbClient({http, hide}, baseUrl, authorization, userHeaders = {}) {
    const headers = {
      authorization,
      ...userHeaders,
      "content-type": "application/json"
    };
    let apiAddress;
    const server = client_serverOf(baseUrl);
    async function post(request, schema) {
      const {name, path, body, cleansUp = false} = request;
      const url = `${baseUrl}${path}`;
      const text = JSON.stringify(body);
      const common = {
        name,
        url,
        headers,
        body: text,
        server,
        cleansUp,
        isTemporary: client_isTemporary
      };
      const response = await http.send({
        ...common,
        method: "POST"
      });
      const result = client_parseResponse(http, server, name, response, schema);
      apiAddress ??= response.address;
      return result;
    }
    return {
      execute: createExecute(post),
      async upload(fileName, {uploadUrl, uploadHeaders}, body) {
        if (uploadUrl === null) return;
        const address = {
          url: uploadUrl,
          headers: uploadHeaders.map(parseHeader)
        };
        const {title, input} = server;
        const api = {
          title,
          input,
          baseUrl,
          apiAddress
        };
        await client_upload({
          http,
          hide
        }, `upload of ${fileName}`, address, api, body);
      },
      async finishRun(run, exitCode, summary = new Map) {
        await post(runEnd(run, exitCode, summary), AnyJson);
      }
    };
  }
  function createExecute(post) {
    let isOlder = false;
    return async ({name, document, data}, variables) => {
      const send = async query => {
        const body = {
          query,
          variables,
          operationName: name
        };
        return (await post({
          name,
          path: "/graphql",
          body
        }, object({
          data
        }))).data;
      };
      const basicDocument = document.replaceAll(newerField, "");
      if (isOlder || basicDocument === document) return await send(basicDocument);
      try {
        return await send(document);
      } catch (error) {
        if (!(error instanceof WandbError) || !error.message.includes(newerField)) throw error;
        isOlder = true;
        return await send(basicDocument);
      }
    };
  }
  function client_serverOf(address) {
    return {
      title: "W&B",
      input: "wandb-base-url",
      address
    };
  }
  function runEnd({entity, project, id}, exitcode, summary) {
    const path = `/files/${[ entity, project, id ].map(encodeSegment).join("/")}/file_stream`;
    const line = JSON.stringify(Object.fromEntries(summary));
    const files = {
      "wandb-summary.json": {
        offset: 0,
        content: [ line ]
      }
    };
    const body = {
      ...summary.size > 0 && {
        files
      },
      complete: true,
      exitcode
    };
    return {
      name: "file_stream",
      path,
      body,
      cleansUp: exitcode !== 0
    };
  }
  const AnyJson = nonOptional(unknown());
  function parseHeader(line) {
    const colon = line.indexOf(":");
    return [ line.slice(0, colon), line.slice(colon + 1).trim() ];
  }
  async function client_upload(tools, name, address, server, body) {
    try {
      const target = readUploadTarget(address, server);
      const response = await sendUpload(tools, name, target, body);
      if (isUploaded(response)) return;
      throw target.isOwnServer ? ownStoreError(name, target.server, tools.http.redact(response)) : storeError(name, target.url, response);
    } catch (error) {
      if (!(error instanceof UploadAddressError)) throw error;
      throw new Error(`The action does not use the address that W&B gave for the ${name}: ${error.message}. Nothing was sent there. ` + "Check wandb-base-url, and which store the W&B server is configured to use.");
    }
  }
  function ownStoreError(name, server, response) {
    const {message, status} = client_refusalError(name, server, response);
    return new UploadRefusedError(message, status);
  }
  function storeError(name, url, response) {
    const {status} = response;
    const message = `W&B refused ${name} (HTTP ${status}): the answer came from its store, ${shortHost(url)}. The text is not ` + "shown, because this is not the host of wandb-base-url. Check which store the W&B server is configured to use." + waitAdvice(response);
    return new UploadRefusedError(message, status);
  }
  function client_isTemporary(response) {
    if (response.status !== 200) return isRetryable(response.status);
    const messages = errorMessages(response);
    const isLimit = message => /rate.?limit|too many requests/i.test(message);
    return messages.some(isLimit) || messages.length > 0 && /"code"\s*:\s*"?429\b/.test(response.body);
  }
  function client_parseResponse(http, server, name, response, schema) {
    const isRefusal = response.status !== 200 || errorMessages(response).length > 0;
    if (isRefusal) throw client_refusalError(name, server, http.redact(response));
    const result = json_check(schema, response.json);
    if (result.success) return result.output;
    throw unexpectedError(name, server, http.redact(response), getDotPath(result.issues[0]));
  }
  function client_refusalError(name, server, response) {
    const {status} = response;
    const text = sentence(errorText(response));
    const hint = client_hintFor(server, response, text) + waitAdvice(response);
    const message = `W&B refused ${name} (HTTP ${status}): ${text}${hint}`;
    return new WandbError(message, status);
  }
  function unexpectedError(name, server, response, path) {
    const content = path ? `an answer without a proper "${path}"` : readableText(response);
    return new WandbError(`W&B answered ${name} with ${sentence(content)} Check that ${addressOf(server, response)} is the address of the API.`, response.status);
  }
  function client_comesFromGateway(response) {
    const {status, json} = response;
    if (status === 401 || status >= 300 && status < 400) return false;
    if (errorMessages(response).length > 0) return false;
    return isPage(response) || json !== void 0 || status === 404 || status === 405;
  }
  function client_hintFor(server, response, text) {
    const {status} = response;
    const advice = connectionAdvice(text, server);
    if (advice !== "") return ` ${advice}.`;
    if (status === 401) return " Check wandb-api-key: it is not valid on this server (wandb-base-url).";
    if (client_comesFromGateway(response)) return ` ${gatewayAdvice(server, response)}.`;
    if (/cannot query field|unknown (argument|type|field)|is not defined by type/i.test(text)) return " This W&B server is too old for wandb-registry. Update the server, or remove wandb-registry.";
    if (status === 403) return " The key cannot write there: check wandb-entity and wandb-project.";
    if (status === 404) return " Check wandb-entity and wandb-project, and that the key can read them.";
    if (/already exists with type|type mismatch|different type/i.test(text)) return ' The artifact of that name has another type than "dataset": set artifact-name to another name.';
    if (status >= 300 && status < 400) return ` Check ${addressOf(server, response)}: this action does not follow redirects.`;
    return "";
  }
  // CONCATENATED MODULE: ./src/backends/wandb/queries.js
  const ArtifactState = picklist([ "PENDING", "COMMITTED", "DELETED" ]);
  const identityKeys = [ "revision", "commit", "repository", "working_dir", "committed_at" ];
  const basicFields = `\n  id state digest versionIndex\n  aliases { alias artifactCollection { id } }\n  artifactSequence { id name project { name entity { name } } }`;
  const runFields = `${basicFields}\n  createdBy { __typename ... on Run { name state } }`;
  const identityFields = `${basicFields}\n  createdBy { __typename ... on Run { name state config(keys: ${JSON.stringify(identityKeys)}) } }`;
  const allFields = `${runFields} metadata`;
  const Named = object({
    name: string()
  });
  const PageInfo = object({
    hasNextPage: dist_boolean(),
    endCursor: nullable(string())
  });
  const Artifact = object({
    id: string(),
    state: ArtifactState,
    digest: string(),
    versionIndex: nullable(number()),
    metadata: nullish(string()),
    ttlDurationSeconds: nullish(union([ number(), pipe(string(), transform(Number)) ])),
    createdAt: optional(string()),
    aliases: array(object({
      alias: string(),
      artifactCollection: nullable(object({
        id: string()
      }))
    })),
    artifactSequence: object({
      id: string(),
      name: string(),
      project: nullable(object({
        name: string(),
        entity: Named
      }))
    }),
    createdBy: object({
      __typename: string(),
      name: optional(string()),
      state: nullish(string()),
      config: nullish(string())
    })
  });
  const outputVersions = `outputArtifacts(first: 20) { edges { node {${runFields} createdAt} } }`;
  const OutputVersions = nullable(object({
    edges: array(object({
      node: nullable(Artifact)
    }))
  }));
  const RunState = object({
    name: string(),
    state: nullish(string())
  });
  const LoggingRun = object({
    ...RunState.entries,
    outputArtifacts: OutputVersions
  });
  const viewer = operation(`query Viewer { viewer { entity } }`, object({
    viewer: nullable(object({
      entity: nullable(string())
    }))
  }));
  function loggedRevisions(names, runs = names, hasMetadata = false) {
    const numbers = count => Array.from({
      length: count
    }, (_, index) => index);
    const variables = [ ...numbers(names).map(index => `$name${index}: String!`), ...numbers(runs).map(index => `$run${index}: String!`) ];
    const fields = `${hasMetadata ? allFields : identityFields} ${newerField}`;
    const project = "project(entityName: $entity, name: $project)";
    const runsOf = numbers(runs).map(index => `r${index}: run(name: $run${index}) { name ${outputVersions} }`);
    return operation(`query LoggedRevisions($entity: String, $project: String!, $collection: String!, ${variables.join(", ")}) {\n      project: ${project} {\n        artifactCollection(name: $collection) { __typename defaultArtifactType { name } }\n      }\n      versions: ${project} {\n        ${numbers(names).map(index => `v${index}: artifact(name: $name${index}) {${fields}}`)}\n      }\n      ${runs === 0 ? "" : `runs: ${project} { ${runsOf.join("\n")} }`}\n    }`, object({
      project: nullable(object({
        artifactCollection: nullable(object({
          __typename: string(),
          defaultArtifactType: Named
        }))
      })),
      versions: nullable(record(string(), nullable(Artifact))),
      runs: nullish(record(string(), nullable(LoggingRun)))
    }));
  }
  function versionMetadata(count) {
    const indices = Array.from({
      length: count
    }, (_, index) => index);
    const variables = indices.map(index => `$id${index}: ID!`);
    const versions = indices.map(index => `v${index}: artifact(id: $id${index}) { metadata }`);
    return operation(`query VersionMetadata(${variables.join(", ")}) { ${versions.join("\n")} }`, record(string(), nullable(object({
      metadata: nullable(string())
    }))));
  }
  const collectionVersions = operation(`query CollectionVersions($entity: String!, $project: String!, $collection: String!, $after: String) {\n    project(entityName: $entity, name: $project) {\n      artifactCollection(name: $collection) {\n        artifacts(first: 50, after: $after) {\n          edges { node {${identityFields}} }\n          pageInfo { hasNextPage endCursor }\n        }\n      }\n    }\n  }`, object({
    project: nullable(object({
      artifactCollection: nullable(object({
        artifacts: nullable(object({
          edges: array(object({
            node: Artifact
          })),
          pageInfo: PageInfo
        }))
      }))
    }))
  }));
  const findRun = operation(`query FindRun($entity: String!, $project: String!, $run: String!) {\n    project(entityName: $entity, name: $project) { run(name: $run) { name state } }\n  }`, object({
    project: nullable(object({
      run: nullable(RunState)
    }))
  }));
  const runInputs = operation(`query RunInputs($entity: String!, $project: String!, $run: String!, $after: String) {\n    project(entityName: $entity, name: $project) {\n      run(name: $run) {\n        inputArtifacts(first: 100, after: $after) {\n          edges { node { id } }\n          pageInfo { hasNextPage endCursor }\n        }\n      }\n    }\n  }`, object({
    project: nullable(object({
      run: nullable(object({
        inputArtifacts: nullable(object({
          edges: array(object({
            node: nullable(object({
              id: string()
            }))
          })),
          pageInfo: PageInfo
        }))
      }))
    }))
  }));
  const readArtifact = operation(`query ReadArtifact($id: ID!, $entity: String!, $project: String!, $run: String!, $alias: String!, $latest: String!, $previous: String!) {\n    artifact(id: $id) {${allFields} ${newerField}}\n    project(entityName: $entity, name: $project) {\n      holder: artifact(name: $alias) {${identityFields}}\n      latest: artifact(name: $latest) {${identityFields}}\n      previous: artifact(name: $previous) {${identityFields}}\n      run(name: $run) { name state ${outputVersions} }\n    }\n  }`, object({
    artifact: nullable(Artifact),
    project: nullable(object({
      holder: nullable(Artifact),
      latest: nullable(Artifact),
      previous: nullable(Artifact),
      run: nullable(LoggingRun)
    }))
  }));
  const memberships = operation(`query ArtifactMemberships($id: ID!) {\n    artifact(id: $id) {\n      artifactMemberships {\n        edges {\n          node {\n            aliases { alias }\n            artifactCollection { name project { name entity { name } } }\n          }\n        }\n      }\n    }\n  }`, object({
    artifact: object({
      artifactMemberships: object({
        edges: array(object({
          node: object({
            aliases: array(object({
              alias: string()
            })),
            artifactCollection: object({
              name: string(),
              project: object({
                name: string(),
                entity: Named
              })
            })
          })
        }))
      })
    })
  }));
  const organization = operation(`query Organization($entity: String!) {\n    entity(name: $entity) { organization { name orgEntity { name } } }\n  }`, object({
    entity: nullable(object({
      organization: nullable(object({
        orgEntity: nullable(Named)
      }))
    }))
  }));
  const registryCollection = operation(`query RegistryCollection($entity: String!, $project: String!, $collection: String!) {\n    project(entityName: $entity, name: $project) {\n      artifactCollection(name: $collection) { defaultArtifactType { name } }\n    }\n  }`, object({
    project: nullable(object({
      artifactCollection: nullable(object({
        defaultArtifactType: Named
      }))
    }))
  }));
  // CONCATENATED MODULE: ./src/backends/wandb/operations.js
  const createdArtifact = "artifact { id state versionIndex artifactSequence { latestArtifact { id } } }";
  const CreatedArtifact = object({
    artifact: object({
      id: string(),
      state: ArtifactState,
      versionIndex: nullable(number()),
      artifactSequence: object({
        latestArtifact: nullable(object({
          id: string()
        }))
      })
    })
  });
  const openRunWithArtifact = operation(`mutation CreateArtifact($run: UpsertBucketInput!, $artifact: CreateArtifactInput!) {\n    upsertBucket(input: $run) {\n      bucket { id name project { name entity { name } } }\n      inserted\n    }\n    createArtifact(input: $artifact) { ${createdArtifact} }\n  }`, object({
    upsertBucket: object({
      bucket: object({
        id: string(),
        name: string(),
        project: object({
          name: string(),
          entity: object({
            name: string()
          })
        })
      })
    }),
    createArtifact: CreatedArtifact
  }));
  const useArtifact = operation(`mutation UseArtifact($input: UseArtifactInput!) {\n    useArtifact(input: $input) { artifact { id } }\n  }`, object({
    useArtifact: object({
      artifact: object({
        id: string()
      })
    })
  }));
  const createArtifact = operation(`mutation CreateArtifact($input: CreateArtifactInput!) {\n    createArtifact(input: $input) { ${createdArtifact} }\n  }`, object({
    createArtifact: CreatedArtifact
  }));
  const maxUrlLength = 16384;
  const Upload = {
    uploadUrl: nullable(pipe(string(), maxLength(maxUrlLength), url(), regex(/^https?:/i))),
    uploadHeaders: array(pipe(string(), regex(/^[\w!#$%&'*+.^`|~-]+:[\t\x20-\x7e\x80-\xff]*$/)))
  };
  const createdManifest = "artifactManifest { id file { uploadUrl uploadHeaders } }";
  const CreatedManifest = object({
    artifactManifest: object({
      id: string(),
      file: object(Upload)
    })
  });
  const createManifest = operation(`mutation CreateArtifactManifest($input: CreateArtifactManifestInput!) {\n    createArtifactManifest(input: $input) { ${createdManifest} }\n  }`, object({
    createArtifactManifest: CreatedManifest
  }));
  const createdFiles = "files { edges { node { name uploadUrl uploadHeaders artifact { id } } } }";
  const CreatedFiles = object({
    files: object({
      edges: tuple([ object({
        node: object({
          ...Upload,
          artifact: nullable(object({
            id: string()
          }))
        })
      }) ])
    })
  });
  const createFiles = operation(`mutation CreateArtifactFiles($input: CreateArtifactFilesInput!) {\n    createArtifactFiles(input: $input) { ${createdFiles} }\n  }`, object({
    createArtifactFiles: CreatedFiles
  }));
  const createFilesAndManifest = operation(`mutation CreateArtifactFiles(\n    $files: CreateArtifactFilesInput!\n    $manifest: CreateArtifactManifestInput!\n  ) {\n    createArtifactFiles(input: $files) { ${createdFiles} }\n    createArtifactManifest(input: $manifest) { ${createdManifest} }\n  }`, object({
    createArtifactFiles: CreatedFiles,
    createArtifactManifest: CreatedManifest
  }));
  const commitArtifact = operation(`mutation CommitArtifact($artifactID: ID!) {\n    commitArtifact(input: { artifactID: $artifactID }) { artifact { id versionIndex } }\n  }`, object({
    commitArtifact: object({
      artifact: object({
        id: string(),
        versionIndex: nullable(number())
      })
    })
  }));
  const addAliases = operation(`mutation AddAliases($input: AddAliasesInput!) { addAliases(input: $input) { success } }`, object({
    addAliases: object({
      success: literal(true)
    })
  }));
  const deleteArtifact = operation(`mutation DeleteArtifact($input: DeleteArtifactInput!) {\n    deleteArtifact(input: $input) { artifact { id } }\n  }`, object({
    deleteArtifact: object({
      artifact: object({
        id: string()
      })
    })
  }));
  const updateArtifact = operation(`mutation UpdateArtifact($input: UpdateArtifactInput!) {\n    updateArtifact(input: $input) { artifact { id } }\n  }`, object({
    updateArtifact: object({
      artifact: object({
        id: string()
      })
    })
  }));
  const linkArtifact = operation(`mutation LinkArtifact($input: LinkArtifactInput!) {\n    linkArtifact(input: $input) { versionIndex }\n  }`, object({
    linkArtifact: object({
      versionIndex: nullable(number())
    })
  }));
  // CONCATENATED MODULE: ./src/backends/wandb/restore-aliases.js
  async function restoreAliases(client, {entity: entityName, project: projectName}, {id: artifactID, artifactSequence}, aliases) {
    if (aliases.length === 0) return;
    const collection = {
      artifactCollectionName: artifactSequence.name,
      entityName,
      projectName
    };
    const input = {
      artifactID,
      aliases: aliases.map(alias => ({
        alias,
        ...collection
      }))
    };
    await client.execute(addAliases, {
      input
    });
  }
  // CONCATENATED MODULE: ./src/backends/wandb/digest.js
  const digest_fileName = "revision.json";
  function digestOf(bundle) {
    return artifactDigest({
      [digest_fileName]: canonicalJson(bundle)
    });
  }
  function md5(content) {
    return (0, external_node_crypto_.hash)("md5", content, "base64");
  }
  function artifactDigest(files) {
    const lines = Object.entries(files).sort(([a], [b]) => byCodePoint(a, b)).map(([path, content]) => `${path}:${md5(content)}\n`);
    return (0, external_node_crypto_.hash)("md5", `wandb-artifact-manifest-v1\n${lines.join("")}`);
  }
  function manifestOf(path, content, birthArtifactID) {
    return JSON.stringify({
      version: 1,
      storagePolicy: "wandb-storage-policy-v1",
      storagePolicyConfig: {
        storageLayout: "V2"
      },
      contents: {
        [path]: {
          digest: md5(content),
          birthArtifactID,
          size: Buffer.byteLength(content)
        }
      }
    });
  }
  // CONCATENATED MODULE: ./src/backends/wandb/lifetimes.js
  function lifetimeText({ttlDurationSeconds}) {
    const seconds = ttlDurationSeconds ?? -1;
    if (!(seconds > 0)) return "";
    const days = Math.ceil(seconds / 86400);
    return `W&B will delete the version: its time to live is ${days} day(s). Set it to "never" in the app`;
  }
  function warnOfLifetime(version, {revision}, {warn}) {
    const text = lifetimeText(version);
    if (text !== "") warn(`${revision}: ${text}.`);
  }
  // CONCATENATED MODULE: ./src/backends/wandb/run.js
  const readBackLimitMs = 6e4;
  const maxNameLength = 128;
  const run_maxTagLength = 64;
  const maxRunNumber = 5;
  const host = "github-actions";
  const runPrefix = "log-revision-";
  function runIdOf(artifactName, bundle) {
    const {repository, revision, commit, working_dir} = bundle;
    const folder = working_dir === "." ? [] : [ working_dir ];
    const identity = [ artifactName, repository, revision, commit, ...folder ].join("\n");
    return `${runPrefix}${(0, external_node_crypto_.hash)("sha256", identity).slice(0, 16)}`;
  }
  async function openRun(client, {entity, project}, id, fields, artifactFor) {
    for (let number = 1; ;number++) {
      const name = number === 1 ? id : `${id}-${number}`;
      const wanted = {
        id: name,
        project,
        entity
      };
      try {
        const run = {
          ...fields,
          name,
          modelName: project,
          entityName: entity
        };
        const variables = {
          run,
          artifact: artifactFor(wanted)
        };
        const created = await client.execute(openRunWithArtifact, variables);
        const {bucket} = created.upsertBucket;
        const {name: projectName, entity: owner} = bucket.project;
        return {
          run: {
            id: bucket.name,
            project: projectName,
            entity: owner.name
          },
          artifact: created.createArtifact.artifact
        };
      } catch (error) {
        if (isDeletedRun(error) && number < maxRunNumber) continue;
        await markAsFailed(client, wanted);
        throw error;
      }
    }
  }
  async function markAsFailed(client, run) {
    const {entity, project, id} = run;
    const found = await client.execute(findRun, {
      entity,
      project,
      run: id
    }).catch(() => {});
    if (found?.project?.run?.state === "finished") return;
    await client.finishRun(run, 1).catch(() => {});
  }
  function isDeletedRun(error) {
    const refusal = /previously created and deleted/;
    return error instanceof WandbError && error.status === 409 && refusal.test(error.message);
  }
  async function existingRun(client, {entity, project}, id) {
    const {project: found} = await client.execute(findRun, {
      entity,
      project,
      run: id
    });
    if (found?.run) return {
      entity,
      project,
      id: found.run.name
    };
    throw new Error(`wandb-run-id: there is no run "${id}" in ${entity}/${project}. Check the id, wandb-entity and wandb-project.`);
  }
  async function useVersion({client, wait}, run, artifactID) {
    const {entity: entityName, project: projectName, id: runName} = run;
    const input = {
      entityName,
      projectName,
      runName,
      artifactID
    };
    await client.execute(useArtifact, {
      input
    });
    const isUsed = () => isInput(client, run, artifactID);
    if (await pollUntil(isUsed, value => value, wait, readBackLimitMs)) return;
    throw new Error(`W&B does not show that the run ${runName} uses the artifact.`);
  }
  async function isInput(client, {entity, project, id: run}, version) {
    let after = null;
    do {
      const variables = {
        entity,
        project,
        run,
        after
      };
      const {project: found} = await client.execute(runInputs, variables);
      const inputs = found?.run?.inputArtifacts;
      if (inputs?.edges.some(({node}) => node?.id === version)) return true;
      after = inputs?.pageInfo.hasNextPage ? inputs.pageInfo.endCursor : null;
    } while (after !== null);
    return false;
  }
  function run_runFields(bundle, context) {
    const {runUrl, actor, event, growth, tagVerification} = context;
    const config = {
      ...bundle,
      workflow_run: runUrl,
      actor,
      event,
      position: growth.position,
      previous_revision: growth.previous ?? null,
      ...tagVerification === "" ? {} : {
        tag_verification: tagVerification
      }
    };
    const {repository: remote, commit} = bundle;
    const entries = Object.entries({
      ...config,
      _wandb: {
        e: {
          "log-revision": {
            git: {
              remote,
              commit
            },
            host
          }
        }
      }
    }).map(([key, value]) => [ key, {
      value
    } ]);
    const characters = [ ...bundle.revision ];
    return {
      displayName: characters.slice(0, maxNameLength).join(""),
      jobType: "log-revision",
      tags: characters.length <= run_maxTagLength ? [ bundle.revision ] : [],
      notes: `Logged by ${runUrl || "log-revision"}`,
      commit: bundle.commit,
      jobRepo: bundle.repository,
      host,
      config: JSON.stringify(Object.fromEntries(entries))
    };
  }
  // CONCATENATED MODULE: ./src/backends/wandb/version.js
  function metadataOf({metadata}) {
    const value = json_parseJson(metadata ?? "");
    return isObject(value) ? value : {};
  }
  function recordedFacts(version) {
    const {revision, commit, repository, working_dir, committed_at} = factsOf(version);
    const facts = {
      revision,
      commit,
      repository,
      working_dir,
      committed_at: committed_at ?? ""
    };
    const result = json_check(Facts, facts);
    return result.success ? result.output : void 0;
  }
  const Facts = object({
    revision: string(),
    commit: string(),
    repository: string(),
    working_dir: string(),
    committed_at: string()
  });
  function recordedDate(version) {
    return stringOf(factsOf(version)["committed_at"]) ?? "";
  }
  function factsOf(version) {
    const {metadata, createdBy} = version;
    if (metadata !== void 0) return metadataOf(version);
    if (!createdBy.name?.startsWith(runPrefix)) return {};
    const config = json_parseJson(createdBy.config ?? "");
    const entries = Object.entries(isObject(config) ? config : {});
    return Object.fromEntries(entries.map(([key, entry]) => [ key, isObject(entry) ? entry["value"] : void 0 ]));
  }
  function relationTo(version, bundle) {
    if (version.digest === digestOf(bundle)) return "same";
    const facts = recordedFacts(version);
    return facts === void 0 ? "unknown" : relationOf(facts, bundle);
  }
  function version_recordedTag(version, appUrl) {
    const {commit = "unknown", committed_at = ""} = recordedFacts(version) ?? {};
    return {
      commit,
      committedAt: committed_at,
      url: urlOf(version, appUrl)
    };
  }
  function aliasesOf({aliases, artifactSequence}) {
    return aliases.flatMap(({alias, artifactCollection}) => artifactCollection?.id === artifactSequence.id ? [ alias ] : []);
  }
  function creatingRun({createdBy, artifactSequence}) {
    return {
      id: createdBy.name ?? "",
      project: artifactSequence.project?.name ?? "",
      entity: artifactSequence.project?.entity.name ?? ""
    };
  }
  function versionName({versionIndex}) {
    return `v${versionIndex ?? 0}`;
  }
  function aliasConflict(alias, version, bundle, appUrl, outcome = "Nothing was written.") {
    const subject = `The alias "${alias}" of the artifact "${version.artifactSequence.name}"`;
    const url = urlOf(version, appUrl);
    const facts = recordedFacts(version);
    if (facts === void 0) return new ConflictError(`${subject} belongs to a version that this action did not log (${url}). ${outcome} ` + "Set artifact-name to another name, or remove the alias in W&B.");
    return new ConflictError(`${subject} belongs to another dataset: ${datasetText(facts, bundle)} (${url}). ${outcome} ` + "Each dataset needs its own artifact-name. This includes forks, mirrors, and several datasets in one repository. " + "If this repository was renamed, set artifact-name or wandb-project to a new name: the old records keep the old address.");
  }
  function datasetText(facts, bundle) {
    const repository = printable(facts.repository, 300);
    if (facts.working_dir === bundle.working_dir) return repository;
    return `folder ${printable(facts.working_dir, 300)} of ${repository}`;
  }
  function lostVersionText(versions) {
    const version = versions.at(-1);
    if (version === void 0) return "";
    if (version.state === "DELETED") return "Its version was deleted";
    return version.state === "COMMITTED" ? `Version ${versionName(version)} lost the alias of the tag` : "A version was created, but never committed";
  }
  function verifyVersion(version, bundle, appUrl, info) {
    const recorded = version_recordedTag(version, appUrl);
    const {url} = recorded;
    const relation = relationTo(version, bundle);
    if (relation === "same") {
      const details = [ ...differencesOf(version, bundle, info), lifetimeText(version) ].filter(Boolean);
      return {
        status: details.length === 0 ? "matches" : "differs",
        url,
        details
      };
    }
    if (relation === "moved") return {
      status: "moved",
      url,
      details: [ verifyMovedText(bundle, recorded) ]
    };
    return {
      status: "missing",
      url,
      details: [ holderText(version, relation, bundle) ]
    };
  }
  function revisionText(version) {
    const facts = recordedFacts(version);
    return facts === void 0 ? "a version that this action did not log" : printable(facts.revision, 300);
  }
  function holderText(version, relation, bundle) {
    const subject = `The alias "${aliasFor(bundle.revision)}" belongs to`;
    const facts = recordedFacts(version);
    if (relation !== "other dataset" || facts === void 0) return `${subject} ${revisionText(version)}`;
    return `${subject} another dataset, ${datasetText(facts, bundle)}`;
  }
  function warnOfDifferences(version, bundle, {warn, info}) {
    const details = differencesOf(version, bundle, info);
    if (details.length === 0) return;
    warn(`W&B already has ${bundle.revision} with other facts: ${details.join("; ")}. The record is not changed. To replace it, delete the version in W&B and start the job again.`);
  }
  function differencesOf(version, bundle, info) {
    const metadata = metadataOf(version);
    const expectedBundle = version.digest === digestOf(bundle) ? bundle : withRecordedFacts(bundle, metadata);
    const text = recordedManifestText(bundle, expectedBundle);
    if (text !== "") info(`W&B: ${text}`);
    const details = bundleDifferences(metadata, expectedBundle).map(({field, recorded, expected}) => differenceText(field, recorded, expected));
    const digest = digestOf(expectedBundle);
    if (details.length > 0 || version.digest === digest || isTagUnknown(bundle)) return details;
    return [ differenceText("the digest of revision.json", version.digest, digest) ];
  }
  function urlOf(version, appUrl) {
    const {name} = version.artifactSequence;
    return versionUrl(appUrl, creatingRun(version), name, versionName(version));
  }
  function stringOf(value) {
    return typeof value === "string" ? value : void 0;
  }
  // CONCATENATED MODULE: ./src/backends/wandb/latest.js
  const latestAlias = "latest";
  async function planLatest(client, project, found, {bundles, newest, mayMove}) {
    const latest = found.byAlias.get(latestAlias)?.version;
    const logged = found.byRevision.get(newest.revision)?.version;
    const isLogged = logged !== void 0 && isSameRevision(logged, newest);
    if (latest !== void 0 && !(mayMove && isOrphaned(found, latest, bundles))) {
      const isForNewest = isNewer(newest, latest, isLogged);
      return {
        isForNewest,
        keeper: isForNewest ? void 0 : latest
      };
    }
    if (found.collection === void 0) return {
      isForNewest: true,
      keeper: void 0
    };
    const remaining = await newestRemaining(client, project, found, {
      bundles,
      newest,
      mayMove
    });
    const isForNewest = remaining === void 0 || isSameRevision(remaining, newest) || latest_dateOf(remaining) <= reliableDate(newest.committed_at, Date.now());
    return {
      isForNewest,
      keeper: isForNewest ? void 0 : remaining
    };
  }
  async function restoreLatest(client, project, found, keeper) {
    const latest = found.byAlias.get(latestAlias)?.version;
    if (keeper === void 0 || keeper.id === latest?.id) return;
    await restoreAliases(client, project, keeper, [ latestAlias ]);
  }
  function isSameRevision(version, bundle) {
    return [ "same", "moved" ].includes(relationTo(version, bundle));
  }
  function isNewer(newest, latest, isLogged) {
    if (recordedDate(latest) === "") return !isLogged;
    const [latestDate, date] = [ latest_dateOf(latest), reliableDate(newest.committed_at, Date.now()) ];
    return isLogged ? latestDate < date : latestDate <= date && date !== "";
  }
  function latest_dateOf(version) {
    return reliableDate(recordedDate(version), Date.now());
  }
  function isOrphaned(found, version, bundles) {
    const hasNoTag = aliasesOf(version).every(alias => /^(latest|v\d+)$/.test(alias));
    return hasNoTag || losesTag(found, version, bundles);
  }
  function losesTag({byRevision}, {id}, bundles) {
    return bundles.some(bundle => {
      const version = byRevision.get(bundle.revision)?.version;
      return version?.id === id && relationTo(version, bundle) !== "same";
    });
  }
  async function newestRemaining(client, {entity, project}, found, {bundles, newest, mayMove}) {
    let remaining;
    let after = null;
    do {
      const page = await latest_readPage(client, {
        entity,
        project,
        collection: found.artifactName,
        after
      });
      for (const {node} of page?.edges ?? []) {
        const facts = recordedFacts(node);
        const hasTag = facts !== void 0 && aliasesOf(node).includes(aliasFor(facts.revision));
        const isOwn = hasTag && relationTo(node, newest) !== "other dataset";
        if (!isOwn || mayMove && losesTag(found, node, bundles)) continue;
        if (remaining === void 0 || latest_dateOf(remaining) < latest_dateOf(node)) remaining = node;
      }
      after = page?.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    return remaining;
  }
  async function latest_readPage(client, variables) {
    const {project} = await client.execute(collectionVersions, variables);
    return project?.artifactCollection?.artifacts ?? void 0;
  }
  // CONCATENATED MODULE: ./src/backends/wandb/conflicts.js
  function checkCollection({artifactName, collection, byAlias}, {appUrl, entity, project}, bundle) {
    if (collection === void 0) return;
    const {__typename, type} = collection;
    if (type !== artifactType || __typename === "ArtifactPortfolio") {
      const what = type === artifactType ? "a collection of links" : `of type "${type}"`;
      throw new ConflictError(`artifact-name: "${artifactName}" in ${entity}/${project} is ${what}, but this action logs versions of type "${artifactType}". Nothing was written. Set artifact-name to another name.`);
    }
    const latest = byAlias.get(latestAlias)?.version;
    if (latest !== void 0 && relationTo(latest, bundle) === "other dataset") throw aliasConflict(latestAlias, latest, bundle, appUrl);
  }
  function checkExtraAliases({byAlias}, bundle, {settings, notice}) {
    for (const alias of settings.aliases) {
      const version = byAlias.get(alias)?.version;
      if (version === void 0) continue;
      const relation = relationTo(version, bundle);
      if (relation === "same") continue;
      if (relation === "other dataset") throw aliasConflict(alias, version, bundle, settings.appUrl);
      const facts = recordedFacts(version);
      if (facts !== void 0 && aliasFor(facts.revision) === alias) {
        const {url} = version_recordedTag(version, settings.appUrl);
        throw new ConflictError(`wandb-aliases: "${alias}" is the alias of the tag ${revisionText(version)} (${url}). Nothing was written. Choose an alias that no tag has.`);
      }
      notice(`W&B: the alias "${alias}" moves from ${revisionText(version)} (${versionName(version)}) to ${bundle.revision}.`);
    }
  }
  // CONCATENATED MODULE: ./src/backends/wandb/credential.js
  function readCredential(source) {
    const key = source.getSecret("wandb-api-key", "WANDB_API_KEY");
    const audience = source.get("oidc-audience");
    if (key !== "" && audience !== "") throw new Error("wandb-api-key and oidc-audience are both set. Set only one of them. (WANDB_API_KEY counts as wandb-api-key.)");
    if (audience !== "") return {
      kind: "identity",
      audience
    };
    credential_checkKey(source, key);
    return {
      kind: "key",
      authorization: basicAuthorization(source, "api", key)
    };
  }
  function credential_checkKey(source, key) {
    if (key === "") {
      source.reportMissing(`wandb-api-key: no key is given. Set it from a secret of the repository (secrets.WANDB_API_KEY). ${emptySecretHint}`);
      return;
    }
    const withoutServer = key.slice(key.indexOf("-") + 1);
    if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(key) || /^[\w-]{40,}$/.test(withoutServer)) return;
    throw new Error(`wandb-api-key: this is not a W&B API key. It has ${key.length} characters, and a key has at least 40 letters, digits, "_" and "-". ` + "Copy the key again from the user settings of W&B.");
  }
  async function credential_signIn({credential, baseUrl}, tools) {
    if (credential.kind === "key") return credential.authorization;
    const assertion = await requestIdToken(tools, credential.audience);
    return await exchangeToken(tools, {
      server: "W&B",
      input: "wandb-base-url",
      url: `${baseUrl}/oidc/token`,
      form: {
        grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
        assertion
      },
      hint: "Check that oidc-audience is the organization's name, and that a service account has this job's subject."
    });
  }
  // CONCATENATED MODULE: ./src/backends/wandb/find-versions.js
  const perRequest = 50;
  const metadataPerRequest = 10;
  async function findVersions(client, lookUp) {
    const {artifactName, bundles, aliases} = lookUp;
    const names = [ ...bundles.map(bundle => ({
      alias: aliasFor(bundle.revision),
      run: runIdOf(artifactName, bundle),
      bundle
    })), ...aliases.map(alias => ({
      alias,
      run: void 0,
      bundle: void 0
    })) ];
    const collections = [];
    let hasProject = false;
    const read = async group => {
      const {project, found} = await readNames(client, lookUp, group);
      const collection = project?.artifactCollection;
      hasProject ||= project !== null;
      if (collection) collections.push({
        ...collection,
        type: collection.defaultArtifactType.name
      });
      return found;
    };
    const found = await readInGroups(names, perRequest, read);
    const complete = await addMetadata(client, names, found);
    const count = bundles.length;
    return {
      artifactName,
      hasProject,
      collection: collections[0],
      byRevision: new Map(bundles.map(({revision}, at) => [ revision, complete[at] ?? {} ])),
      byAlias: new Map(aliases.map((alias, at) => [ alias, complete[count + at] ?? {} ]))
    };
  }
  async function readNames(client, lookUp, group) {
    const {artifactName, hasMetadata} = lookUp;
    const runs = group.flatMap(({run}) => run === void 0 ? [] : [ run ]);
    const {project, versions, runs: foundRuns} = await client.execute(loggedRevisions(group.length, runs.length, hasMetadata), {
      ...lookUp.project,
      collection: artifactName,
      ...Object.fromEntries(group.map(({alias}, at) => [ `name${at}`, `${artifactName}:${alias}` ])),
      ...Object.fromEntries(runs.map((run, at) => [ `run${at}`, run ]))
    });
    const found = group.map((_, at) => ({
      version: versions?.[`v${at}`] ?? void 0,
      run: foundRuns?.[`r${at}`] ?? void 0
    }));
    return {
      project,
      found
    };
  }
  async function addMetadata(client, names, found) {
    const incomplete = names.flatMap(({bundle}, at) => {
      const version = found[at]?.version;
      return version !== void 0 && needsMetadata(version, bundle) ? [ {
        at,
        version
      } ] : [];
    });
    const versions = incomplete.map(({version}) => version);
    const read = await readInGroups(versions, metadataPerRequest, group => readMetadata(client, group));
    const complete = [ ...found ];
    for (const [index, {at, version}] of incomplete.entries()) {
      const {metadata = null, error} = read[index] ?? {};
      complete[at] = {
        ...found[at],
        version: {
          ...version,
          metadata
        },
        error
      };
    }
    return complete;
  }
  function needsMetadata(version, bundle) {
    if (version.metadata !== void 0 || version.digest === (bundle && digestOf(bundle))) return false;
    const facts = recordedFacts(version);
    return facts === void 0 || bundle !== void 0 && relationOf(facts, bundle) === "same";
  }
  async function withMetadata(client, version) {
    if (version.metadata !== void 0) return version;
    const [read] = await readMetadata(client, [ version ]);
    return {
      ...version,
      metadata: read?.metadata ?? null
    };
  }
  async function readMetadata(client, versions) {
    const variables = Object.fromEntries(versions.map(({id}, at) => [ `id${at}`, id ]));
    const read = await client.execute(versionMetadata(versions.length), variables);
    return versions.map((_, at) => ({
      metadata: read[`v${at}`]?.metadata ?? null
    }));
  }
  async function readInGroups(items, size, read) {
    if (items.length > size) {
      const rest = items.slice(size);
      const first = await readInGroups(items.slice(0, size), size, read);
      return [ ...first, ...await readInGroups(rest, size, read) ];
    }
    if (items.length === 0) return [];
    try {
      return await read(items);
    } catch (error) {
      const isRefused = error instanceof WandbError && error.status === 413;
      if (!isRefused && !isTooLarge(error)) throw error;
      if (items.length === 1) return [ {
        error
      } ];
      return await readInGroups(items, Math.ceil(items.length / 2), read);
    }
  }
  // CONCATENATED MODULE: ./src/backends/wandb/read-back.js
  async function readVersion(client, {entity, project, id: run}, {artifactName, bundle}, id, versionIndex = 0) {
    const before = `v${Math.max(0, versionIndex - 1)}`;
    const [alias, latest, previous] = [ aliasFor(bundle.revision), latestAlias, before ].map(name => `${artifactName}:${name}`);
    const variables = {
      id,
      entity,
      project,
      run,
      alias,
      latest,
      previous
    };
    const answer = await client.execute(readArtifact, variables);
    const version = answer.artifact ?? void 0;
    const holder = answer.project?.holder ?? void 0;
    const outputs = run.startsWith(runPrefix) ? outputsOf(answer.project?.run, artifactName) : [];
    const sameHolder = holder !== void 0 && relationTo(holder, bundle) === "same" ? [ holder ] : [];
    const found = [ version, ...sameHolder, ...outputs ].flatMap(each => each ?? []).filter(({state, artifactSequence}) => state === "COMMITTED" && artifactSequence.name === artifactName);
    const twins = [ ...new Map(found.map(each => [ each.id, each ])).values() ].sort(byVersion);
    const [latestVersion, previousVersion] = [ answer.project?.latest, answer.project?.previous ];
    return {
      version,
      holder,
      latest: latestVersion ?? void 0,
      previous: previousVersion ?? void 0,
      twins,
      rivals: version === void 0 ? [] : earlierVersions(outputs, version).filter(({state}) => state === "PENDING"),
      runState: answer.project?.run?.state ?? "unknown"
    };
  }
  function outputsOf(run, artifactName) {
    const outputs = run?.outputArtifacts?.edges.flatMap(({node}) => node ?? []) ?? [];
    return outputs.filter(({artifactSequence}) => artifactSequence.name === artifactName);
  }
  const maxUploadMs = 6e5;
  function earlierVersions(outputs, {versionIndex}) {
    return outputs.filter(each => {
      const isBefore = each.versionIndex !== null && each.versionIndex < (versionIndex ?? 0);
      const age = Date.now() - Date.parse(each.createdAt ?? "");
      return each.state !== "DELETED" && isBefore && age < maxUploadMs;
    });
  }
  function byVersion(a, b) {
    const [first, second] = [ a, b ].map(({versionIndex}) => versionIndex ?? Number.MAX_SAFE_INTEGER);
    return (first ?? 0) - (second ?? 0) || (a.id < b.id ? -1 : 1);
  }
  function missingAliases(version, aliases) {
    const existing = aliasesOf(version);
    return aliases.filter(alias => !existing.includes(alias));
  }
  function isComplete({version, holder, latest, twins}, {bundle, artifactName, aliases}, isOwn) {
    if (version?.state !== "COMMITTED") return isOwn ? version?.state === "DELETED" : twins.length > 0;
    const metadata = metadataOf(version);
    const isOther = version.digest !== digestOf(bundle) || version.artifactSequence.name !== artifactName;
    if (isOwn && !isOther && bundleDifferences(metadata, bundle).length > 0) return Object.keys(metadata).length > 0;
    const hasHolders = holder !== void 0 && (latest !== void 0 || !aliases.includes(latestAlias));
    return hasHolders || isOther;
  }
  function checkVersion({version, latest}, {bundle, artifactName, aliases}, isOwn) {
    if (version === void 0) throw new Error("W&B does not show the artifact that it created.");
    const digest = digestOf(bundle);
    const {name} = version.artifactSequence;
    const missing = missingAliases(version, aliases).filter(alias => alias !== latestAlias || latest === void 0);
    const hasMetadata = bundleDifferences(metadataOf(version), bundle).length === 0;
    const problems = [ version.state === "COMMITTED" ? "" : `its state is ${version.state}`, name === artifactName ? "" : `its artifact is ${printable(name)}, not ${artifactName}`, version.digest === digest || !isOwn ? "" : `its digest is ${version.digest}, not ${digest}`, missing.length === 0 ? "" : `it lacks the alias ${missing.join(", ")}`, hasMetadata || !isOwn ? "" : "its metadata does not match" ].filter(Boolean);
    if (problems.length === 0) return version;
    throw new Error(`The artifact in W&B does not match what was logged: ${problems.join("; ")}.`);
  }
  // CONCATENATED MODULE: ./src/backends/wandb/settle.js
  const settle_patienceMs = 1e4;
  const runEndMs = 1e4;
  async function settle_settle(tools, run, own, expected, hasEnded) {
    const {client} = tools;
    const read = id => readVersion(client, run, expected, id, own.versionIndex);
    const readOwn = () => read(own.id);
    let back = await settle_poll(tools, readOwn, each => isComplete(each, expected, own.isNew));
    if (back.rivals.length > 0) {
      const isFree = each => each.rivals.length === 0;
      back = await pollUntil(readOwn, isFree, tools.wait, settle_patienceMs);
    }
    if (hasEnded && back.runState !== "finished") await checkRunEnd(tools, run, readOwn);
    if (own.isNew) await yieldToOtherDataset(tools, run, back, expected);
    const [winner = back.version] = back.twins;
    if (winner === void 0 || winner.id === back.version?.id) {
      const version = await settleAliases(tools, run, back, expected);
      return {
        version: checkVersion(version, expected, own.isNew),
        created: own.isNew
      };
    }
    await restoreAliases(client, run, winner, missingAliases(winner, expected.aliases));
    if (own.isNew) await deleteOwn(tools, own.id, winner);
    const adopted = await settle_poll(tools, () => read(winner.id), each => hasAliases(each, expected));
    const version = checkVersion(adopted, expected, false);
    if (version.digest !== digestOf(expected.bundle)) warnOfDifferences(version, expected.bundle, tools);
    return {
      version,
      created: false
    };
  }
  async function yieldToOtherDataset(tools, run, {version, previous}, {bundle, aliases}) {
    if (version === void 0 || previous === void 0) return;
    const facts = recordedFacts(previous);
    if (facts === void 0 || relationTo(previous, bundle) !== "other dataset") return;
    const alias = aliasFor(facts.revision);
    if (!aliases.includes(alias)) return;
    const taken = aliases.filter(each => each === alias || each === latestAlias);
    await restoreAliases(tools.client, run, previous, taken);
    await deleteOwn(tools, version.id, previous, true);
    throw aliasConflict(alias, previous, bundle, tools.appUrl, "The new version was deleted again.");
  }
  async function settleAliases(tools, run, back, expected) {
    const {client} = tools;
    const {version, latest} = back;
    if (version === void 0) return back;
    const {keeper} = expected;
    if (keeper !== void 0 && latest?.id === version.id) await restoreAliases(client, run, keeper, [ latestAlias ]);
    const lost = [ ...lostTagAlias(tools, back, version, expected), ...hasOlderLatest(latest, version, expected) ? [ latestAlias ] : [] ];
    if (lost.length === 0) return back;
    await restoreAliases(client, run, version, lost);
    const read = () => readVersion(client, run, expected, version.id);
    return await settle_poll(tools, read, each => hasAliases(each, expected));
  }
  function lostTagAlias({appUrl}, {holder, twins}, version, {bundle}) {
    if (holder === void 0 || holder.id === version.id) return [];
    const alias = aliasFor(bundle.revision);
    if (twins.some(({id}) => id === holder.id)) return [ alias ];
    const isForeign = [ "other dataset", "unknown" ].includes(relationTo(holder, bundle));
    if (!isForeign) return [];
    const isLater = (holder.versionIndex ?? 0) > (version.versionIndex ?? 0);
    if (isLater) return [ alias ];
    throw aliasConflict(alias, holder, bundle, appUrl);
  }
  function hasOlderLatest(latest, version, {bundle, aliases}) {
    if (latest === void 0 || !missingAliases(version, aliases).includes(latestAlias)) return false;
    const date = latest_dateOf(latest);
    return date !== "" && date < reliableDate(bundle.committed_at, Date.now());
  }
  function hasAliases(back, expected) {
    const {version} = back;
    return isComplete(back, expected, false) && version !== void 0 && missingAliases(version, expected.aliases).every(alias => alias === latestAlias);
  }
  async function checkRunEnd({wait, warn, appUrl}, run, read) {
    const isFinished = ({runState}) => runState === "finished";
    const {runState} = await pollUntil(read, isFinished, wait, runEndMs);
    if (runState === "finished") return;
    warn(`W&B shows the state "${printable(runState)}" of a finished run: ${addresses_runUrl(appUrl, run)}. Its artifact is complete. Start the step again to end the run.`);
  }
  async function deleteOwn({client, warn}, artifactID, winner, deleteAliases = false) {
    try {
      await client.execute(deleteArtifact, {
        input: {
          artifactID,
          deleteAliases
        }
      });
    } catch (error) {
      if (!(error instanceof WandbError)) throw error;
      const {name} = winner.artifactSequence;
      warn(`Another job logged ${name}:${versionName(winner)} at the same time. ` + `The version of this job is not needed, and W&B did not delete it: ${messageOf(error)}`);
    }
  }
  function settle_poll({wait}, read, isWanted) {
    return pollUntil(read, isWanted, wait, readBackLimitMs);
  }
  // CONCATENATED MODULE: ./src/backends/wandb/create-version.js
  const create_version_maxAttempts = 3;
  async function createVersion(tools, target, expected, slots) {
    const {run} = target;
    let {artifact} = target;
    let ending;
    const end = async () => {
      ending ??= target.end?.();
      await ending;
    };
    const begun = new Set;
    const own = await retryCreation(async () => {
      const current = artifact ?? await createPending(tools.client, run, expected, slots.create);
      artifact = void 0;
      if (begun.has(current.id) && current.state === "COMMITTED") return {
        id: current.id,
        isNew: true
      };
      begun.add(current.id);
      return await complete(tools, {
        run,
        end
      }, current, expected, slots.commit);
    });
    await end();
    const settled = await settle_settle(tools, run, own, expected, target.end !== void 0);
    return settled.created ? settled : await create_version_addMetadata(tools, run, settled, expected);
  }
  function create_version_isConflict(error) {
    if (!(error instanceof WandbError) || isDeletedRun(error)) return false;
    return error.status === 409 || error.status === 400 && /committed already/.test(error.message);
  }
  function isManifestReplaced(error) {
    return error instanceof WandbError && error.status === 400 && /manifest/i.test(error.message);
  }
  function retryCreation(work) {
    return retryOnConflict(create_version_maxAttempts, create_version_isConflict, work);
  }
  async function createPending(client, run, expected, slot) {
    const input = artifactInput(run, expected);
    return (await slot.run(() => client.execute(createArtifact, {
      input
    }))).createArtifact.artifact;
  }
  async function complete(tools, target, artifact, expected, slot) {
    const {artifactName, aliases} = expected;
    const own = artifact.state === "COMMITTED" ? {
      id: artifact.id,
      isNew: false
    } : await commit(tools, target, artifact, expected, slot);
    if (!own.isNew) {
      const version = {
        id: own.id,
        artifactSequence: {
          name: artifactName
        }
      };
      await restoreAliases(tools.client, target.run, version, aliases);
    }
    return own;
  }
  async function commit(tools, {run, end}, artifact, expected, slot) {
    const {client} = tools;
    await uploadFiles(client, run, artifact, canonicalJson(expected.bundle));
    const isNumbered = artifact.versionIndex !== null;
    const [twin] = isNumbered ? (await readVersion(client, run, expected, artifact.id)).twins : [];
    if (twin !== void 0) {
      await deleteOwn(tools, artifact.id, twin, true);
      return {
        id: twin.id,
        isNew: false
      };
    }
    const [{commitArtifact: committed}] = await allSettledOrThrow([ slot.run(() => client.execute(commitArtifact, {
      artifactID: artifact.id
    })), end() ]);
    const {id, versionIndex} = committed.artifact;
    return {
      id,
      isNew: id === artifact.id,
      versionIndex: versionIndex ?? 0
    };
  }
  async function create_version_addMetadata({client}, run, {version, created}, expected) {
    const {bundle} = expected;
    const recorded = metadataOf(version);
    const hasFile = version.digest === digestOf(bundle);
    if (!hasFile || bundleDifferences(recorded, bundle).length === 0) return {
      version,
      created
    };
    const metadata = JSON.stringify({
      ...recorded,
      ...bundle
    });
    await client.execute(updateArtifact, {
      input: {
        artifactID: version.id,
        metadata
      }
    });
    const back = await readVersion(client, run, expected, version.id);
    return {
      version: checkVersion(back, expected, true),
      created
    };
  }
  function artifactInput(run, {artifactName, bundle, aliases}) {
    return {
      entityName: run.entity,
      projectName: run.project,
      runName: run.id,
      artifactTypeName: artifactType,
      artifactCollectionName: artifactName,
      digest: digestOf(bundle),
      digestAlgorithm: "MANIFEST_MD5",
      description: `Revision ${bundle.revision} of ${bundle.repository}`,
      metadata: JSON.stringify(bundle),
      aliases: aliases.map(alias => ({
        alias,
        artifactCollectionName: artifactName
      })),
      clientID: randomId(),
      sequenceClientID: randomId(),
      enableDigestDeduplication: true
    };
  }
  function randomId() {
    return (0, external_node_crypto_.randomBytes)(64).toString("hex");
  }
  async function uploadFiles(client, run, artifact, content) {
    const createManifestOf = async digest => {
      const input = manifestInput(run, artifact, digest);
      return (await client.execute(createManifest, {
        input
      })).createArtifactManifest.artifactManifest;
    };
    const likely = manifestOf(digest_fileName, content, artifact.id);
    const announce = async () => {
      const {id} = await createManifestOf("");
      return await client.execute(createFilesAndManifest, {
        files: filesInput(artifact.id, id, content),
        manifest: manifestInput(run, artifact, md5(likely))
      });
    };
    const announced = await retryOnConflict(2, isManifestReplaced, announce);
    const {node} = announced.createArtifactFiles.files.edges[0];
    const uploadManifest = async () => {
      const manifest = manifestOf(digest_fileName, content, node.artifact?.id ?? artifact.id);
      const createFinal = async () => (await createManifestOf(md5(manifest))).file;
      const {file} = announced.createArtifactManifest.artifactManifest;
      const target = manifest === likely ? file : await createFinal();
      await create_version_upload(client, "the manifest", manifest, target, createFinal);
    };
    const renewFile = async () => {
      const input = filesInput(artifact.id, null, content);
      return (await client.execute(createFiles, {
        input
      })).createArtifactFiles.files.edges[0].node;
    };
    await allSettledOrThrow([ create_version_upload(client, digest_fileName, content, node, renewFile), uploadManifest() ]);
  }
  async function create_version_upload(client, name, content, first, requestAddress) {
    let target = first;
    for (let renewals = 0; ;renewals++) try {
      return await client.upload(name, target, content);
    } catch (error) {
      const canExpire = error instanceof UploadRefusedError && expiredStatuses.includes(error.status);
      if (!canExpire || renewals === maxRenewals) throw error;
      target = await requestAddress();
    }
  }
  const expiredStatuses = [ 400, 401, 403, 404, 410 ];
  const maxRenewals = 2;
  function filesInput(artifactID, artifactManifestID, content) {
    const file = {
      name: digest_fileName,
      md5: md5(content),
      mimetype: "application/json"
    };
    return {
      artifactFiles: [ {
        ...file,
        artifactID,
        artifactManifestID
      } ],
      storageLayout: "V2"
    };
  }
  function manifestInput(run, artifact, digest) {
    return {
      artifactID: artifact.id,
      baseArtifactID: artifact.artifactSequence.latestArtifact?.id ?? null,
      name: "wandb_manifest.json",
      digest,
      entityName: run.entity,
      projectName: run.project,
      runName: run.id,
      type: "FULL"
    };
  }
  // CONCATENATED MODULE: ./src/backends/wandb/registry.js
  async function findRegistry(client, entity, registry) {
    const {project, collection} = registry;
    const owner = await organizationEntity(client, entity);
    const variables = {
      entity: owner,
      project,
      collection
    };
    const {project: found} = await client.execute(registryCollection, variables);
    const name = project.replace("wandb-registry-", "");
    if (found === null) throw new Error(`wandb-registry: the organization of "${entity}" has no registry "${name}" that this key can see. Create it in the app, or correct the name.`);
    const type = found.artifactCollection?.defaultArtifactType.name ?? artifactType;
    if (type !== artifactType) throw new Error(`wandb-registry: "${name}/${collection}" is a collection for the type "${type}", and not "${artifactType}". Name another collection.`);
    return {
      ...registry,
      entity: owner
    };
  }
  async function linkToRegistry({client, wait}, artifactID, {entity, project, collection}, alias) {
    const isLinked = async () => {
      const {artifact} = await client.execute(memberships, {
        id: artifactID
      });
      return artifact.artifactMemberships.edges.some(({node: {artifactCollection, aliases}}) => artifactCollection.name === collection && artifactCollection.project.name === project && artifactCollection.project.entity.name === entity && aliases.some(entry => entry.alias === alias));
    };
    if (await isLinked()) return;
    await client.execute(linkArtifact, {
      input: {
        artifactID,
        artifactPortfolioName: collection,
        entityName: entity,
        projectName: project,
        aliases: [ {
          artifactCollectionName: collection,
          alias
        } ]
      }
    });
    if (!await pollUntil(isLinked, value => value, wait, readBackLimitMs)) throw new Error(`W&B does not show the artifact in ${project}/${collection} as "${alias}".`);
  }
  async function organizationEntity(client, entity) {
    const found = await client.execute(organization, {
      entity
    });
    const name = found.entity?.organization?.orgEntity?.name;
    if (name !== void 0) return name;
    throw new Error(`wandb-registry: "${entity}" belongs to no organization, and only organizations have registries. Set wandb-entity to a team of an organization.`);
  }
  // CONCATENATED MODULE: ./src/backends/wandb/summary.js
  function summaryOf(metrics) {
    const summary = new Map;
    for (const name of [ ...metrics.keys() ].sort()) {
      const base = name.replace("/", "__").replace(/[^_a-zA-Z0-9]/g, "_");
      let unique = base;
      for (let number = 2; summary.has(unique); number++) unique = `${base}_${number}`;
      summary.set(unique, metrics.get(name) ?? 0);
    }
    return summary;
  }
  // CONCATENATED MODULE: ./src/backends/wandb/log-version.js
  async function logVersion(tools, revision) {
    const {appUrl} = tools.settings;
    const {bundle, found} = revision;
    if (found.error !== void 0) throw found.error;
    const {version} = found;
    if (version === void 0) return await createOrRestore(tools, revision);
    const alias = aliasFor(bundle.revision);
    const recorded = version_recordedTag(version, appUrl);
    switch (relationTo(version, bundle)) {
     case "same":
      return await reuseVersion(tools, revision, version);

     case "moved":
      if (tools.options.ifMoved !== "relog") throw new MovedTagError(bundle, recorded);
      return await createOrRestore(tools, revision);

     case "other revision":
      tools.warn(`W&B: the alias "${alias}" was an extra alias of ${revisionText(version)} (${recorded.url}). Now it belongs to the tag ${bundle.revision}.`);
      return await createOrRestore(tools, revision);

     default:
      throw aliasConflict(alias, version, bundle, appUrl);
    }
  }
  async function createOrRestore(tools, revision) {
    const outputs = outputsOf(revision.found.run, tools.options.artifactName);
    const version = outputs.find(({state}) => state === "COMMITTED");
    return version ? await reuseVersion(tools, revision, version) : await logNewVersion(tools, revision);
  }
  async function logNewVersion(tools, revision) {
    const {client, settings, options} = tools;
    const {bundle, context} = revision;
    const expected = expectedVersion(tools, revision);
    if (tools.run !== void 0) return await logInRun(tools, revision, expected, {
      run: tools.run
    });
    const id = runIdOf(options.artifactName, bundle);
    const fields = revision.found.run === void 0 ? run_runFields(bundle, context) : {};
    const {run, artifact} = await revision.slots.create.run(() => retryCreation(() => openRun(client, settings, id, fields, opened => artifactInput(opened, expected))));
    try {
      const end = () => finishRun(tools, revision, run);
      return await logInRun(tools, revision, expected, {
        run,
        artifact,
        end
      });
    } catch (error) {
      await client.finishRun(run, 1).catch(() => {});
      throw error;
    }
  }
  async function logInRun(tools, revision, expected, target) {
    const {appUrl} = tools.settings;
    const {bundle, slots} = revision;
    const {run, end} = target;
    const {version, created} = await createVersion({
      ...tools,
      appUrl
    }, target, expected, slots);
    if (end === void 0 && creatingRun(version).id !== run.id) await useVersion(tools, run, version.id);
    await linkVersion(tools, bundle, version);
    warnOfLifetime(version, bundle, tools);
    return loggedVersion(version, run, bundle, appUrl, created);
  }
  async function reuseVersion(tools, revision, existing) {
    const {client, settings, options} = tools;
    const {appUrl} = settings;
    const {bundle} = revision;
    if (existing.digest !== digestOf(bundle)) warnOfDifferences(await withMetadata(client, existing), bundle, tools);
    const id = runIdOf(options.artifactName, bundle);
    const creator = creatingRun(existing);
    const isOwnRun = creator.id.startsWith(id);
    const isOpen = isOwnRun && tools.run === void 0 && existing.createdBy.state !== "finished";
    if (isOpen) await finishRun(tools, revision, creator);
    if (tools.run !== void 0 && tools.run.id !== creator.id) await useVersion(tools, tools.run, existing.id);
    const expected = expectedVersion(tools, revision);
    const missing = missingAliases(existing, expected.aliases);
    const earlier = earlierVersions(outputsOf(revision.found.run, options.artifactName), existing);
    await restoreAliases(client, creator, existing, missing);
    let version = existing;
    if (isOpen || missing.length + earlier.length > 0) {
      const own = {
        id: existing.id,
        isNew: false
      };
      const run = isOwnRun ? creator : {
        ...creator,
        id
      };
      version = (await settle_settle({
        ...tools,
        appUrl
      }, run, own, expected, isOpen)).version;
    }
    await linkVersion(tools, bundle, version);
    warnOfLifetime(version, bundle, tools);
    return loggedVersion(version, tools.run ?? creator, bundle, appUrl, false);
  }
  async function finishRun({client}, {bundle, context}, run) {
    await client.finishRun(run, 0, summaryOf(metricsOf(bundle, context.growth)));
  }
  function expectedVersion({options}, {bundle, extraAliases, keeper}) {
    const aliases = [ aliasFor(bundle.revision), ...extraAliases ];
    return {
      artifactName: options.artifactName,
      bundle,
      aliases,
      keeper
    };
  }
  async function linkVersion({client, registry, wait}, {revision}, {id}) {
    if (registry !== void 0) await linkToRegistry({
      client,
      wait
    }, id, registry, aliasFor(revision));
  }
  function loggedVersion(version, run, {revision}, appUrl, created) {
    const {name} = version.artifactSequence;
    const artifact = `${run.entity}/${run.project}/${name}`;
    const url = versionUrl(appUrl, run, name, versionName(version));
    return {
      created,
      url,
      usableName: `${artifact}:${aliasFor(revision)}`,
      outputs: {
        "wandb-run-url": run.id === "" ? "" : addresses_runUrl(appUrl, run),
        "wandb-artifact": `${artifact}:${versionName(version)}`,
        "wandb-artifact-url": url,
        "wandb-version": versionName(version)
      }
    };
  }
  // CONCATENATED MODULE: ./src/backends/wandb/settings.js
  function readWandbSettings(source) {
    const {get} = source;
    refuseInsecureTls(source, "WANDB_INSECURE_DISABLE_SSL");
    const credential = readCredential(source);
    const baseUrl = readBaseUrl(get("wandb-base-url", "WANDB_BASE_URL") || "https://api.wandb.ai");
    const appUrl = source.variable("WANDB_APP_URL");
    return {
      credential,
      baseUrl,
      appUrl: appUrl === "" ? appUrlOf(baseUrl) : baseUrlOf(readServerUrl("WANDB_APP_URL", appUrl)),
      userHeaders: readUserHeaders(source),
      entity: get("wandb-entity", "WANDB_ENTITY") || void 0,
      project: readProject(get("wandb-project", "WANDB_PROJECT") || source.repositoryName),
      runId: settings_readRunId(get("wandb-run-id")),
      aliases: readAliases(source.getLines("wandb-aliases")),
      registry: readRegistry(get("wandb-registry"))
    };
  }
  function readBaseUrl(value) {
    const url = readServerUrl("wandb-base-url", value);
    if (/(^|\.)wandb\.ai$/.test(url.hostname) && !url.hostname.startsWith("api.")) throw new Error(`wandb-base-url: ${url.host} is the address of the web app. Give the address of the API: https://api.wandb.ai.`);
    const isForge = /(^|\.)forge\.coreweave\.com$/.test(url.hostname);
    if (isForge && (!url.hostname.startsWith("api.") || url.pathname !== "/")) throw new Error(`wandb-base-url: ${url.host}${url.pathname} is not the address of the API. Give https://api.forge.coreweave.com or https://api.wandb.ai.`);
    return baseUrlOf(url);
  }
  function readUserHeaders({variable}) {
    const values = {
      "x-wandb-username": variable("WANDB_USERNAME"),
      "x-wandb-user-email": variable("WANDB_USER_EMAIL")
    };
    const isSendable = ([, value]) => /^[\x20-\x7e]+$/.test(value);
    return Object.fromEntries(Object.entries(values).filter(isSendable));
  }
  function readProject(value) {
    if (value === "") throw new Error(`wandb-project: no name is given. ${noRepositoryHint}`);
    if (value.length <= 128 && !/[/\\#?%:\r\n]/.test(value)) return value;
    throw new Error(`wandb-project: "${value}" is not a valid project name. Use at most 128 characters and none of / \\ # ? % :`);
  }
  function settings_readRunId(value) {
    if (/[:;,#?/'\p{Cc}]/u.test(value)) throw new Error(`wandb-run-id: "${value}" is not the id of a run. Copy the last part of the run's URL.`);
    return value || void 0;
  }
  function readAliases(aliases) {
    const invalid = aliases.find(alias => !isUsableAlias(alias));
    if (invalid === void 0) return [ ...new Set(aliases) ];
    throw new Error(`wandb-aliases: "${invalid}" is not allowed. Use at most 128 characters without "/" and ":". Do not use "latest", names like "v1", and names that begin with "tag-".`);
  }
  function checkAliases(aliases, tags) {
    const tag = tags.find(name => aliases.includes(aliasFor(name)));
    if (tag === void 0) return;
    throw new Error(`wandb-aliases: "${aliasFor(tag)}" is also the alias of the tag "${printable(tag, 200)}". Nothing was sent. Choose an alias that no tag has.`);
  }
  function readRegistry(value) {
    if (value === "") return;
    const [, registry, collection] = /^(?:wandb-registry-)?([\w.-]+)\/([\w.-]+)$/.exec(value) ?? [];
    if (registry === void 0 || collection === void 0) throw new Error(`wandb-registry: "${value}" is not a collection of a registry. Write REGISTRY/COLLECTION, for example dataset/corpus.`);
    return {
      project: `wandb-registry-${registry}`,
      collection
    };
  }
  // CONCATENATED MODULE: ./src/backends/wandb/backend.js
  const wandb = source => {
    const settings = readWandbSettings(source);
    const {baseUrl, entity, project, runId} = settings;
    return {
      title: "W&B",
      address: baseUrl,
      connections: {
        count: 2
      },
      runInput: runId && "wandb-run-id",
      ...settings.aliases.length > 0 && {
        checkTags: names => checkAliases(settings.aliases, names)
      },
      plan: (bundle, {artifactName}) => ({
        project: entity === void 0 ? project : `${entity}/${project}`,
        artifact: `${artifactName}:${aliasFor(bundle.revision)}`,
        digest: digestOf(bundle),
        run: runId ?? runIdOf(artifactName, bundle)
      }),
      open: (bundles, options, tools) => openSession(settings, bundles, options, tools)
    };
  };
  async function openSession(settings, bundles, options, tools) {
    const {baseUrl, appUrl, userHeaders} = settings;
    const client = createWandbClient(tools, baseUrl, await credential_signIn(settings, tools), userHeaders);
    const entity = settings.entity ?? await defaultEntity(client);
    const project = {
      entity,
      project: settings.project
    };
    const isVerifying = options.mode === "verify";
    const aliases = isVerifying ? [] : [ latestAlias, ...settings.aliases ];
    const {artifactName} = options;
    const lookUp = {
      project,
      artifactName,
      bundles,
      aliases,
      hasMetadata: isVerifying
    };
    const registry = settings.registry === void 0 || isVerifying ? void 0 : findRegistry(client, entity, settings.registry);
    const [found, foundRegistry, run] = await allSettledOrThrow([ findVersions(client, lookUp), registry, settings.runId === void 0 || isVerifying ? void 0 : existingRun(client, project, settings.runId) ]);
    const verify = bundle => verifyRevision(client, project, found, bundle, {
      appUrl,
      info: tools.info
    });
    if (isVerifying) return {
      log: () => Promise.reject(new Error("mode: verify")),
      verify
    };
    const logTools = {
      client,
      options,
      run,
      registry: foundRegistry,
      settings: {
        ...settings,
        entity
      },
      ...tools
    };
    return {
      log: await openLog(logTools, found, bundles),
      verify
    };
  }
  async function openLog(tools, found, bundles) {
    const {client, settings, options} = tools;
    const newest = bundles.at(-1);
    if (newest === void 0) throw new Error("There is nothing to log.");
    checkCollection(found, settings, newest);
    const mayMove = options.ifMoved === "relog";
    const plan = await planLatest(client, settings, found, {
      bundles,
      newest,
      mayMove
    });
    const queues = {
      create: new OrderedQueue,
      commit: new OrderedQueue
    };
    return async (bundle, context) => {
      const slots = {
        create: queues.create.enqueue(),
        commit: queues.commit.enqueue()
      };
      const isNewest = bundle === newest;
      try {
        if (isNewest) checkExtraAliases(found, newest, tools);
        const extraAliases = [ ...isNewest && plan.isForNewest ? [ latestAlias ] : [], ...isNewest ? settings.aliases : [] ];
        const revision = {
          bundle,
          context,
          found: found.byRevision.get(bundle.revision) ?? {}
        };
        const {keeper} = plan;
        const logged = await logVersion(tools, {
          ...revision,
          extraAliases,
          keeper,
          slots
        });
        if (isNewest) await restoreLatest(client, settings, found, keeper);
        return logged;
      } finally {
        slots.create.release();
        slots.commit.release();
      }
    };
  }
  async function verifyRevision(client, {entity, project}, {hasProject, collection, artifactName, byRevision}, bundle, {appUrl, info}) {
    if (!hasProject) throw new Error(`wandb-project: there is no project "${project}" of "${entity}" that this key can see. Check wandb-entity, wandb-project and the access of the key.`);
    if (collection === void 0) {
      const detail = `There is no artifact "${artifactName}" in ${entity}/${project}. Check artifact-name`;
      return {
        status: "missing",
        url: "",
        details: [ detail ]
      };
    }
    const {version, run, error} = byRevision.get(bundle.revision) ?? {};
    if (error !== void 0) throw error;
    if (version === void 0) {
      const outputs = run?.outputArtifacts?.edges.flatMap(({node}) => node ?? []) ?? [];
      const detail = lostVersionText(outputs);
      return {
        status: "missing",
        url: "",
        details: detail === "" ? [] : [ detail ]
      };
    }
    return verifyVersion(await withMetadata(client, version), bundle, appUrl, info);
  }
  async function defaultEntity(client) {
    const {viewer: user} = await client.execute(viewer, {});
    if (user?.entity) return user.entity;
    throw new Error("wandb-api-key: W&B gives no default entity for this key. The key has none, or is not valid on this server. " + "Set wandb-entity, or give another key.");
  }
  // CONCATENATED MODULE: ./src/inputs/glob.js
  function compileGlob(pattern) {
    const parts = glob_parse(pattern);
    return name => matches(parts, name);
  }
  function matches(parts, name) {
    let states = new Set;
    addState(parts, 0, states);
    for (const character of name) {
      const next = new Set;
      for (const state of states) {
        const part = parts[state];
        if (!part?.accepts(character)) continue;
        if (part.repeats) next.add(state);
        addState(parts, state + 1, next);
      }
      states = next;
    }
    return states.has(parts.length);
  }
  function addState(parts, state, states) {
    const open = [ state ];
    for (let next = open.pop(); next !== void 0; next = open.pop()) {
      if (states.has(next)) continue;
      states.add(next);
      for (const offset of parts[next]?.alternatives ?? []) open.push(next + offset);
    }
  }
  function glob_parse(pattern) {
    const parts = [];
    const characters = [ ...pattern ];
    for (let index = 0; index < characters.length; index++) {
      const [character, next, afterNext] = characters.slice(index, index + 3);
      if (character === "*" && next === "*") {
        const isFolders = afterNext === "/" && (index === 0 || characters[index - 1] === "/");
        if (isFolders) parts.push({
          ...one(() => false),
          alternatives: [ 1, 3 ]
        });
        parts.push({
          ...one(() => true),
          repeats: true,
          alternatives: [ 1 ]
        });
        if (isFolders) parts.push(one(each => each === "/"));
        index += isFolders ? 2 : 1;
      } else if (character === "*") parts.push({
        ...one(each => each !== "/"),
        repeats: true,
        alternatives: [ 1 ]
      }); else if (character === "?" || character === "+") {
        const last = parts.pop();
        if (last === void 0) throw new Error(`"${pattern}" has nothing before its "${character}"`);
        parts.push(character === "?" ? {
          ...last,
          alternatives: [ 1 ]
        } : {
          ...last,
          repeats: true
        });
      } else if (character === "[") {
        const end = characters.indexOf("]", index);
        if (end <= index + 1) throw new Error(`"${pattern}" has a "[" without its "]"`);
        parts.push(one(setOf(pattern, characters.slice(index + 1, end))));
        index = end;
      } else {
        const isEscape = character === "\\" && next !== void 0;
        const literal = isEscape ? next : character;
        if (isEscape) index++;
        parts.push(one(each => each === literal));
      }
    }
    return parts;
  }
  function one(accepts) {
    return {
      accepts,
      repeats: false,
      alternatives: []
    };
  }
  function setOf(pattern, members) {
    const ranges = [];
    for (let index = 0; index < members.length; index++) {
      const [from = "", dash, to] = members.slice(index, index + 3);
      const isRange = dash === "-" && to !== void 0;
      const range = [ codePoint(from), codePoint(isRange ? to : from) ];
      if (range[0] > range[1]) throw new Error(`"${pattern}" has an invalid character set: [${members.join("")}]`);
      ranges.push(range);
      if (isRange) index += 2;
    }
    return character => {
      const code = codePoint(character);
      return ranges.some(([from, to]) => from <= code && code <= to);
    };
  }
  function codePoint(character) {
    return character.codePointAt(0) ?? 0;
  }
  // CONCATENATED MODULE: ./src/inputs/revision-lines.js
  function parseRevisionLines(lines) {
    const parsed = lines.map(parseLine);
    if (parsed.length > 0 && parsed.every(line => line.kind === "pattern" && line.isExclusion)) throw new Error('revision: all lines are exclusions ("!"). Put a tag or a pattern before them, for example "*".');
    return parsed;
  }
  function parseLine(line) {
    if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(line)) return {
      kind: "commit",
      name: line
    };
    const isExclusion = line.startsWith("!");
    const ref = isExclusion ? line.slice(1) : line;
    const name = ref.startsWith(tagPrefix) ? ref.slice(tagPrefix.length) : ref;
    if (isExclusion || /[*?[]/.test(name)) {
      const matchesGlob = compile(name);
      const matches = tag => tag === name || matchesGlob(tag);
      return {
        kind: "pattern",
        pattern: line,
        isExclusion,
        matches
      };
    }
    if (name === ref && name.startsWith("refs/") || !isRefName(name)) throw new Error(`revision: "${line}" is not a valid tag name. Give tags (v1 or refs/tags/v1), patterns (v*, !v0.*) or full commit ids, one per line.`);
    return {
      kind: "tag",
      name
    };
  }
  function compile(pattern) {
    try {
      return compileGlob(pattern);
    } catch (error) {
      throw new Error(`revision: ${error instanceof Error ? error.message : error}. Patterns follow the rules of GitHub's tag filters.`);
    }
  }
  function isRefName(name) {
    const forbidden = /[\u0000- \u007f~^:?*[\\]|\.\.|@\{|\/\/|\/$|^\/|\.$/;
    const parts = name.split("/");
    return name !== "" && !forbidden.test(name) && parts.every(part => !part.startsWith(".") && !part.endsWith(".lock"));
  }
  // CONCATENATED MODULE: ./src/inputs/workflow.js
  function readWorkflow(env, hide) {
    const get = name => env[name] ?? "";
    const url = get("ACTIONS_ID_TOKEN_REQUEST_URL");
    const token = get("ACTIONS_ID_TOKEN_REQUEST_TOKEN");
    hide(token);
    const serverUrl = readAddress("GITHUB_SERVER_URL", get("GITHUB_SERVER_URL"));
    const repository = get("GITHUB_REPOSITORY");
    const repositoryUrl = joinKnown(serverUrl, repository);
    return {
      serverUrl,
      apiUrl: readApiUrl(get("GITHUB_API_URL"), serverUrl),
      repository,
      repositoryUrl,
      runUrl: joinKnown(repositoryUrl, "actions/runs", get("GITHUB_RUN_ID")),
      actor: get("GITHUB_ACTOR"),
      event: {
        name: get("GITHUB_EVENT_NAME"),
        ref: get("GITHUB_REF"),
        sha: get("GITHUB_SHA"),
        payload: parsePayload(readEventFile(env["GITHUB_EVENT_PATH"]))
      },
      idTokenSource: url === "" || token === "" ? void 0 : {
        url,
        token
      }
    };
  }
  function joinKnown(...parts) {
    return parts.includes("") ? "" : parts.join("/");
  }
  function readApiUrl(address, serverUrl) {
    if (address !== "") return readAddress("GITHUB_API_URL", address);
    return serverUrl === "https://github.com" ? "https://api.github.com" : void 0;
  }
  function readAddress(variable, address) {
    if (address === "") return "";
    return baseUrlOf(readServerUrl(variable, address));
  }
  function readEventFile(path = "") {
    try {
      return (0, external_node_fs_namespaceObject.readFileSync)(path, "utf8");
    } catch {
      return "";
    }
  }
  // CONCATENATED MODULE: ./src/inputs/inputs.js
  function readInputs({runner, env, hide, backends, actionFolder}) {
    const workflow = readWorkflow(env, hide);
    const repositoryName = workflow.repository.replace(/^.*\//, "");
    const source = createSource({
      runner,
      env,
      hide,
      repositoryName
    });
    const selected = readBackends(source, backends);
    const workspace = realDirectory("GITHUB_WORKSPACE", env["GITHUB_WORKSPACE"] || ".");
    return Object.freeze({
      mode: readChoice(source, "mode", [ "log", "verify", "dry-run" ]),
      isDryRun: source.isDryRun,
      revision: parseRevisionLines(source.getLines("revision")),
      ifMoved: readChoice(source, "if-moved", [ "fail", "relog" ]),
      githubToken: readGithubToken(source),
      workspace,
      workingDirectory: readWorkingDirectory(workspace, source.get("working-directory")),
      manifest: readManifest(source.get("manifest")),
      packagedManifest: (0, external_node_fs_namespaceObject.readFileSync)((0, external_node_path_namespaceObject.join)(actionFolder, "lexicons", "MANIFEST.toml"), "utf8"),
      verifyLexicons: readBoolean(source, "verify-lexicons"),
      artifactName: readArtifactName(source.get("artifact-name")),
      backends: new Map([ ...selected ].map(([name, readSettings]) => [ name, readSettings(source) ])),
      timeout: readTimeout(source.get("timeout")),
      summary: readBoolean(source, "summary"),
      workflow,
      temporaryFolder: env["RUNNER_TEMP"] || (0, external_node_os_namespaceObject.tmpdir)()
    });
  }
  function readGithubToken(source) {
    const token = source.getSecret("github-token");
    if (token !== "") basicAuthorization(source, "x-access-token", token);
    return token;
  }
  function readBackends(source, factories) {
    const names = source.getLines("backend");
    const valid = Object.keys(factories).join(", ");
    if (names.length === 0) throw new Error(`backend: no backend is given. Valid backends, one per line: ${valid}.`);
    return new Map(names.map(name => {
      const factory = Object.hasOwn(factories, name) ? factories[name] : void 0;
      if (factory !== void 0) return [ name, factory ];
      throw new Error(`backend: "${name}" is unknown. Valid backends, one per line: ${valid}.`);
    }));
  }
  function readTimeout(value) {
    const seconds = value === "" ? 300 : Number(value);
    if (/^\d*$/.test(value) && seconds >= 1 && seconds <= 432e3) return seconds;
    throw new Error(`timeout: "${value}" is not a number of seconds. Give a whole number from 1 to 432000.`);
  }
  function readWorkingDirectory(workspace, value) {
    const directory = realDirectory("working-directory", (0, external_node_path_namespaceObject.resolve)(workspace, value));
    const path = (0, external_node_path_namespaceObject.relative)(workspace, directory);
    if ((0, external_node_path_namespaceObject.isAbsolute)(path) || /^\.\.([/\\]|$)/.test(path)) throw new Error(`working-directory: ${directory} is outside the workspace ${workspace}. Give a folder inside the workspace.`);
    return directory;
  }
  function realDirectory(name, path) {
    try {
      const real = external_node_fs_namespaceObject.realpathSync.native(path);
      if ((0, external_node_fs_namespaceObject.statSync)(real).isDirectory()) return real;
    } catch (error) {
      const message = messageOf(error);
      const reason = message.startsWith("ENOENT") ? "" : ` (${message})`;
      throw new Error(`${name}: there is no folder ${path}${reason}. Check the spelling, and that actions/checkout runs before this step.`);
    }
    throw new Error(`${name}: ${path} is not a folder. Give the path of a folder.`);
  }
  function readManifest(value) {
    if (value === "") return;
    if (/\p{Cc}/u.test(value) || value.startsWith("/")) throw new Error(`manifest: "${value}" is not a relative path. Give the path from the working-directory, for example lexicons/MANIFEST.toml.`);
    return value;
  }
  function readArtifactName(value) {
    if (/^[\w.-]{1,128}$/.test(value)) return value;
    throw new Error(`artifact-name: "${value}" is not a valid name. Use 1 to 128 letters, digits, "_", "-" and ".".`);
  }
  // CONCATENATED MODULE: ./src/inputs/proxies.js
  const variables = [ "http_proxy", "https_proxy", "all_proxy" ].flatMap(name => [ name, name.toUpperCase() ]);
  const parts = /^\s*(?:(https?(?=:[/\\])|[a-z][a-z\d+.-]*(?=:\/\/)):)?[/\\]*(.*)$/is;
  function prepareProxies(env, hide) {
    for (const name of variables) {
      const value = env[name] ?? "";
      const [, scheme = "http", rest = ""] = parts.exec(value) ?? [];
      if (rest === "") continue;
      const address = `${scheme}://${rest}`;
      for (const each of [ value, address ]) hideUserinfo(each, hide);
      hideUserinfoParts(rest.slice(0, Math.max(0, rest.lastIndexOf("@"))), hide);
      if (URL.canParse(address)) env[name] = withEncodedUserinfo(address);
    }
  }
  function withEncodedUserinfo(address) {
    const {username, password} = new URL(address);
    if (username === "" && password === "") return address;
    const [user, secret] = [ username, password ].map(part => encodeURIComponent(percentDecode(part)));
    return address.replace(/^([^/]*\/\/)[^/?#\\]*@/, (_, start) => `${start}${user}:${secret}@`);
  }
  // CONCATENATED MODULE: ./src/tracking/result.js
  function result_isSuccess({status}) {
    return [ "logged", "already-logged", "matches", "dry-run" ].includes(status);
  }
  // CONCATENATED MODULE: ./src/report/wording.js
  const statusText = {
    logged: "logged",
    "already-logged": "already logged",
    failed: "failed",
    moved: "was moved since it was logged",
    matches: "matches",
    missing: "is missing",
    differs: "differs",
    unreadable: "cannot be read",
    "dry-run": "would be logged if the server has no record of it yet"
  };
  function growthText({previous, changes}, format = name => name) {
    if (changes === void 0 || previous === void 0) return "";
    const {added, removed, changed} = changes.all;
    return `, ${added} added, ${removed} removed, ${changed} changed since ${format(previous)}`;
  }
  function moreInLog(count, what) {
    const {logLines} = limits;
    if (count <= logLines) return `${count} more ${what} are in the log.`;
    return `${count} more ${what}: the first ${logLines} of them are in the log.`;
  }
  function wording_notShown(omitted, what) {
    return `${omitted} more ${what} are not shown (docs/limits.md).`;
  }
  // CONCATENATED MODULE: ./src/report/annotations.js
  const maxAnnotations = 10;
  function createAnnotations(runner, safe) {
    const info = message => runner.info(safe(message));
    const warnings = new Set;
    const notices = new Set;
    const otherWarnings = createLines(info, "warnings");
    const otherNotices = createLines(info, "notices");
    let firstOther = "";
    return {
      warn(message) {
        if (warnings.has(message)) return;
        warnings.add(message);
        if (warnings.size < maxAnnotations) return runner.warning(safe(message));
        if (otherWarnings.count() === 0) firstOther = message;
        otherWarnings.print(message);
      },
      notice(message) {
        if (notices.has(message)) return;
        notices.add(message);
        if (notices.size <= maxAnnotations) runner.notice(safe(message)); else otherNotices.print(message);
      },
      fail: errors => printErrors(runner, safe, errors),
      end() {
        otherNotices.end();
        otherWarnings.end();
        const count = otherWarnings.count();
        if (count > 0) runner.warning(count === 1 ? safe(firstOther) : moreInLog(count, "warnings"));
      }
    };
  }
  function printErrors(runner, safe, errors) {
    const shown = errors.length <= maxAnnotations ? errors : errors.slice(0, maxAnnotations - 1);
    for (const {message, location} of shown) runner.setFailed(safe(message), location && {
      ...location,
      file: safe(location.file)
    });
    const others = errors.slice(shown.length);
    if (others.length === 0) return;
    runner.setFailed(moreInLog(others.length, "errors"));
    const lines = createLines(message => runner.info(safe(message)), "errors");
    for (const {message} of others) lines.print(message);
    lines.end();
  }
  function createLines(info, what) {
    let count = 0;
    return {
      count: () => count,
      print(message) {
        count++;
        if (count <= limits.logLines) info(message);
      },
      end() {
        if (count > limits.logLines) info(wording_notShown(count - limits.logLines, what));
      }
    };
  }
  function errorAnnotationOf(thrown) {
    const location = thrown instanceof FileError ? thrown.location : void 0;
    return {
      message: messageOf(thrown),
      location
    };
  }
  function errorAnnotationsOf(results) {
    const isSingle = new Set(results.map(({revision}) => revision)).size <= 1;
    const byMessage = new Map;
    for (const result of results.filter(each => !result_isSuccess(each))) {
      const message = errorMessageOf(result);
      const others = byMessage.get(message);
      if (others === void 0) byMessage.set(message, [ result ]); else others.push(result);
    }
    return [ ...byMessage ].map(([message, failed]) => {
      const names = new Set(failed.map(({revision}) => revision));
      const location = failed.find(each => each.location)?.location;
      return {
        message: isSingle ? message : `${joinFirst([ ...names ], 3)}: ${message}`,
        location
      };
    });
  }
  function errorMessageOf({backend, revision, status, url, details}) {
    const text = details.join("; ");
    if (status === "missing") {
      const reason = text === "" ? "The revision was never logged, or its record was deleted. To log it, set mode to log" : text;
      return `There is no record in ${backend}. ${reason}.`;
    }
    if (status === "differs") return `The record of "${revision}" in ${backend} does not match${url && ` (${url})`}: ${text}.`;
    const reason = text.endsWith(".") ? text : `${text}.`;
    if (status === "moved") return `${backend}: ${reason}`;
    if (status === "unreadable") return `It is unknown whether ${backend} has a record: ${reason}`;
    return reason;
  }
  // CONCATENATED MODULE: ./src/report/report.js
  const noOutputs = {
    created: "false",
    results: "[]"
  };
  function createReport(runner, redact) {
    const log = createLog(runner, redact);
    const annotations = createAnnotations(runner, log.safe);
    let hasOutputs = false;
    const outputs = values => {
      hasOutputs = true;
      setOutputs(runner, annotations, values);
    };
    return {
      info: log.info,
      warn: annotations.warn,
      notice: annotations.notice,
      debug: log.debug,
      fail(thrown) {
        const errors = thrown instanceof AggregateError ? thrown.errors : [ thrown ];
        annotations.fail(errors.map(errorAnnotationOf));
        log.debugStack(thrown);
      },
      end() {
        if (!hasOutputs) outputs(noOutputs);
        annotations.end();
      },
      nothingToLog(reason) {
        runner.notice(log.safe(reason));
        outputs(noOutputs);
      },
      pinned: pinned => printPinned(log, pinned),
      results(results) {
        printResults(log, results);
        annotations.fail(errorAnnotationsOf(results));
        const errors = new Set(results.flatMap(({error}) => error === void 0 ? [] : [ error ]));
        errors.forEach(log.debugStack);
      },
      outputs,
      summary: html => writeSummary(runner, annotations, redact(html))
    };
  }
  async function writeSummary(runner, annotations, html) {
    try {
      await runner.writeSummary(html);
    } catch (error) {
      annotations.warn(`The job summary could not be written (GITHUB_STEP_SUMMARY): ${messageOf(error)}`);
    }
  }
  function setOutputs(runner, annotations, values) {
    if (!runner.hasOutputs()) {
      annotations.warn("This step has no outputs, because the runner does not set GITHUB_OUTPUT. If a later step needs them, update the runner.");
      return;
    }
    try {
      for (const [name, value] of Object.entries(values)) runner.setOutput(name, value);
    } catch (error) {
      const message = `The outputs of this step could not be written (GITHUB_OUTPUT): ${messageOf(error)}. The records are not affected. If a later step needs the outputs, start the job again.`;
      annotations.fail([ {
        message
      } ]);
    }
  }
  function createLog(runner, redact) {
    const printableLine = line => printable(line, 4e3);
    const safe = text => redact(printableLine(redact(text)));
    const debug = message => {
      if (!runner.isDebug()) return;
      for (const line of redact(message).split(/\r\n|\r|\n/)) runner.debug(safe(line));
    };
    return {
      safe,
      info: message => runner.info(safe(message)),
      debug,
      debugStack(thrown) {
        if (runner.isDebug()) debug(stackOf(thrown));
      },
      group(heading, values) {
        runner.startGroup(safe(heading));
        const shown = values.slice(0, limits.logLines);
        for (const [name, value] of shown) runner.info(`${safe(name)}: ${safe(value)}`);
        const omitted = values.length - shown.length;
        if (omitted > 0) runner.info(wording_notShown(omitted, "lines"));
        runner.endGroup();
      }
    };
  }
  function printPinned(log, pinned) {
    const [first, ...others] = pinned;
    if (first === void 0) return;
    if (others.length === 0) log.group(`Revision ${first.bundle.revision}`, valuesOf(first)); else {
      const lines = pinned.map(({bundle: {revision, commit, committed_at}, growth}) => [ revision, `${commit} of ${committed_at}${growthText(growth)}` ]);
      log.group(`${pinned.length} revisions, oldest first`, lines);
    }
  }
  function printResults(log, results) {
    const isSingle = new Set(results.map(({revision}) => revision)).size === 1;
    for (const {backend, revision, status, url, usableName, outputs, plan} of results.slice(0, limits.logLines)) {
      const text = statusText[status];
      const suffix = url && `: ${url}`;
      const isLogged = status === "logged" || status === "already-logged";
      if (status === "dry-run") log.group(`${backend}: ${revision} ${text}`, Object.entries(plan)); else if (!isSingle) log.info(`${backend}: ${revision} ${text}${suffix}`); else if (isLogged) {
        const name = usableName === void 0 ? {} : {
          [`${backend}-name`]: usableName
        };
        const values = {
          created: `${status === "logged"}`,
          url,
          ...name,
          ...outputs
        };
        log.group(`${backend}: ${text}`, Object.entries(values));
      } else log.info(`${backend}: ${text}${suffix}`);
    }
    const omitted = results.length - limits.logLines;
    if (omitted > 0) log.info(wording_notShown(omitted, "results"));
  }
  const lexiconFields = [ "lexicon_tree_hash", "layers_version", "layers_git_sha", "vendored_at", "lexicons" ];
  function valuesOf({bundle, growth}) {
    const values = [];
    const isPlain = isPlainFiles(bundle);
    const hidden = new Set([ ...bundle.manifest_source === "none" ? lexiconFields : [], ...isPlain ? [ "dataset" ] : [] ]);
    const add = (name, value) => {
      if (typeof value !== "object" || value === null) values.push([ name, String(value ?? "none") ]); else for (const [key, member] of Object.entries(value)) add(`${name}.${key}`, member);
    };
    for (const [name, value] of Object.entries(bundle)) if (!hidden.has(name)) add(name, value);
    if (isPlain) values.push([ "data", "plain files" ]);
    const position = growth.position === 0 ? 'unknown, because the history is incomplete (set "fetch-depth: 0" for actions/checkout) or cannot be read' : growth.position;
    return [ ...values, [ "position", `${position}${growthText(growth)}` ] ];
  }
  // CONCATENATED MODULE: ./src/git/executable.js
  function safeFolders(searchPath, workspace) {
    const folders = (searchPath ?? "").split(external_node_path_namespaceObject.delimiter).map(folder => folder.replace(/^"(.*)"$/, "$1"));
    return folders.filter(folder => {
      if (!(0, external_node_path_namespaceObject.isAbsolute)(folder) || isInside(workspace, folder)) return false;
      const real = realPath(folder);
      return real !== void 0 && !isInside(workspace, real);
    });
  }
  function findGit(env, workspace) {
    const name = process.platform === "win32" ? "git.exe" : "git";
    let notExecutable;
    for (const folder of safeFolders(variableOf(env, "PATH"), workspace)) {
      const file = (0, external_node_path_namespaceObject.join)(folder, name);
      const real = realPath(file);
      if (real === void 0 || isInside(workspace, real) || !(0, external_node_fs_namespaceObject.statSync)(real).isFile()) continue;
      if (isExecutable(real)) return file;
      notExecutable ??= file;
    }
    if (notExecutable !== void 0) throw new Error(`git cannot be run: ${notExecutable} is not executable. Install git in the job before this step.`);
    throw new Error("git was not found on this runner. Install it in the job before this step.");
  }
  function variableOf(env, name) {
    if (process.platform !== "win32") return env[name];
    return Object.entries(env).find(([key]) => key.toUpperCase() === name.toUpperCase())?.[1];
  }
  function isInside(folder, path) {
    const difference = (0, external_node_path_namespaceObject.relative)(folder, path);
    const isOutside = difference === ".." || difference.startsWith(`..${external_node_path_namespaceObject.sep}`);
    return !isOutside && !(0, external_node_path_namespaceObject.isAbsolute)(difference);
  }
  function realPath(path) {
    try {
      return external_node_fs_namespaceObject.realpathSync.native(path);
    } catch {
      return;
    }
  }
  function isExecutable(file) {
    try {
      (0, external_node_fs_namespaceObject.accessSync)(file, external_node_fs_namespaceObject.constants.X_OK);
      return true;
    } catch {
      return false;
    }
  }
  // CONCATENATED MODULE: ./src/git/environment.js
  const inherited = [ "TMPDIR", "TEMP", "TMP", "SystemRoot", "SystemDrive", "windir", "ComSpec", "PATHEXT", "ProgramData", "RUNNER_TRACKING_ID" ];
  const inheritedForNetwork = [ "HOME", "XDG_CONFIG_HOME", "USERPROFILE", "HOMEDRIVE", "HOMEPATH", "APPDATA", "USER", "LOGNAME", "USERNAME", "SSH_AUTH_SOCK", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY", "GIT_SSL_CAINFO", "GIT_SSL_CAPATH", "SSL_CERT_FILE", "SSL_CERT_DIR", "CURL_CA_BUNDLE" ];
  const searchPaths = [ "PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "GIT_EXEC_PATH" ];
  function localEnvironment(options) {
    const {home, env} = options;
    return {
      ...commonEnvironment(options),
      ...environment_pick(env, inherited),
      HOME: home,
      XDG_CONFIG_HOME: home,
      GIT_CONFIG_NOSYSTEM: "1",
      GIT_NO_LAZY_FETCH: "1",
      GIT_ALLOW_PROTOCOL: "none"
    };
  }
  function networkEnvironment(options) {
    return {
      ...commonEnvironment(options),
      ...environment_pick(options.env, [ ...inherited, ...inheritedForNetwork ]),
      GIT_ALLOW_PROTOCOL: "https:http:ssh:file"
    };
  }
  function commonEnvironment({repository, workspace, home, env}) {
    const paths = searchPaths.flatMap(name => {
      const folders = safeFolders(variableOf(env, name), workspace);
      return folders.length === 0 ? [] : [ [ name, folders.join(external_node_path_namespaceObject.delimiter) ] ];
    });
    return {
      ...Object.fromEntries(paths),
      GIT_DIR: repository.gitDir,
      GIT_WORK_TREE: repository.top,
      GIT_NO_REPLACE_OBJECTS: "1",
      GIT_GRAFT_FILE: (0, external_node_path_namespaceObject.join)(home, "no-grafts"),
      GIT_OPTIONAL_LOCKS: "0",
      GIT_TERMINAL_PROMPT: "0",
      GIT_ALLOC_LIMIT: `${160 * 1024 ** 2}`,
      GIT_TRACE2: "0",
      GIT_TRACE2_EVENT: "0",
      GIT_TRACE2_PERF: "0",
      LC_ALL: "C"
    };
  }
  function environment_pick(env, names) {
    return Object.fromEntries(names.flatMap(name => {
      const value = variableOf(env, name);
      return value === void 0 ? [] : [ [ name, value ] ];
    }));
  }
  const safeOptions = [ "core.fsmonitor=false", "core.hooksPath=/dev/null", "core.commitGraph=false", "core.askPass=", "core.alternateRefsCommand=", "credential.helper=", "maintenance.auto=false", "gc.auto=0", "core.deltaBaseCacheLimit=32m", "core.packedGitWindowSize=1m", "core.packedGitLimit=8m", "core.bigFileThreshold=1m" ].flatMap(setting => [ "-c", setting ]);
  const lsRemoteOptions = [ "-c", "core.sshCommand=ssh", "ls-remote", "--upload-pack=git-upload-pack" ];
  // CONCATENATED MODULE: ./src/git/find-repository.js
  const advice = "Run actions/checkout before this step; " + "in a container, install git first: without it, checkout downloads the files but no .git.";
  function findRepository(directory, workspace) {
    for (let top = directory; ;top = (0, external_node_path_namespaceObject.dirname)(top)) {
      const dotGit = (0, external_node_path_namespaceObject.join)(top, ".git");
      if (exists(dotGit)) {
        const gitDir = gitDirOf(dotGit);
        const path = (0, external_node_path_namespaceObject.relative)(top, directory).split(external_node_path_namespaceObject.sep).join("/");
        return {
          gitDir,
          top,
          prefix: path === "" ? "" : `${path}/`,
          isShallow: isShallow(gitDir)
        };
      }
      if (top === workspace || top === (0, external_node_path_namespaceObject.dirname)(top)) throw notFoundError(directory, workspace);
    }
  }
  function notFoundError(directory, workspace) {
    const start = `${directory} is not in a git repository`;
    const paths = repositoriesBelow(workspace).map(path => (0, external_node_path_namespaceObject.relative)(workspace, path));
    const [first] = paths;
    if (first === void 0) return new Error(`${start}. ${advice}`);
    const [noun, them] = paths.length === 1 ? [ "this one", "it" ] : [ "these", "one of them" ];
    return new Error(`${start}. The workspace has ${noun}: ${joinFirst(paths, 3)}. If actions/checkout used "path:", set the input ` + `working-directory to ${them} (working-directory: ${first}), or to a folder below.`);
  }
  const maxSearchDepth = 3;
  const maxSearchedFolders = 1e3;
  function repositoriesBelow(workspace) {
    const found = [];
    let searched = 0;
    let level = [ workspace ];
    for (let depth = 0; depth < maxSearchDepth; depth++) {
      const next = [];
      for (const folder of level.flatMap(foldersIn)) {
        if (searched++ === maxSearchedFolders) return found;
        const list = exists((0, external_node_path_namespaceObject.join)(folder, ".git")) ? found : next;
        list.push(folder);
      }
      level = next;
    }
    return found;
  }
  function foldersIn(folder) {
    try {
      const entries = (0, external_node_fs_namespaceObject.readdirSync)(folder, {
        withFileTypes: true
      });
      return entries.flatMap(entry => entry.isDirectory() ? [ (0, external_node_path_namespaceObject.join)(folder, entry.name) ] : []).sort();
    } catch {
      return [];
    }
  }
  function exists(path) {
    return (0, external_node_fs_namespaceObject.lstatSync)(path, {
      throwIfNoEntry: false
    }) !== void 0;
  }
  function gitDirOf(dotGit) {
    const stats = (0, external_node_fs_namespaceObject.statSync)(dotGit, {
      throwIfNoEntry: false
    });
    if (stats?.isDirectory()) return checkGitDir(dotGit, dotGit);
    const [, target] = /^gitdir: ([^\r\n].*?)[\r\n]*$/s.exec(stats?.isFile() ? (0, external_node_fs_namespaceObject.readFileSync)(dotGit, "utf8") : "") ?? [];
    if (target === void 0) throw new Error(`${dotGit} is not a git repository: it is not a folder, and not a file with a line "gitdir: \u2026". Check the repository out again.`);
    return checkGitDir((0, external_node_path_namespaceObject.resolve)((0, external_node_path_namespaceObject.dirname)(dotGit), target), dotGit);
  }
  function checkGitDir(gitDir, dotGit) {
    const isComplete = exists((0, external_node_path_namespaceObject.join)(gitDir, "HEAD")) && [ "objects", "commondir" ].some(name => exists((0, 
    external_node_path_namespaceObject.join)(gitDir, name)));
    if (isComplete) return gitDir;
    throw new Error(`${dotGit} is not a complete git repository (${gitDir} lacks HEAD or objects). ${advice}`);
  }
  function isShallow(gitDir) {
    return readIfExists((0, external_node_path_namespaceObject.join)(commonDirOf(gitDir), "shallow")) !== "";
  }
  function commonDirOf(gitDir) {
    return (0, external_node_path_namespaceObject.resolve)(gitDir, readIfExists((0, 
    external_node_path_namespaceObject.join)(gitDir, "commondir")).trim());
  }
  function readIfExists(file) {
    return exists(file) ? (0, external_node_fs_namespaceObject.readFileSync)(file, "utf8") : "";
  }
  // CONCATENATED MODULE: external "node:child_process"
  const external_node_child_process_namespaceObject = require("node:child_process");
  // EXTERNAL MODULE: external "node:diagnostics_channel"
    var external_node_diagnostics_channel_ = __nccwpck_require__(3053);
  // EXTERNAL MODULE: external "string_decoder"
    var external_string_decoder_ = __nccwpck_require__(3193);
  // EXTERNAL MODULE: external "os"
    var external_os_ = __nccwpck_require__(857);
  // EXTERNAL MODULE: external "events"
    var external_events_ = __nccwpck_require__(4434);
  // CONCATENATED MODULE: external "child_process"
  const external_child_process_namespaceObject = require("child_process");
  // CONCATENATED MODULE: external "path"
  const external_path_namespaceObject = require("path");
  // EXTERNAL MODULE: external "assert"
    // EXTERNAL MODULE: external "fs"
  var external_fs_ = __nccwpck_require__(9896);
  // CONCATENATED MODULE: ./node_modules/@actions/io/lib/io-util.js
  var __awaiter = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
    function adopt(value) {
      return value instanceof P ? value : new P(function(resolve) {
        resolve(value);
      });
    }
    return new (P || (P = Promise))(function(resolve, reject) {
      function fulfilled(value) {
        try {
          step(generator.next(value));
        } catch (e) {
          reject(e);
        }
      }
      function rejected(value) {
        try {
          step(generator["throw"](value));
        } catch (e) {
          reject(e);
        }
      }
      function step(result) {
        result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
      }
      step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
  };
  const {chmod, copyFile, lstat, mkdir, open: io_util_open, readdir, rename, rm, rmdir, stat, symlink, unlink} = external_fs_.promises;
  const IS_WINDOWS = process.platform === "win32";
  external_fs_.constants.O_RDONLY;
  function io_util_exists(fsPath) {
    return __awaiter(this, void 0, void 0, function*() {
      try {
        yield stat(fsPath);
      } catch (err) {
        if (err.code === "ENOENT") return false;
        throw err;
      }
      return true;
    });
  }
  function isRooted(p) {
    p = normalizeSeparators(p);
    if (!p) throw new Error('isRooted() parameter "p" cannot be empty');
    if (IS_WINDOWS) return p.startsWith("\\") || /^[A-Z]:/i.test(p);
    return p.startsWith("/");
  }
  function tryGetExecutablePath(filePath, extensions) {
    return __awaiter(this, void 0, void 0, function*() {
      let stats;
      try {
        stats = yield stat(filePath);
      } catch (err) {
        if (err.code !== "ENOENT") console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
      }
      if (stats && stats.isFile()) if (IS_WINDOWS) {
        const upperExt = external_path_namespaceObject.extname(filePath).toUpperCase();
        if (extensions.some(validExt => validExt.toUpperCase() === upperExt)) return filePath;
      } else if (isUnixExecutable(stats)) return filePath;
      const originalFilePath = filePath;
      for (const extension of extensions) {
        filePath = originalFilePath + extension;
        stats = void 0;
        try {
          stats = yield stat(filePath);
        } catch (err) {
          if (err.code !== "ENOENT") console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
        }
        if (stats && stats.isFile()) if (IS_WINDOWS) {
          try {
            const directory = external_path_namespaceObject.dirname(filePath);
            const upperName = external_path_namespaceObject.basename(filePath).toUpperCase();
            for (const actualName of yield readdir(directory)) if (upperName === actualName.toUpperCase()) {
              filePath = external_path_namespaceObject.join(directory, actualName);
              break;
            }
          } catch (err) {
            console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
          }
          return filePath;
        } else if (isUnixExecutable(stats)) return filePath;
      }
      return "";
    });
  }
  function normalizeSeparators(p) {
    p = p || "";
    if (IS_WINDOWS) {
      p = p.replace(/\//g, "\\");
      return p.replace(/\\\\+/g, "\\");
    }
    return p.replace(/\/\/+/g, "/");
  }
  function isUnixExecutable(stats) {
    return (stats.mode & 1) > 0 || (stats.mode & 8) > 0 && process.getgid !== void 0 && stats.gid === process.getgid() || (stats.mode & 64) > 0 && process.getuid !== void 0 && stats.uid === process.getuid();
  }
  // CONCATENATED MODULE: ./node_modules/@actions/io/lib/io.js
  var io_awaiter = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
    function adopt(value) {
      return value instanceof P ? value : new P(function(resolve) {
        resolve(value);
      });
    }
    return new (P || (P = Promise))(function(resolve, reject) {
      function fulfilled(value) {
        try {
          step(generator.next(value));
        } catch (e) {
          reject(e);
        }
      }
      function rejected(value) {
        try {
          step(generator["throw"](value));
        } catch (e) {
          reject(e);
        }
      }
      function step(result) {
        result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
      }
      step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
  };
  function which(tool, check) {
    return io_awaiter(this, void 0, void 0, function*() {
      if (!tool) throw new Error("parameter 'tool' is required");
      if (check) {
        const result = yield which(tool, false);
        if (!result) if (IS_WINDOWS) throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`); else throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
        return result;
      }
      const matches = yield findInPath(tool);
      if (matches && matches.length > 0) return matches[0];
      return "";
    });
  }
  function findInPath(tool) {
    return io_awaiter(this, void 0, void 0, function*() {
      if (!tool) throw new Error("parameter 'tool' is required");
      const extensions = [];
      if (IS_WINDOWS && process.env["PATHEXT"]) for (const extension of process.env["PATHEXT"].split(external_path_namespaceObject.delimiter)) if (extension) extensions.push(extension);
      if (isRooted(tool)) {
        const filePath = yield tryGetExecutablePath(tool, extensions);
        if (filePath) return [ filePath ];
        return [];
      }
      if (tool.includes(external_path_namespaceObject.sep)) return [];
      const directories = [];
      if (process.env.PATH) for (const p of process.env.PATH.split(external_path_namespaceObject.delimiter)) if (p) directories.push(p);
      const matches = [];
      for (const directory of directories) {
        const filePath = yield tryGetExecutablePath(external_path_namespaceObject.join(directory, tool), extensions);
        if (filePath) matches.push(filePath);
      }
      return matches;
    });
  }
  // CONCATENATED MODULE: external "timers"
  const external_timers_namespaceObject = require("timers");
  // CONCATENATED MODULE: ./node_modules/@actions/exec/lib/toolrunner.js
  var toolrunner_awaiter = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
    function adopt(value) {
      return value instanceof P ? value : new P(function(resolve) {
        resolve(value);
      });
    }
    return new (P || (P = Promise))(function(resolve, reject) {
      function fulfilled(value) {
        try {
          step(generator.next(value));
        } catch (e) {
          reject(e);
        }
      }
      function rejected(value) {
        try {
          step(generator["throw"](value));
        } catch (e) {
          reject(e);
        }
      }
      function step(result) {
        result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
      }
      step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
  };
  const toolrunner_IS_WINDOWS = process.platform === "win32";
  class ToolRunner extends external_events_.EventEmitter {
    constructor(toolPath, args, options) {
      super();
      if (!toolPath) throw new Error("Parameter 'toolPath' cannot be null or empty.");
      this.toolPath = toolPath;
      this.args = args || [];
      this.options = options || {};
    }
    _debug(message) {
      if (this.options.listeners && this.options.listeners.debug) this.options.listeners.debug(message);
    }
    _getCommandString(options, noPrefix) {
      const toolPath = this._getSpawnFileName();
      const args = this._getSpawnArgs(options);
      let cmd = noPrefix ? "" : "[command]";
      if (toolrunner_IS_WINDOWS) if (this._isCmdFile()) {
        cmd += toolPath;
        for (const a of args) cmd += ` ${a}`;
      } else if (options.windowsVerbatimArguments) {
        cmd += `"${toolPath}"`;
        for (const a of args) cmd += ` ${a}`;
      } else {
        cmd += this._windowsQuoteCmdArg(toolPath);
        for (const a of args) cmd += ` ${this._windowsQuoteCmdArg(a)}`;
      } else {
        cmd += toolPath;
        for (const a of args) cmd += ` ${a}`;
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
          s = s.substring(n + external_os_.EOL.length);
          n = s.indexOf(external_os_.EOL);
        }
        return s;
      } catch (err) {
        this._debug(`error processing line. Failed with error ${err}`);
        return "";
      }
    }
    _getSpawnFileName() {
      if (toolrunner_IS_WINDOWS) if (this._isCmdFile()) return process.env["COMSPEC"] || "cmd.exe";
      return this.toolPath;
    }
    _getSpawnArgs(options) {
      if (toolrunner_IS_WINDOWS) if (this._isCmdFile()) {
        let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
        for (const a of this.args) {
          argline += " ";
          argline += options.windowsVerbatimArguments ? a : this._windowsQuoteCmdArg(a);
        }
        argline += '"';
        return [ argline ];
      }
      return this.args;
    }
    _endsWith(str, end) {
      return str.endsWith(end);
    }
    _isCmdFile() {
      const upperToolPath = this.toolPath.toUpperCase();
      return this._endsWith(upperToolPath, ".CMD") || this._endsWith(upperToolPath, ".BAT");
    }
    _windowsQuoteCmdArg(arg) {
      if (!this._isCmdFile()) return this._uvQuoteCmdArg(arg);
      if (!arg) return '""';
      const cmdSpecialChars = [ " ", "\t", "&", "(", ")", "[", "]", "{", "}", "^", "=", ";", "!", "'", "+", ",", "`", "~", "|", "<", ">", '"' ];
      let needsQuotes = false;
      for (const char of arg) if (cmdSpecialChars.some(x => x === char)) {
        needsQuotes = true;
        break;
      }
      if (!needsQuotes) return arg;
      let reverse = '"';
      let quoteHit = true;
      for (let i = arg.length; i > 0; i--) {
        reverse += arg[i - 1];
        if (quoteHit && arg[i - 1] === "\\") reverse += "\\"; else if (arg[i - 1] === '"') {
          quoteHit = true;
          reverse += '"';
        } else quoteHit = false;
      }
      reverse += '"';
      return reverse.split("").reverse().join("");
    }
    _uvQuoteCmdArg(arg) {
      if (!arg) return '""';
      if (!arg.includes(" ") && !arg.includes("\t") && !arg.includes('"')) return arg;
      if (!arg.includes('"') && !arg.includes("\\")) return `"${arg}"`;
      let reverse = '"';
      let quoteHit = true;
      for (let i = arg.length; i > 0; i--) {
        reverse += arg[i - 1];
        if (quoteHit && arg[i - 1] === "\\") reverse += "\\"; else if (arg[i - 1] === '"') {
          quoteHit = true;
          reverse += "\\";
        } else quoteHit = false;
      }
      reverse += '"';
      return reverse.split("").reverse().join("");
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
        delay: options.delay || 1e4
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
      result["windowsVerbatimArguments"] = options.windowsVerbatimArguments || this._isCmdFile();
      if (options.windowsVerbatimArguments) result.argv0 = `"${toolPath}"`;
      return result;
    }
    exec() {
      return toolrunner_awaiter(this, void 0, void 0, function*() {
        if (!isRooted(this.toolPath) && (this.toolPath.includes("/") || toolrunner_IS_WINDOWS && this.toolPath.includes("\\"))) this.toolPath = external_path_namespaceObject.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
        this.toolPath = yield which(this.toolPath, true);
        return new Promise((resolve, reject) => toolrunner_awaiter(this, void 0, void 0, function*() {
          this._debug(`exec tool: ${this.toolPath}`);
          this._debug("arguments:");
          for (const arg of this.args) this._debug(`   ${arg}`);
          const optionsNonNull = this._cloneExecOptions(this.options);
          if (!optionsNonNull.silent && optionsNonNull.outStream) optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + external_os_.EOL);
          const state = new ExecState(optionsNonNull, this.toolPath);
          state.on("debug", message => {
            this._debug(message);
          });
          if (this.options.cwd && !(yield io_util_exists(this.options.cwd))) return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
          const fileName = this._getSpawnFileName();
          const cp = external_child_process_namespaceObject.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
          let stdbuffer = "";
          if (cp.stdout) cp.stdout.on("data", data => {
            if (this.options.listeners && this.options.listeners.stdout) this.options.listeners.stdout(data);
            if (!optionsNonNull.silent && optionsNonNull.outStream) optionsNonNull.outStream.write(data);
            stdbuffer = this._processLineBuffer(data, stdbuffer, line => {
              if (this.options.listeners && this.options.listeners.stdline) this.options.listeners.stdline(line);
            });
          });
          let errbuffer = "";
          if (cp.stderr) cp.stderr.on("data", data => {
            state.processStderr = true;
            if (this.options.listeners && this.options.listeners.stderr) this.options.listeners.stderr(data);
            if (!optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream) {
              const s = optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream;
              s.write(data);
            }
            errbuffer = this._processLineBuffer(data, errbuffer, line => {
              if (this.options.listeners && this.options.listeners.errline) this.options.listeners.errline(line);
            });
          });
          cp.on("error", err => {
            state.processError = err.message;
            state.processExited = true;
            state.processClosed = true;
            state.CheckComplete();
          });
          cp.on("exit", code => {
            state.processExitCode = code;
            state.processExited = true;
            this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
            state.CheckComplete();
          });
          cp.on("close", code => {
            state.processExitCode = code;
            state.processExited = true;
            state.processClosed = true;
            this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
            state.CheckComplete();
          });
          state.on("done", (error, exitCode) => {
            if (stdbuffer.length > 0) this.emit("stdline", stdbuffer);
            if (errbuffer.length > 0) this.emit("errline", errbuffer);
            cp.removeAllListeners();
            if (error) reject(error); else resolve(exitCode);
          });
          if (this.options.input) {
            if (!cp.stdin) throw new Error("child process missing stdin");
            cp.stdin.end(this.options.input);
          }
        }));
      });
    }
  }
  function argStringToArray(argString) {
    const args = [];
    let inQuotes = false;
    let escaped = false;
    let arg = "";
    function append(c) {
      if (escaped && c !== '"') arg += "\\";
      arg += c;
      escaped = false;
    }
    for (let i = 0; i < argString.length; i++) {
      const c = argString.charAt(i);
      if (c === '"') {
        if (!escaped) inQuotes = !inQuotes; else append(c);
        continue;
      }
      if (c === "\\" && escaped) {
        append(c);
        continue;
      }
      if (c === "\\" && inQuotes) {
        escaped = true;
        continue;
      }
      if (c === " " && !inQuotes) {
        if (arg.length > 0) {
          args.push(arg);
          arg = "";
        }
        continue;
      }
      append(c);
    }
    if (arg.length > 0) args.push(arg.trim());
    return args;
  }
  class ExecState extends external_events_.EventEmitter {
    constructor(options, toolPath) {
      super();
      this.processClosed = false;
      this.processError = "";
      this.processExitCode = 0;
      this.processExited = false;
      this.processStderr = false;
      this.delay = 1e4;
      this.done = false;
      this.timeout = null;
      if (!toolPath) throw new Error("toolPath must not be empty");
      this.options = options;
      this.toolPath = toolPath;
      if (options.delay) this.delay = options.delay;
    }
    CheckComplete() {
      if (this.done) return;
      if (this.processClosed) this._setResult(); else if (this.processExited) this.timeout = (0, 
      external_timers_namespaceObject.setTimeout)(ExecState.HandleTimeout, this.delay, this);
    }
    _debug(message) {
      this.emit("debug", message);
    }
    _setResult() {
      let error;
      if (this.processExited) if (this.processError) error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`); else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`); else if (this.processStderr && this.options.failOnStdErr) error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
      if (this.timeout) {
        clearTimeout(this.timeout);
        this.timeout = null;
      }
      this.done = true;
      this.emit("done", error, this.processExitCode);
    }
    static HandleTimeout(state) {
      if (state.done) return;
      if (!state.processClosed && state.processExited) {
        const message = `The STDIO streams did not close within ${state.delay / 1e3} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
        state._debug(message);
      }
      state._setResult();
    }
  }
  // CONCATENATED MODULE: ./node_modules/@actions/exec/lib/exec.js
  var exec_awaiter = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
    function adopt(value) {
      return value instanceof P ? value : new P(function(resolve) {
        resolve(value);
      });
    }
    return new (P || (P = Promise))(function(resolve, reject) {
      function fulfilled(value) {
        try {
          step(generator.next(value));
        } catch (e) {
          reject(e);
        }
      }
      function rejected(value) {
        try {
          step(generator["throw"](value));
        } catch (e) {
          reject(e);
        }
      }
      function step(result) {
        result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
      }
      step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
  };
  function exec(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function*() {
      const commandArgs = argStringToArray(commandLine);
      if (commandArgs.length === 0) throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
      const toolPath = commandArgs[0];
      args = commandArgs.slice(1).concat(args || []);
      const runner = new ToolRunner(toolPath, args, options);
      return runner.exec();
    });
  }
  function getExecOutput(commandLine, args, options) {
    return exec_awaiter(this, void 0, void 0, function*() {
      var _a, _b;
      let stdout = "";
      let stderr = "";
      const stdoutDecoder = new external_string_decoder_.StringDecoder("utf8");
      const stderrDecoder = new external_string_decoder_.StringDecoder("utf8");
      const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
      const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
      const stdErrListener = data => {
        stderr += stderrDecoder.write(data);
        if (originalStdErrListener) originalStdErrListener(data);
      };
      const stdOutListener = data => {
        stdout += stdoutDecoder.write(data);
        if (originalStdoutListener) originalStdoutListener(data);
      };
      const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), {
        stdout: stdOutListener,
        stderr: stdErrListener
      });
      const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), {
        listeners
      }));
      stdout += stdoutDecoder.end();
      stderr += stderrDecoder.end();
      return {
        exitCode,
        stdout,
        stderr
      };
    });
  }
  // CONCATENATED MODULE: ./src/git/process.js
  const unknownFeature = /unknown repository extension|invalid value for 'extensions\.|expected git repo version/i;
  function gitAdvice(reason, usual = "Check the repository out again.") {
    return unknownFeature.test(reason) ? "The repository uses a feature that this git does not know. Install a newer git in the job before this step." : usual;
  }
  class GitError extends Error {
    exitCode;
    constructor(message, exitCode) {
      super(message || "it did not say why");
      this.exitCode = exitCode;
    }
  }
  function createGitRunner(options) {
    const {executable, cwd, localEnv, networkEnv, signal, debug} = options;
    const report = (args, startTime, result) => {
      debug(`git ${args.join(" ")}: ${result}, ${Math.round(uptimeMs() - startTime)} ms`);
    };
    const start = (args, env) => {
      if (signal.aborted) throw stoppedError(signal, "while git was read.");
      const startTime = uptimeMs();
      const detached = process.platform !== "win32";
      const git = (0, external_node_child_process_namespaceObject.spawn)(executable, [ ...safeOptions, ...args ], {
        cwd,
        env,
        detached
      });
      requirePipes(git);
      const kill = () => killGroup(git);
      signal.addEventListener("abort", kill, {
        once: true
      });
      git.on("close", (code, killedBy) => {
        signal.removeEventListener("abort", kill);
        report(args, startTime, killedBy ?? `exit code ${code}`);
      });
      return git;
    };
    return {
      async run(args) {
        const startTime = uptimeMs();
        const stopWatching = killOnAbort(signal);
        const {exitCode, stdout, stderr} = await getExecOutput(`"${executable}"`, [ ...safeOptions, ...args ], {
          cwd,
          env: localEnv,
          silent: true,
          ignoreReturnCode: true,
          delay: maxDelayMs
        }).finally(stopWatching);
        report(args, startTime, `exit code ${exitCode}`);
        if (exitCode !== 0) throw new GitError(stderr.trim(), exitCode);
        return stdout;
      },
      start: args => start(args, localEnv),
      startWithNetwork: args => start(args, networkEnv())
    };
  }
  function requirePipes(git) {
    if (git.stdout !== void 0) return;
    git.on("error", () => {});
    throw new Error("The job has no file descriptors left (EMFILE). Raise its limit with `ulimit -n`.");
  }
  const maxDelayMs = 1e3;
  function killOnAbort(signal) {
    const onProcess = message => {
      if (typeof message !== "object" || message === null || !("process" in message)) return;
      const {process: child} = message;
      if (!(child instanceof external_node_child_process_namespaceObject.ChildProcess)) return;
      const kill = () => {
        child.kill("SIGKILL");
        for (const pipe of [ child.stdin, child.stdout, child.stderr ]) pipe?.destroy();
      };
      signal.addEventListener("abort", kill, {
        once: true
      });
      child.on("close", () => signal.removeEventListener("abort", kill));
    };
    (0, external_node_diagnostics_channel_.subscribe)("child_process", onProcess);
    return () => void (0, external_node_diagnostics_channel_.unsubscribe)("child_process", onProcess);
  }
  function killGroup(git) {
    const {pid} = git;
    try {
      if (pid !== void 0 && process.platform !== "win32") process.kill(-pid, "SIGKILL"); else git.kill("SIGKILL");
    } catch {}
    for (const pipe of [ git.stdin, git.stdout, git.stderr ]) pipe.destroy();
  }
  async function* outputOf(git) {
    let stderr = "";
    git.stderr.setEncoding("utf8").on("data", text => {
      if (stderr.length < maxErrorLength) stderr += text;
    });
    const ended = new Promise((resolve, reject) => {
      git.on("error", reject);
      git.on("close", resolve);
    });
    ended.catch(() => {});
    yield* git.stdout.setEncoding("utf8");
    if (await ended !== 0) throw new Error(stderr.trim() || "it did not say why");
  }
  async function* linesOf(output) {
    let rest = "";
    for await (const text of output) {
      const lines = `${rest}${text}`.split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > maxLineLength) throw new Error("git printed a line that is too long");
      yield lines;
    }
    if (rest !== "") yield [ rest ];
  }
  const maxLineLength = 1024 ** 2;
  const maxErrorLength = 1e4;
  // CONCATENATED MODULE: ./src/git/git-object.js
  class UnreadObjectError extends Error {}
  class TimeLimitError extends UnreadObjectError {}
  class MissingObjectError extends UnreadObjectError {
    constructor(what) {
      const usual = 'Check the repository out again, without "filter" and "sparse-checkout".';
      super(`${what}. ${gitAdvice(what, usual)}`);
    }
  }
  function wrongTypeError({id, type}, expected, what = "") {
    return new Error(`The git object ${id}${what} is a ${type}, and not a ${expected}`);
  }
  // CONCATENATED MODULE: ./src/git/commit-graph.js
  const commitsPerCheckpoint = 1e3;
  class CommitGraph {
    #numbers=new Map;
    #ids=[];
    #starts=[];
    #counts=[];
    #parents=[];
    #current=0;
    addCommit(id) {
      this.#current = this.#numberOf(id);
      this.#starts[this.#current] = this.#parents.length;
    }
    addParent(id) {
      this.#parents.push(this.#numberOf(id));
      this.#counts[this.#current] = (this.#counts[this.#current] ?? 0) + 1;
      checkCount(this.#parents.length, "parents", limits.historyParents);
    }
    async visitParentsFirst(commits, visit, checkpoint) {
      const progress = new Int32Array(this.#ids.length);
      let visited = 0;
      for (const start of commits) {
        const path = [ this.#numbers.get(start) ?? -1 ].filter(each => progress[each] === 0);
        for (let commit = path.at(-1); commit !== void 0; commit = path.at(-1)) {
          const parent = this.#nextParent(commit, progress);
          if (parent !== void 0) path.push(parent); else {
            path.pop();
            visit(this.#ids[commit] ?? "", () => this.#parentsOf(commit));
            if (++visited % commitsPerCheckpoint === 0) await checkpoint();
          }
        }
      }
    }
    #nextParent(commit, progress) {
      const [start, count] = [ this.#starts[commit] ?? 0, this.#counts[commit] ?? 0 ];
      for (let index = progress[commit] ?? 0; index < count; index++) {
        const parent = this.#parents[start + index] ?? 0;
        progress[commit] = index + 1;
        if (progress[parent] === 0) return parent;
      }
      progress[commit] = count + 1;
      return;
    }
    * #parentsOf(commit) {
      const start = this.#starts[commit] ?? 0;
      for (let index = start; index < start + (this.#counts[commit] ?? 0); index++) yield this.#ids[this.#parents[index] ?? 0] ?? "";
    }
    #numberOf(id) {
      const known = this.#numbers.get(id);
      if (known !== void 0) return known;
      const number = this.#ids.length;
      this.#numbers.set(id, number);
      this.#ids.push(id);
      checkCount(this.#ids.length, "commits", limits.historyCommits);
      return number;
    }
  }
  function checkCount(count, what, limit) {
    if (count > limit) throw new LimitError("The history", `more than ${limit} ${what}`, limit);
  }
  async function readCommitGraph(output) {
    const graph = new CommitGraph;
    let isLineStart = true;
    let rest = "";
    const add = id => {
      if (isLineStart) graph.addCommit(id); else graph.addParent(id);
      isLineStart = false;
    };
    for await (const text of output) {
      const lines = `${rest}${text}`.split("\n");
      const incomplete = (lines.pop() ?? "").split(" ");
      rest = incomplete.pop() ?? "";
      for (const line of lines) {
        line.split(" ").forEach(add);
        isLineStart = true;
      }
      incomplete.forEach(add);
    }
    return graph;
  }
  // CONCATENATED MODULE: ./src/git/listing.js
  const remoteTimeLimitMs = 1e4;
  const lastChangeTimeLimitMs = 1500;
  function createListing(git, looseTags) {
    let tags;
    const revList = (args, commits, limitMs) => readRevList(git, args, commits, limitMs);
    return {
      tags() {
        tags ??= readTags(git, looseTags);
        return tags;
      },
      tagId: async name => (await readRefs(git, [ `${listing_tagPrefix}${name}` ])).get(`${listing_tagPrefix}${name}`),
      hasBranch: name => hasBranch(git, name),
      async head() {
        const args = [ "rev-parse", "--verify", "--quiet", "HEAD^{commit}" ];
        const output = await git.run(args).catch(() => "");
        return output.trim() || void 0;
      },
      commitGraph: commits => readCommitGraph(revList([ "--parents", "--stdin" ], commits)),
      tagsOnOrigin: () => readTagsOnOrigin(git),
      async lastChange(commit, path) {
        const args = [ "-1", commit, "--", `:(top,literal)${path}` ];
        for await (const [id] of linesOf(revList(args, [], lastChangeTimeLimitMs))) return id;
        return;
      }
    };
  }
  async function hasBranch(git, name) {
    const names = [ `refs/heads/${name}`, `refs/remotes/origin/${name}` ];
    const refs = await readRefs(git, names);
    return names.some(each => refs.has(each));
  }
  async function* readRevList(git, args, commits, limitMs) {
    const child = git.start([ "rev-list", ...args ]);
    let isLate = false;
    const end = () => {
      isLate = true;
      killGroup(child);
    };
    const timer = limitMs === void 0 ? void 0 : setTimeout(end, limitMs);
    child.stdin.on("error", () => {});
    child.stdin.end(commits.map(id => `${id}\n`).join(""));
    try {
      yield* outputOf(child);
    } catch (error) {
      if (isLate) throw new Error(`git rev-list took more than ${limitMs} ms`);
      const reason = messageOf(error).replace(/\s+/g, " ");
      throw new Error(`git rev-list failed: ${reason.replace(/\.$/, "")}. ${gitAdvice(reason)}`);
    } finally {
      clearTimeout(timer);
      killGroup(child);
    }
  }
  async function readTagsOnOrigin(git) {
    const remote = git.startWithNetwork([ ...lsRemoteOptions, "--tags", "origin" ]);
    const timer = setTimeout(() => killGroup(remote), remoteTimeLimitMs);
    try {
      const lines = [];
      for await (const some of linesOf(outputOf(remote))) {
        for (const line of some) lines.push(line);
        if (lines.length > 2 * limits.tags) return;
      }
      return parseRemoteTags(lines);
    } catch {
      return;
    } finally {
      clearTimeout(timer);
      killGroup(remote);
    }
  }
  async function readRefs(git, optionsAndPatterns) {
    const args = [ "for-each-ref", "--format=%(objectname) %(refname)", ...optionsAndPatterns ];
    const lines = (await git.run(args)).split("\n");
    return new Map(lines.map(line => {
      const [id, ref] = splitAt(line, line.indexOf(" "));
      return [ ref, id ];
    }));
  }
  async function readTags(git, looseTags) {
    const refs = await readRefs(git, [ `--count=${limits.tags + 1}`, listing_tagPrefix ]).catch(error => {
      const reason = messageOf(error).replace(/\s+/g, " ");
      throw new Error(`git for-each-ref failed: ${reason.replace(/\.$/, "")}. ${gitAdvice(reason)}`);
    });
    const tags = new Map;
    for (const [ref, id] of refs) if (ref.startsWith(listing_tagPrefix)) tags.set(ref.slice(listing_tagPrefix.length), id);
    for (const name of looseTags()) if (!tags.has(name) && !tags.has(name.normalize("NFC"))) tags.set(name, "");
    if (tags.size <= limits.tags) return tags;
    throw new LimitError("The checkout", `${tags.size} tags`, limits.tags);
  }
  const listing_tagPrefix = "refs/tags/";
  function splitAt(text, index) {
    return [ text.slice(0, index), text.slice(index + 1) ];
  }
  function parseRemoteTags(lines) {
    const tags = new Map;
    for (const line of lines) {
      const [id, ref] = splitAt(line, line.indexOf("\t"));
      const path = ref.startsWith(listing_tagPrefix) ? ref.slice(listing_tagPrefix.length) : ref;
      const name = path.replace(/\^\{\}$/, "");
      const tag = tags.get(name);
      tags.set(name, tag === void 0 ? {
        id,
        target: void 0
      } : {
        ...tag,
        target: id
      });
    }
    return tags;
  }
  // CONCATENATED MODULE: ./src/git/loose-tags.js
  function looseTags(gitDir) {
    const folder = (0, external_node_path_namespaceObject.join)(commonDirOf(gitDir), "refs", "tags");
    return filesBelow(folder).map(file => (0, external_node_path_namespaceObject.relative)(folder, file).split(external_node_path_namespaceObject.sep).join("/")).filter(name => !/(^|\/)\.|\.lock$/.test(name));
  }
  function filesBelow(folder) {
    const files = [];
    const pending = [ folder ];
    for (let next = pending.pop(); next !== void 0; next = pending.pop()) for (const entry of entriesOf(next)) {
      const path = (0, external_node_path_namespaceObject.join)(next, entry.name);
      if (entry.isDirectory()) pending.push(path); else files.push(path);
      if (files.length + pending.length > limits.tags) return files;
    }
    return files;
  }
  function* entriesOf(folder) {
    const directory = openFolder(folder);
    if (directory === void 0) return;
    try {
      for (let entry = directory.readSync(); entry !== null; entry = directory.readSync()) yield entry;
    } finally {
      directory.closeSync();
    }
  }
  function openFolder(folder) {
    try {
      return (0, external_node_fs_namespaceObject.opendirSync)(folder);
    } catch {
      return;
    }
  }
  // CONCATENATED MODULE: ./src/git/dialogue.js
  class Dialogue {
    #git;
    #chunks;
    #buffered=Buffer.alloc(0);
    #stderr="";
    #stderrClosed;
    #failure;
    #isEnding=false;
    constructor(git) {
      this.#git = git;
      this.#chunks = git.stdout[Symbol.asyncIterator]();
      git.stderr.on("data", chunk => {
        if (this.#stderr.length < maxErrorLength) this.#stderr += chunk.toString("utf8");
      });
      this.#stderrClosed = new Promise(resolve => {
        git.stderr.on("close", resolve);
      });
      const fail = error => {
        this.#failure ??= error;
      };
      git.on("error", fail);
      git.stdin.on("error", fail);
    }
    get errors() {
      const lines = new Set(this.#stderr.split("\n").map(line => line.trim()));
      return [ ...lines ].filter(Boolean).join(" ") || this.#failure?.message || "it did not say why";
    }
    write(text) {
      this.#git.stdin.write(text);
    }
    end() {
      this.#isEnding = true;
      this.#git.stdin.end();
    }
    get isEnding() {
      return this.#isEnding;
    }
    close() {
      this.end();
      this.#git.stdout.destroy();
    }
    kill() {
      this.close();
      this.#git.kill("SIGKILL");
    }
    get buffered() {
      return this.#buffered;
    }
    skip(length) {
      this.#buffered = this.#buffered.subarray(length);
    }
    async readUntil(end) {
      let position = this.#buffered.indexOf(end);
      while (position < 0) {
        await this.#readMore();
        position = this.#buffered.indexOf(end);
      }
      const text = this.#buffered.toString("utf8", 0, position);
      this.#buffered = this.#buffered.subarray(position + 1);
      return text;
    }
    async readBytes(size, onChunk) {
      for (let remaining = size; remaining > 0; ) {
        if (this.#buffered.length === 0) await this.#readMore();
        const bytes = this.#buffered.subarray(0, remaining);
        this.#buffered = this.#buffered.subarray(bytes.length);
        remaining -= bytes.length;
        onChunk(bytes);
      }
    }
    async #readMore() {
      const {done, value} = await this.#chunks.next();
      if (done) {
        await Promise.race([ this.#stderrClosed, (0, promises_namespaceObject.setTimeout)(1e3, void 0, {
          ref: false
        }) ]);
        throw new Error(`git ended early: ${this.errors}`);
      }
      this.#buffered = this.#buffered.length === 0 ? value : Buffer.concat([ this.#buffered, value ]);
    }
  }
  // CONCATENATED MODULE: ./src/git/object-response.js
  const newline = 10;
  const headerLine = /^([0-9a-f]{40}|[0-9a-f]{64}) (blob|tree|commit|tag) (\d+)$/;
  const maxContentMs = 1e3;
  async function readHeader(dialogue) {
    const line = await dialogue.readUntil(newline);
    const header = object_response_parseHeader(line);
    if (header !== void 0) return header;
    if (/^[0-9a-f]+ missing$/.test(line)) return;
    throw new Error(`its answer is "${printable(line, 200)}"`);
  }
  function readBuffered(dialogue, id, receiver) {
    const {buffered} = dialogue;
    const lineEnd = buffered.indexOf(newline);
    if (lineEnd < 0) return false;
    const header = object_response_parseHeader(buffered.toString("utf8", 0, lineEnd));
    if (header?.id !== id) return false;
    const contentEnd = lineEnd + 1 + header.size;
    if (buffered[contentEnd] !== newline) return false;
    buffered[lineEnd] = 0;
    const isValid = (0, external_node_crypto_.hash)(hashName(id), buffered.subarray(id.length + 1, contentEnd)) === id;
    buffered[lineEnd] = newline;
    if (!isValid || receiver.refuse(header) !== void 0) return false;
    const content = buffered.subarray(lineEnd + 1, contentEnd);
    dialogue.skip(contentEnd + 1);
    if (header.size > 0) receiver.onChunk(content, header.size);
    return true;
  }
  function object_response_parseHeader(line) {
    const [, id, type, digits] = headerLine.exec(line) ?? [];
    return id !== void 0 && isType(type) ? {
      id,
      type,
      size: Number(digits)
    } : void 0;
  }
  function hashName(id) {
    return id.length === 40 ? "sha1" : "sha256";
  }
  async function readContent(dialogue, header, receiver, refusal) {
    let failure = refusal;
    const {id, type, size} = header;
    const contentHash = (0, external_node_crypto_.createHash)(hashName(id)).update(`${type} ${size}\0`);
    const timer = setTimeout(() => dialogue.end(), maxContentMs);
    try {
      await dialogue.readBytes(size, bytes => {
        contentHash.update(bytes);
        if (failure !== void 0) return;
        try {
          receiver.onChunk(bytes, size);
        } catch (error) {
          failure = error;
        }
      });
      let isComplete = false;
      await dialogue.readBytes(1, ([byte]) => {
        isComplete = byte === newline;
      });
      if (!isComplete || contentHash.digest("hex") !== id) throw new Error("its content does not match its id");
    } finally {
      clearTimeout(timer);
    }
    return failure;
  }
  function isType(type) {
    return type === "blob" || type === "tree" || type === "commit" || type === "tag";
  }
  // CONCATENATED MODULE: ./src/git/object-reader.js
  const object_reader_maxBytes = {
    blob: limits.lexiconFileBytes,
    tree: limits.treeBytes,
    commit: limits.commitBytes,
    tag: limits.tagBytes
  };
  const pipelined = 256;
  const maxSkippedBytes = 1024 ** 2;
  class ObjectReader {
    #start;
    #dialogue;
    #queue=[];
    #sent=0;
    #isRunning=false;
    #isClosed=false;
    constructor(start) {
      this.#start = start;
    }
    begin() {
      if (this.#isClosed) throw new Error(endedMessage);
      this.#dialogue ??= new Dialogue(this.#start());
      return this.#dialogue;
    }
    async read(id, signal) {
      let type = "blob";
      let content = Buffer.alloc(0);
      let length = 0;
      const receiver = {
        refuse(header) {
          type = header.type;
          const refusal = refuseLarge(header, object_reader_maxBytes[type]);
          if (refusal === void 0) content = Buffer.allocUnsafe(header.size);
          return refusal;
        },
        onChunk(bytes) {
          length += bytes.copy(content, length);
        }
      };
      const exists = await this.#enqueue(id, receiver, signal);
      return exists ? {
        id,
        type,
        content
      } : void 0;
    }
    async stream(id, limit, onChunk, signal, type = "blob") {
      const receiver = {
        refuse(header) {
          return header.type === type ? refuseLarge(header, limit) : wrongTypeError(header, type);
        },
        onChunk
      };
      return await this.#enqueue(id, receiver, signal);
    }
    close() {
      this.#isClosed = true;
      this.#dialogue?.close();
    }
    #enqueue(id, receiver, signal) {
      if (!/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(id)) return Promise.reject(new Error(`"${printable(id, 100)}" is not the id of a git object`));
      return new Promise((resolve, reject) => {
        this.#queue.push({
          id,
          receiver,
          signal,
          resolve,
          reject
        });
        if (!this.#isRunning) this.#run();
      });
    }
    async #run() {
      this.#isRunning = true;
      for (let request = this.#queue[0]; request !== void 0; request = this.#queue[0]) {
        const batch = this.#queue.slice(0, pipelined);
        for (const [index, each] of batch.entries()) {
          if (this.#serveBuffered(each)) continue;
          await this.#serveUntil(each, index).then(each.resolve, each.reject);
        }
        this.#queue = this.#queue.slice(batch.length);
        this.#sent = Math.max(0, this.#sent - batch.length);
      }
      this.#isRunning = false;
    }
    #serveBuffered({id, receiver, signal, resolve, reject}) {
      const dialogue = this.#dialogue;
      if (dialogue === void 0 || dialogue.isEnding || signal?.aborted) return false;
      try {
        if (!readBuffered(dialogue, id, receiver)) return false;
        resolve(true);
      } catch (error) {
        reject(error);
      }
      return true;
    }
    async #serveUntil(request, index) {
      const {signal} = request;
      const kill = () => this.#dialogue?.kill();
      signal?.addEventListener("abort", kill, {
        once: true
      });
      try {
        if (signal?.aborted && this.#sent > index) this.#restartAfter(index);
        signal?.throwIfAborted();
        return await this.#serve(request, index);
      } catch (error) {
        throw signal?.aborted ? signal.reason : error;
      } finally {
        signal?.removeEventListener("abort", kill);
      }
    }
    async #serve({id, receiver}, index) {
      if (this.#dialogue?.isEnding) this.#restartAfter(index - 1);
      const dialogue = this.begin();
      try {
        this.#send(dialogue, index);
        const header = await readHeader(dialogue);
        if (header === void 0) return false;
        if (header.id !== id) {
          await readContent(dialogue, header, receiver, otherObject);
          return false;
        }
        const refusal = receiver.refuse(header);
        if (refusal !== void 0 && header.size > maxSkippedBytes) {
          this.#restartAfter(index);
          throw new RefusedError(refusal);
        }
        const failure = await readContent(dialogue, header, receiver, refusal);
        if (failure === void 0) return true;
        throw new RefusedError(failure);
      } catch (error) {
        if (error instanceof RefusedError) throw error.cause;
        if (this.#isClosed) throw new Error(endedMessage);
        this.#restartAfter(index);
        throw new MissingObjectError(`git cannot read ${id}: ${messageOf(error)}`);
      }
    }
    #send(dialogue, index) {
      if (this.#sent > index) return;
      const requests = this.#queue.slice(index, index + pipelined);
      dialogue.write(requests.map(({id}) => `${id}\n`).join(""));
      this.#sent = index + requests.length;
    }
    #restartAfter(index) {
      this.#dialogue?.kill();
      this.#dialogue = void 0;
      this.#sent = index + 1;
    }
  }
  class RefusedError extends Error {
    constructor(cause) {
      super("", {
        cause
      });
    }
  }
  function refuseLarge({id, type, size}, limit) {
    if (size <= limit) return;
    return new LimitError(`The git object ${id} (${type})`, `${size} bytes`, limit);
  }
  const endedMessage = "The reading of git objects has ended.";
  const otherObject = new Error("another object");
  // CONCATENATED MODULE: ./src/git/tree.js
  function* treeEntries(tree) {
    for (const entry of encodedEntries(tree)) yield decodeEntry(tree.content, entry);
  }
  function* encodedEntries({id, type, content}) {
    if (type !== "tree") throw notReadable(id);
    for (let start = 0; start < content.length; ) {
      const entry = entryAt(content, start, id);
      if (entry === void 0) throw notReadable(id);
      yield entry;
      start = entry.end;
    }
  }
  function entryAt(bytes, start, tree) {
    let mode = 0;
    let modeEnd = start;
    for (;modeEnd < bytes.length && bytes[modeEnd] !== 32; modeEnd++) {
      const byte = bytes[modeEnd] ?? 0;
      if (byte < 48 || byte > 55) throw notReadable(tree);
      mode = (mode << 3 | byte & 7) & 65535;
    }
    const nameStart = modeEnd + 1;
    let nameEnd = nameStart;
    while (nameEnd < bytes.length && bytes[nameEnd] !== 0) nameEnd++;
    if (nameEnd >= bytes.length) return;
    if (modeEnd === start || nameEnd === nameStart) throw notReadable(tree);
    const idStart = nameEnd + 1;
    const end = idStart + tree.length / 2;
    if (end > bytes.length) return;
    return {
      kind: kindOf(mode),
      nameStart,
      nameEnd,
      idStart,
      end
    };
  }
  function decodeEntry(bytes, {kind, nameStart, nameEnd, idStart, end}) {
    const name = decodeName(bytes.subarray(nameStart, nameEnd));
    return {
      name,
      kind,
      id: bytes.toString("hex", idStart, end)
    };
  }
  function decodeName(bytes) {
    const name = bytes.toString("utf8");
    if (!name.includes("\ufffd") || Buffer.from(name).equals(bytes)) return name;
    const toSurrogate = byte => String.fromCharCode(56320 + byte.charCodeAt(0));
    return bytes.toString("latin1").replace(/[\x80-\xff]/g, toSurrogate);
  }
  function notReadable(id) {
    return new Error(`The git tree ${id} is not readable`);
  }
  function kindOf(mode) {
    const type = mode & 61440;
    if (type === 32768) return "file";
    if (type === 16384) return "folder";
    return type === 40960 ? "symbolic link" : "submodule";
  }
  function findEntry(tree, name) {
    const wanted = Buffer.from(name);
    const {content} = tree;
    let found;
    for (const entry of encodedEntries(tree)) {
      const {nameStart, nameEnd} = entry;
      if (nameEnd - nameStart !== wanted.length) continue;
      if (content.compare(wanted, 0, wanted.length, nameStart, nameEnd) !== 0) continue;
      if (found !== void 0) throw new Error(`The git tree ${tree.id} contains "${name}" twice`);
      found = entry;
    }
    return found && decodeEntry(content, found);
  }
  async function lookUp(git, tree, path, parent = "") {
    let entry = {
      kind: "folder",
      id: tree
    };
    const names = path.split("/").filter(name => name !== "" && name !== ".");
    for (const [depth, name] of names.entries()) {
      const folder = [ parent, ...names.slice(0, depth) ].filter(Boolean).join("/");
      if (entry.kind === "file") return;
      if (entry.kind !== "folder") throw new Error(`${folder} is a ${entry.kind}, so its content is not part of the commit. Commit a folder in its place.`);
      const object = await readObject(git, entry.id, "tree", folder || "the top folder");
      const child = findEntry(object, name);
      if (child === void 0) return;
      entry = child;
    }
    return entry;
  }
  const maxCachedObjects = 200;
  const maxCachedBytes = 16 * 1024;
  function cacheObjects(source) {
    const cached = new Map;
    return {
      async read(id, signal) {
        const found = cached.get(id);
        if (found !== void 0) return found;
        const object = await source.read(id, signal);
        const isShared = object?.type === "tree" || object?.type === "commit";
        if (!isShared || object.content.length > maxCachedBytes) return object;
        const [oldest] = cached.keys();
        if (oldest !== void 0 && cached.size === maxCachedObjects) cached.delete(oldest);
        cached.set(id, object);
        return object;
      }
    };
  }
  async function readObject(git, id, type, what) {
    const object = await git.read(id);
    if (object?.type === type) return object;
    if (object !== void 0) throw wrongTypeError(object, type, ` (${what})`);
    throw new MissingObjectError(`The git object ${id} (${what}) is missing from this checkout, or damaged`);
  }
  // CONCATENATED MODULE: ./src/git/repository.js
  async function openGit(options) {
    const {directory, workspace, home, env, signal, debug} = options;
    const repository = findRepository(directory, workspace);
    const runner = createGitRunner({
      executable: findGit(env, workspace),
      cwd: repository.top,
      localEnv: localEnvironment({
        repository,
        workspace,
        home,
        env
      }),
      networkEnv: () => networkEnvironment({
        repository,
        workspace,
        home,
        env
      }),
      signal,
      debug
    });
    const listing = createListing(runner, () => looseTags(repository.gitDir));
    listing.tags().catch(() => {});
    const localObjects = new ObjectReader(() => runner.start([ "cat-file", "--batch" ]));
    localObjects.begin();
    const {origin, isPartial} = await readSettings(runner, directory).catch(error => {
      localObjects.close();
      throw error;
    });
    if (isPartial) localObjects.close();
    const objects = isPartial ? new ObjectReader(() => runner.startWithNetwork([ "cat-file", "--batch" ])) : localObjects;
    return {
      prefix: repository.prefix,
      isShallow: repository.isShallow,
      origin,
      ...listing,
      ...readingOf(objects, createCheckpoint(signal, "while git was read.")),
      close: () => objects.close()
    };
  }
  function readingOf(objects, checkpoint) {
    const cached = cacheObjects(objects);
    let limit;
    return {
      read: (id, signal = limit) => cached.read(id, signal),
      stream: (id, maxBytes, onChunk) => objects.stream(id, maxBytes, onChunk, limit),
      streamTree: (id, maxBytes, onChunk) => objects.stream(id, maxBytes, onChunk, limit, "tree"),
      async checkpoint() {
        await checkpoint();
        limit?.throwIfAborted();
      },
      async within(limitMs, work) {
        const controller = new AbortController;
        const {signal} = controller;
        const seconds = Math.round(limitMs / 1e3);
        const end = () => controller.abort(new TimeLimitError(`git needs more than ${seconds} s to read this revision. Increase the input timeout`));
        const timer = setTimeout(end, limitMs);
        limit = signal;
        try {
          const value = await work();
          signal.throwIfAborted();
          return value;
        } catch (thrown) {
          throw signal.aborted ? signal.reason : thrown;
        } finally {
          clearTimeout(timer);
          limit = void 0;
        }
      }
    };
  }
  async function readSettings(git, directory) {
    const names = "^(remote\\.origin\\.url|extensions\\.partialclone|remote\\..*\\.promisor)$";
    const args = [ "config", "--null", "--get-regexp", names ];
    const output = await git.run(args).catch(error => {
      if (error instanceof GitError && error.exitCode === 1) return "";
      const reason = messageOf(error).replace(/\.$/, "");
      throw new Error(`git could not open ${directory}: ${reason}. ${gitAdvice(reason)}`);
    });
    const settings = output.split("\0").map(setting => {
      const nameEnd = setting.indexOf("\n");
      return nameEnd < 0 ? [ setting, "" ] : [ setting.slice(0, nameEnd), setting.slice(nameEnd + 1) ];
    });
    const origin = settings.find(([name]) => name === "remote.origin.url");
    return {
      origin: origin?.[1].trim() ?? "",
      isPartial: settings.some(([name]) => /\.(partialclone|promisor)$/.test(name))
    };
  }
  // EXTERNAL MODULE: external "node:url"
    var external_node_url_ = __nccwpck_require__(3136);
  // EXTERNAL MODULE: external "node:util"
    var external_node_util_ = __nccwpck_require__(7975);
  // CONCATENATED MODULE: ./src/http/body.js
  const noCompression = /^(|identity|chunked|none|binary|utf-?8|aws-chunked|amz-1\.0)$/;
  const maxCodings = 3;
  async function readBody(message) {
    const chunks = [];
    let size = 0;
    for await (const chunk of message) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > limits.responseBytes) throw tooLargeError();
    }
    const {"content-encoding": content = "", "transfer-encoding": transfer = ""} = message.headers;
    const body = await decompress(Buffer.concat(chunks), `${content},${transfer}`);
    return body.toString("utf8");
  }
  async function decompress(body, header) {
    const codings = header.toLowerCase().split(/[\s,]+/);
    const applied = codings.filter(coding => !noCompression.test(coding));
    if (applied.length === 0 || body.length === 0) return body;
    const name = printable(applied.join(", "), 50);
    if (applied.length > maxCodings) throw new UnacceptableResponseError(unreadable(name));
    let content = body;
    for (const coding of applied.toReversed()) content = await decode(content, coding, name);
    return content;
  }
  async function decode(body, coding, name) {
    const {brotliDecompress, gunzip, inflate, inflateRaw} = await Promise.resolve().then(__nccwpck_require__.t.bind(__nccwpck_require__, 8522, 23));
    const options = {
      maxOutputLength: limits.responseBytes
    };
    const hasZlibHeader = ((body[0] ?? 0) & 15) === 8;
    const decoders = {
      gzip: () => (0, external_node_util_.promisify)(gunzip)(body, options),
      "x-gzip": () => (0, external_node_util_.promisify)(gunzip)(body, options),
      deflate: () => (0, external_node_util_.promisify)(hasZlibHeader ? inflate : inflateRaw)(body, options),
      br: () => (0, external_node_util_.promisify)(brotliDecompress)(body, options)
    };
    const decoder = Object.hasOwn(decoders, coding) ? decoders[coding] : void 0;
    if (decoder === void 0) throw new UnacceptableResponseError(unreadable(name));
    try {
      return await decoder();
    } catch (error) {
      if (codeOf(error) === "ERR_BUFFER_TOO_LARGE") throw tooLargeError();
      const message = `${unreadable(name)}: ${messageOf(error)}`;
      throw codeOf(error) === "Z_BUF_ERROR" ? new Error(message) : new UnacceptableResponseError(message);
    }
  }
  function tooLargeError() {
    return new ResponseTooLargeError(`${limits.responseBytes} bytes`);
  }
  function unreadable(codings) {
    return `the answer has the compression "${codings}", which was not asked for and cannot be read`;
  }
  // CONCATENATED MODULE: ./src/http/early-connections.js
  class EarlyConnections {
    #agent;
    #open;
    #unused=new Map;
    #isClosed=false;
    constructor(agent) {
      this.#agent = agent;
      this.#open = agent.createConnection.bind(agent);
      agent.createConnection = (options, callback) => this.#take(agent.getName(options)) ?? this.#open(options, callback);
    }
    open(options, count) {
      if (this.#isClosed) return;
      const host = options.hostname ?? "";
      const servername = (0, external_node_net_.isIP)(host) === 0 ? host : "";
      const complete = {
        ...options,
        host,
        port: portOf(options),
        servername,
        path: null
      };
      const stream = this.#open(complete);
      if (!stream) return;
      this.#unused.set(stream, this.#agent.getName(complete));
      stream.on("error", () => {}).on("close", () => this.#unused.delete(stream));
      stream.once("connect", () => {
        for (let opened = 1; opened < count; opened++) this.open(options, 1);
      });
    }
    #take(name) {
      for (const [stream, nameOfStream] of this.#unused) {
        if (nameOfStream !== name) continue;
        this.#unused.delete(stream);
        if (stream.writable && stream.readableLength === 0) return stream;
        stream.destroy();
      }
      return;
    }
    close() {
      this.#isClosed = true;
      for (const stream of this.#unused.keys()) stream.destroy();
    }
  }
  // CONCATENATED MODULE: ./src/http/proxy.js
  const schemes = [ "http:", "https:", "socks:", "socks4:", "socks4a:", "socks5:", "socks5h:" ];
  function proxyFor(url, env) {
    const names = [ `${url.protocol.slice(0, -1)}_proxy`, "all_proxy" ];
    const variable = names.flatMap(name => [ name, name.toUpperCase() ]).find(name => env[name]);
    const excluded = env["no_proxy"] || env["NO_PROXY"] || "";
    if (variable === void 0 || isLoopback(url) || isExcluded(url, excluded)) return;
    const value = env[variable] ?? "";
    const address = URL.canParse(value) ? new URL(value) : void 0;
    if (address === void 0 || address.hostname === "" || !schemes.includes(address.protocol)) throw new UnacceptableResponseError(`${variable} is not the address of a proxy (http, https, socks4, socks5 or socks5h://host:port). ` + 'In its user name and password, write "/", "?" and "#" as %2F, %3F and %23');
    const {protocol, host, username, password} = address;
    const userinfo = `${percentDecode(username)}:${percentDecode(password)}`;
    return {
      url: address,
      variable,
      env,
      title: `the proxy ${protocol}//${host} (${variable})`,
      authorization: userinfo === ":" ? void 0 : `Basic ${Buffer.from(userinfo).toString("base64")}`
    };
  }
  function throughProxy(url, env, failure) {
    try {
      const title = proxyFor(url, env)?.title;
      return title === void 0 || failure.startsWith(title) ? "" : `, through ${title}`;
    } catch {
      return "";
    }
  }
  function isExcluded(url, noProxy) {
    const host = hostOf(url);
    const port = portOf(url);
    return noProxy.toLowerCase().split(/[\s,]+/).some(entry => entry === "*" || isMatch(entry, host, port));
  }
  const proxy_parts = /^\[?(?<name>[^[\]/]+?)\]?(?:\/(?<length>\d{1,3}))?\]?(?::(?<only>\d+))?$/;
  function isMatch(entry, host, port) {
    const groups = (0, external_node_net_.isIP)(entry) === 0 ? proxy_parts.exec(entry)?.groups : {
      name: entry
    };
    const {name = "", length, only = port} = groups ?? {};
    if (name === "" || only !== port) return false;
    const version = (0, external_node_net_.isIP)(name);
    if (version !== 0) return isInBlock(host, name, length ?? (version === 4 ? "32" : "128"));
    const domain = (0, external_node_url_.domainToASCII)(name.replace(/^\*?\.|\.$/g, ""));
    return length === void 0 && domain !== "" && `.${host}`.endsWith(`.${domain}`);
  }
  function isInBlock(host, address, length) {
    const [inHost, inBlock] = [ (0, external_node_net_.isIP)(host), (0, external_node_net_.isIP)(address) ];
    if (inHost === 0 || address.includes("%") || Number(length) > (inBlock === 4 ? 32 : 128)) return false;
    const list = new external_node_net_.BlockList;
    list.addSubnet(address, Number(length), inBlock === 4 ? "ipv4" : "ipv6");
    return list.check(host, inHost === 4 ? "ipv4" : "ipv6");
  }
  // CONCATENATED MODULE: ./src/http/tunnel.js
  function routeThrough(server, url, {modules, connection, identity, agentFor}) {
    const {http, https} = modules;
    const proxy = {
      ...server,
      modules
    };
    const isHttpProxy = proxy.url.protocol.startsWith("http");
    if (url.protocol === "https:" || !isHttpProxy) {
      const agent = agentFor(() => createTunnelAgent(proxy, url.protocol, connection));
      const send = url.protocol === "https:" ? https.request : http.request;
      return {
        send,
        isDirect: false,
        options: {
          ...(0, external_node_url_.urlToHttpOptions)(url),
          ...identity,
          agent
        }
      };
    }
    const {send, options} = requestToProxy(proxy, url.host);
    const path = `${url.origin}${url.pathname}${url.search}`;
    return {
      send,
      isDirect: false,
      options: {
        ...options,
        path,
        agent: agentFor(() => createForwardAgent(proxy, connection))
      },
      refusalOf: message => ownRefusal(proxy, url, message),
      failureOf: error => proxyFailure(proxy, error)
    };
  }
  function createForwardAgent({url, modules: {http, https}}, {autoSelectFamilyAttemptTimeout}) {
    const options = {
      keepAlive: false,
      autoSelectFamilyAttemptTimeout
    };
    return url.protocol === "https:" ? new https.Agent(options) : new http.Agent(options);
  }
  function createTunnelAgent(proxy, protocol, options) {
    const {http, https} = proxy.modules;
    const agent = protocol === "https:" ? new https.Agent(options) : new http.Agent(options);
    const connectTls = agent.createConnection.bind(agent);
    const open = proxy.url.protocol.startsWith("http") ? openTunnel : openSocks;
    agent.createConnection = (connection, callback) => {
      const {host, port} = connection;
      const work = async () => {
        const target = {
          host: host ?? "",
          port: Number(port),
          signal: connectSignalOf(connection)
        };
        const socket = await open(proxy, target, options);
        if (protocol !== "https:") return socket;
        const withSocket = {
          ...connection,
          socket
        };
        return connectTls(withSocket) ?? socket;
      };
      work().then(stream => callback?.(null, stream), error => callback?.(asError(error), new external_node_net_.Socket));
      return;
    };
    return agent;
  }
  function connectSignalOf(connection) {
    const signal = "connectSignal" in connection ? connection.connectSignal : void 0;
    return signal instanceof AbortSignal ? signal : void 0;
  }
  async function openTunnel(proxy, {host, port, signal}, {autoSelectFamilyAttemptTimeout}) {
    const name = `${(0, external_node_net_.isIP)(host) === 6 ? `[${host}]` : host}:${port}`;
    const {send, options} = requestToProxy(proxy, name);
    const request = send({
      ...options,
      method: "CONNECT",
      path: name,
      agent: false,
      autoSelectFamilyAttemptTimeout,
      ...signal && {
        signal
      }
    });
    return await new Promise((resolve, reject) => {
      const refuse = ({statusCode = 0}, socket) => {
        socket.on("error", () => {}).destroy();
        reject(refusal(proxy, `refused to connect to ${name}`, statusCode));
      };
      request.on("connect", (response, socket, head) => {
        const {statusCode = 0} = response;
        if (statusCode < 200 || statusCode > 299) return refuse(response, socket);
        if (head.length > 0) socket.unshift(head);
        resolve(socket);
      });
      request.on("upgrade", refuse);
      request.on("response", response => refuse(response, response.socket));
      request.on("error", error => reject(proxyFailure(proxy, error)));
      request.end();
    });
  }
  async function openSocks(proxy, {host, port, signal}, {lookup, autoSelectFamilyAttemptTimeout}) {
    const {protocol, username, password} = proxy.url;
    const isRemote = /[ah]:$/.test(protocol) || (0, external_node_net_.isIP)(host) !== 0;
    const address = isRemote ? host : await resolveName(host, lookup);
    const at = {
      host: hostOf(proxy.url),
      port: Number(proxy.url.port || 1080)
    };
    try {
      const {SocksClient} = await __nccwpck_require__.e(518).then(__nccwpck_require__.t.bind(__nccwpck_require__, 518, 23));
      const socket = (0, external_node_net_.connect)({
        ...at,
        autoSelectFamilyAttemptTimeout,
        ...signal && {
          signal
        }
      });
      socket.on("error", () => {});
      await (0, external_node_events_.once)(socket, "connect");
      const type = protocol.startsWith("socks4") ? 4 : 5;
      const user = {
        userId: percentDecode(username),
        password: percentDecode(password)
      };
      await SocksClient.createConnection({
        proxy: {
          ...at,
          type,
          ...username !== "" && user
        },
        command: "connect",
        destination: {
          host: address,
          port
        },
        existing_socket: socket
      });
      return socket;
    } catch (error) {
      const status = socksStatus(messageOf(error));
      if (status === void 0) throw proxyFailure(proxy, error);
      const message = `${proxy.title} made no connection: ${messageOf(error)}`;
      throw errorWithAdvice(proxy, message, status);
    }
  }
  function socksStatus(text) {
    if (/authentication/i.test(text)) return 407;
    if (/NotAllowed|NotSupported/.test(text)) return 403;
    return /Unreachable|ConnectionRefused/.test(text) ? 502 : void 0;
  }
  async function resolveName(host, lookup) {
    return await new Promise((resolve, reject) => {
      lookup(host, {
        all: false
      }, (error, address) => {
        if (error === null) resolve(String(address)); else reject(error);
      });
    });
  }
  function requestToProxy({url, authorization, modules}, host) {
    const name = hostOf(url);
    const isTls = url.protocol === "https:";
    return {
      send: isTls ? modules.https.request : modules.http.request,
      options: {
        host: name,
        port: portOf(url),
        servername: (0, external_node_net_.isIP)(name) === 0 ? name : "",
        rejectUnauthorized: true,
        headers: {
          host,
          ...authorization && {
            "proxy-authorization": authorization
          }
        }
      }
    };
  }
  const proxyStatuses = [ 403, 502, 503, 504 ];
  const proxyPrograms = /^(squid|tinyproxy|privoxy)\b/i;
  function ownRefusal(proxy, url, {statusCode = 0, headers}) {
    const {"content-type": type = ""} = headers;
    const server = String(headers["server"] ?? "");
    const isMarked = "proxy-status" in headers || "x-squid-error" in headers;
    const isPage = !/\bjson\b/.test(type) && /^$|proxy/i.test(server);
    const isOwn = statusCode === 407 || statusCode >= 400 && proxyPrograms.test(server) || proxyStatuses.includes(statusCode) && (isMarked || isPage);
    if (!isOwn) return;
    return refusal(proxy, `refused the request for ${url.host}`, statusCode);
  }
  function refusal(proxy, what, status) {
    const name = proxy.modules.http.STATUS_CODES[status] ?? "";
    const message = `${proxy.title} ${what} (HTTP ${`${status} ${name}`.trim()})`;
    return errorWithAdvice(proxy, message, status);
  }
  function errorWithAdvice({variable}, start, status) {
    const advice = status === 407 || status === 401 ? `. Add the user and the password of the proxy to ${variable}` : status === 403 ? ". Allow this host in the proxy, or add the host to no_proxy" : status >= 500 ? ". The proxy cannot reach the host: check the address of the host, or add the host to no_proxy" : "";
    const message = `${start}${advice}`;
    return isRetryable(status) ? new Error(message) : new UnacceptableResponseError(message);
  }
  function proxyFailure({title, url, variable, env}, error) {
    const endpoint = {
      protocol: url.protocol,
      input: variable,
      env
    };
    return failureWith(`${title} made no connection`, error, endpoint);
  }
  function asError(thrown) {
    return thrown instanceof Error ? thrown : new Error(String(thrown));
  }
  // CONCATENATED MODULE: ./src/http/user-agent.js
  const userAgent = "log-revision/0.1.0";
  // CONCATENATED MODULE: ./src/http/transport.js
  async function loadModules() {
    const [dns, http, https, tls] = await Promise.all([ Promise.resolve().then(__nccwpck_require__.t.bind(__nccwpck_require__, 610, 23)), Promise.resolve().then(__nccwpck_require__.t.bind(__nccwpck_require__, 7067, 23)), Promise.resolve().then(__nccwpck_require__.t.bind(__nccwpck_require__, 4708, 23)), Promise.resolve().then(__nccwpck_require__.t.bind(__nccwpck_require__, 1692, 23)) ]);
    return {
      dns,
      http,
      https,
      tls
    };
  }
  const addressTimeLimitMs = 5e3;
  function createTransport({timeLimitMs, env, lookup}) {
    const routes = new Routes(env, lookup);
    const running = new Set;
    let isClosed = false;
    return {
      async send(request, end) {
        const controller = new AbortController;
        running.add(controller);
        try {
          end?.throwIfAborted();
          return await withinTime(timeLimitMs, controller, end, begin => exchange(routes, request, begin, controller.signal));
        } finally {
          running.delete(controller);
        }
      },
      through: (url, failure) => throughProxy(new URL(url), env, failure),
      async connect(server, count) {
        const route = await routes.find(server).catch(() => {});
        if (!isClosed) route?.open?.(count);
      },
      close() {
        isClosed = true;
        for (const controller of running) controller.abort();
        routes.close();
      }
    };
  }
  async function withinTime(limitMs, controller, end, work) {
    let hasBegun = false;
    let timer;
    let stop = () => {};
    const stopped = new Promise((_, reject) => {
      const fail = reason => {
        reject(reason);
        controller.abort();
      };
      timer = setTimeout(() => fail(timeLimitError(limitMs, hasBegun)), limitMs);
      stop = () => fail(end?.reason);
    });
    end?.addEventListener("abort", stop);
    const begin = () => {
      hasBegun = true;
    };
    try {
      return await Promise.race([ work(begin), stopped ]);
    } finally {
      clearTimeout(timer);
      end?.removeEventListener("abort", stop);
    }
  }
  function timeLimitError(milliseconds, hasBegun) {
    const message = `no complete response within ${milliseconds / 1e3} s`;
    if (hasBegun) return new UnacceptableResponseError(`${message}, although it began`);
    return Object.assign(new Error(message), {
      code: "ETIMEDOUT"
    });
  }
  async function exchange(routes, request, begin, signal) {
    const {send, options, isDirect, refusalOf, failureOf} = await routes.find(request);
    const {method, body} = request;
    const headers = {
      "user-agent": userAgent,
      "accept-encoding": "identity",
      ...request.headers,
      ...options.headers
    };
    const sent = {
      ...options,
      method,
      headers,
      signal,
      connectSignal: signal
    };
    const message = await new Promise((resolve, reject) => {
      const fail = error => reject(failureOf?.(error) ?? error);
      send(sent, resolve).on("error", fail).on("socket", socket => socket.once("data", begin)).on("upgrade", ({statusCode}, socket) => {
        socket.destroy();
        fail(statusError(statusCode));
      }).end(body);
    });
    const {statusCode: status = 0} = message;
    const isValid = status >= 200 && status <= 599;
    const refusal = isValid ? refusalOf?.(message) : statusError(status);
    if (refusal !== void 0) {
      message.destroy();
      throw refusal;
    }
    const address = isDirect ? message.socket.remoteAddress : void 0;
    const text = await readBody(message);
    checkSize(message.headers, text);
    return createResponse(status, message.headers, text, address);
  }
  function statusError(status = 0) {
    return new UnacceptableResponseError(`the answer has HTTP ${status}, which cannot end a request`);
  }
  class Routes {
    #env;
    #lookup;
    #agents=new Map;
    #early=new Map;
    constructor(env, lookup) {
      this.#env = env;
      this.#lookup = lookup;
    }
    async find({url: address, networks, tls: files}) {
      const url = new URL(address);
      if (networks !== void 0) checkHost(url.hostname, networks);
      const proxy = this.#proxyFor(url);
      const {dns, http, https, tls} = await loadModules();
      const lookup = this.#lookup ?? dns.lookup;
      const connection = {
        keepAlive: true,
        autoSelectFamilyAttemptTimeout: addressTimeLimitMs,
        lookup: networks === void 0 ? lookup : guardLookup(lookup, networks)
      };
      const identity = {
        ...identityOptions(url, tls),
        ...files
      };
      const allowed = networks === void 0 ? [ "any" ] : [ ...networks ].sort();
      const key = [ url.protocol, proxy?.url.href ?? "", ...allowed ].join();
      const agentFor = create => {
        const agent = this.#agents.get(key) ?? create();
        this.#agents.set(key, agent);
        return agent;
      };
      if (proxy !== void 0) return routeThrough(proxy, url, {
        modules: {
          http,
          https
        },
        connection,
        identity,
        agentFor
      });
      const {Agent, request: send} = url.protocol === "https:" ? https : http;
      const agent = agentFor(() => new Agent(connection));
      const options = {
        ...(0, external_node_url_.urlToHttpOptions)(url),
        ...identity
      };
      const open = count => this.#earlyOf(agent).open({
        ...connection,
        ...options
      }, count);
      return {
        send,
        isDirect: true,
        options: {
          ...options,
          agent
        },
        open
      };
    }
    #earlyOf(agent) {
      const early = this.#early.get(agent) ?? new EarlyConnections(agent);
      this.#early.set(agent, early);
      return early;
    }
    #proxyFor(url) {
      const isSet = Object.keys(this.#env).some(name => /^(https?|all)_proxy$/i.test(name));
      return isSet ? proxyFor(url, this.#env) : void 0;
    }
    close() {
      for (const agent of this.#agents.values()) agent.destroy();
      for (const early of this.#early.values()) early.close();
    }
  }
  function identityOptions(url, {checkServerIdentity}) {
    return {
      rejectUnauthorized: true,
      checkServerIdentity: (_, certificate) => checkServerIdentity(url.hostname.replace(/^\[|\]$/g, ""), certificate)
    };
  }
  // CONCATENATED MODULE: ./src/http/client.js
  const graceForResponseMs = 1e3;
  const graceForCleanupMs = 800;
  function createHttp(options) {
    const {redact, timeLimitMs = 3e4, env = {}, lookup} = options;
    const transport = createTransport({
      timeLimitMs,
      env,
      lookup
    });
    return {
      send: request => sendWithRetries(transport, request, options),
      redact: response => redactResponse(response, redact),
      connect: (server, count) => transport.connect(server, count),
      close: () => transport.close()
    };
  }
  async function sendWithRetries(transport, request, options) {
    const {info, signal, wait = waitUnlessStopped} = options;
    const {name, mayRetry} = request;
    for (let number = 1; ;number++) {
      const attempted = await attempt(transport, request, options);
      const {failure, isFinal} = attempted;
      const response = attempted.response && {
        ...attempted.response,
        attempts: number
      };
      if (response !== void 0 && !http_client_isTemporary(request, response)) return response;
      const requestedMs = response && requestedDelayMs(response, Date.now());
      if (response !== void 0 && requestedMs !== void 0 && requestedMs > maxRequestedDelayMs) return {
        ...response,
        requestedDelayMs: requestedMs
      };
      if (number < maxAttempts && !isFinal && !signal.aborted) {
        const milliseconds = retryDelayMs(number, requestedMs, Math.random());
        const what = failure ?? `HTTP ${response?.status}`;
        const seconds = (milliseconds / 1e3).toFixed(1);
        info(`${name}: ${what}; attempt ${number + 1} in ${seconds} s`);
        await wait(signal, milliseconds);
        if (mayRetry === void 0 || await mayRetry()) continue;
      }
      if (response !== void 0) return response;
      throw noAnswerError(request, number, attempted, transport);
    }
  }
  async function attempt(transport, request, {signal, debug, env = {}}) {
    const {name, method, url, cleansUp} = request;
    const {host, origin, pathname} = new URL(url);
    if (signal.aborted && !cleansUp) throw stoppedError(signal, `before ${name} was sent to ${host}.`);
    const signed = await (request.sign?.(request)) ?? request;
    const start = uptimeMs();
    const graceMs = signal.aborted ? graceForCleanupMs : graceForResponseMs;
    const result = await raceWithStop(signal, resultOf(request, transport.send(signed), env), graceMs);
    if (result === void 0) throw stoppedError(signal, `before ${host} answered ${name}.`);
    const outcome = result.response?.status ?? result.failure;
    const milliseconds = Math.round(uptimeMs() - start);
    debug(`${name}: ${method} ${origin}${pathname}: ${outcome}, ${milliseconds} ms`);
    return result;
  }
  function http_client_isTemporary(request, response) {
    return request.isTemporary?.(response) ?? isRetryable(response.status);
  }
  function noAnswerError({name, url, server}, attempts, {failure = "", cause}, transport) {
    const {origin} = new URL(url);
    const through = transport.through(url, failure);
    const from = server === void 0 ? origin : `${server.title} at ${server.address} (${server.input})`;
    const tried = `tried ${timesOf(attempts)}`;
    return new Error(`${name}: no answer from ${from}${through}, ${tried}: ${failure}.`, {
      cause
    });
  }
  async function resultOf({url, server}, response, env) {
    try {
      return {
        response: await response
      };
    } catch (error) {
      if (error instanceof ForbiddenNetworkError) throw error;
      const {protocol} = new URL(url);
      const {input = "its address", certificateVariable} = server ?? {};
      const failure = explainFailure(error, {
        protocol,
        input,
        certificateVariable,
        env
      });
      return {
        failure,
        isFinal: isFinalFailure(error),
        cause: error
      };
    }
  }
  // CONCATENATED MODULE: ./src/provenance/cache.js
  class SharedCache {
    #maxWeight;
    #weigh;
    #values=new Map;
    #weight=0;
    constructor(maxWeight, weigh) {
      this.#maxWeight = maxWeight;
      this.#weigh = weigh;
    }
    get(key, create) {
      const found = this.#values.get(key);
      if (found !== void 0) return found;
      const value = create();
      this.#values.set(key, value);
      value.then(created => this.#add(this.#weigh(created)), error => error instanceof TimeLimitError && this.#values.delete(key));
      return value;
    }
    #add(weight) {
      this.#weight += weight;
      if (this.#weight <= this.#maxWeight) return;
      this.#values.clear();
      this.#weight = 0;
    }
  }
  // CONCATENATED MODULE: ./src/provenance/entries.js
  const entriesPerCheckpoint = 1e3;
  async function visitEntries(git, tree, path, visit) {
    const object = await readObject(git, tree, "tree", path);
    let count = 0;
    for (const entry of treeEntries(object)) {
      visit(entry);
      if (++count % entriesPerCheckpoint === 0) await git.checkpoint();
    }
    return object.content.length;
  }
  // CONCATENATED MODULE: ./src/provenance/dataset/locate.js
  function createFolderCache() {
    return new SharedCache(32 * 1024 ** 2, ({subfolders}) => subfolders.reduce((sum, {name}) => sum + 150 + name.length, 500));
  }
  const locate_maxDepth = 4;
  const maxFound = 10;
  const maxDeepFolders = 2e3;
  const locate_maxNameLength = 255;
  async function locate(git, cache, tree, folder) {
    const repositories = [];
    const withoutStore = [];
    const deeper = [];
    const budget = new Budget(folder || "The commit");
    const search = async ({id, path, depth}) => {
      const visited = await visitFolder(git, cache, id, path);
      countFolder(budget, visited);
      const found = {
        folder: path,
        ...visited.parts
      };
      if (visited.isRepository) {
        repositories.push(found);
        return;
      }
      if (found.index !== void 0 && found.records !== void 0) if (withoutStore.length < maxFound) withoutStore.push(found);
      if (depth === locate_maxDepth) {
        addSubfolders(deeper, visited, path, depth);
        return;
      }
      for (const child of visited.subfolders) {
        if (repositories.length === maxFound) return;
        await search({
          id: child.id,
          path: `${path}${child.name}/`,
          depth: depth + 1
        });
      }
    };
    await search({
      id: tree,
      path: folder,
      depth: 0
    });
    const tooDeep = repositories.length > 0 ? void 0 : await findDeep(git, cache, deeper, budget);
    return {
      repositories,
      withoutStore,
      tooDeep
    };
  }
  function countFolder(budget, {bytes}) {
    budget.add(1, limits.searchedFolders, "folders to search for a lairs Repository");
    budget.add(bytes, limits.searchedBytes, "bytes of folders to search for a lairs Repository");
  }
  async function findDeep(git, cache, folders, budget) {
    const pending = [ ...folders ];
    try {
      for (const {id, path, depth} of pending) {
        const visited = await visitFolder(git, cache, id, path).catch(() => {});
        if (visited === void 0) continue;
        countFolder(budget, visited);
        if (visited.isRepository) return path;
        addSubfolders(pending, visited, path, depth);
      }
    } catch {}
    return;
  }
  function addSubfolders(places, {subfolders}, parent, depth) {
    for (const {name, id} of subfolders) {
      if (places.length >= maxDeepFolders) return;
      places.push({
        id,
        path: `${parent}${name}/`,
        depth: depth + 1
      });
    }
  }
  async function visitFolder(git, cache, tree, path) {
    await git.checkpoint();
    return await cache.get(tree, () => readFolder(git, tree, path || "the top folder"));
  }
  async function readFolder(git, tree, path) {
    const ids = new Map;
    const subfolders = [];
    let isRepository = false;
    let indexLink;
    const bytes = await visitEntries(git, tree, path, ({name, kind, id}) => {
      if (name === ".panproto") isRepository = true;
      const isPart = name === "index.json" ? kind === "file" : kind === "folder";
      if (isPart && partNames.has(name) && !ids.has(name)) ids.set(name, id);
      if (name === "index.json" && kind === "symbolic link") indexLink = id;
      if (kind !== "folder" || name.length > locate_maxNameLength) return;
      if (subfolders.length <= limits.searchedFolders) subfolders.push({
        name,
        id
      });
    }).catch(error => {
      if (error instanceof LimitError) return limits.treeBytes;
      throw error;
    });
    const parts = {
      store: ids.get(".panproto"),
      index: ids.get("index.json"),
      indexLink,
      records: ids.get("records")
    };
    return {
      parts,
      isRepository,
      subfolders,
      bytes
    };
  }
  const partNames = new Set([ ".panproto", "index.json", "records" ]);
  // CONCATENATED MODULE: ./src/provenance/placeholder.js
  function placeholderIn(content) {
    const start = content.toString("latin1", 0, 100);
    if (start.startsWith("version https://git-lfs.github.com/spec/v1")) return "Git LFS pointer";
    return start.startsWith("/annex/objects/") ? "git-annex pointer" : void 0;
  }
  function linkPlaceholderIn(target) {
    const isAnnex = /(^|\/)\.git\/(annex\/objects|modules\/.*\/annex\/objects)\//.test(target.toString("latin1", 0, 4096));
    return isAnnex ? "git-annex link" : void 0;
  }
  async function kindOfEntry(git, {kind, id}) {
    const link = kind === "symbolic link" ? await git.read(id) : void 0;
    return (link && linkPlaceholderIn(link.content)) ?? kind;
  }
  // CONCATENATED MODULE: ./node_modules/@msgpack/msgpack/dist.esm/utils/prettyByte.mjs
  function prettyByte(byte) {
    return `${byte < 0 ? "-" : ""}0x${Math.abs(byte).toString(16).padStart(2, "0")}`;
  }
  // CONCATENATED MODULE: ./node_modules/@msgpack/msgpack/dist.esm/ExtData.mjs
  class ExtData {
    type;
    data;
    constructor(type, data) {
      this.type = type;
      this.data = data;
    }
  }
  // CONCATENATED MODULE: ./node_modules/@msgpack/msgpack/dist.esm/DecodeError.mjs
  class DecodeError extends Error {
    constructor(message) {
      super(message);
      const proto = Object.create(DecodeError.prototype);
      Object.setPrototypeOf(this, proto);
      Object.defineProperty(this, "name", {
        configurable: true,
        enumerable: false,
        value: DecodeError.name
      });
    }
  }
  // CONCATENATED MODULE: ./node_modules/@msgpack/msgpack/dist.esm/utils/int.mjs
  const UINT32_MAX = 4294967295;
  function setInt64(view, offset, value) {
    const high = Math.floor(value / 4294967296);
    const low = value;
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
  // CONCATENATED MODULE: ./node_modules/@msgpack/msgpack/dist.esm/timestamp.mjs
  const EXT_TIMESTAMP = -1;
  const TIMESTAMP32_MAX_SEC = 4294967296 - 1;
  const TIMESTAMP64_MAX_SEC = 17179869184 - 1;
  function encodeTimeSpecToTimestamp({sec, nsec}) {
    if (sec >= 0 && nsec >= 0 && sec <= TIMESTAMP64_MAX_SEC) if (nsec === 0 && sec <= TIMESTAMP32_MAX_SEC) {
      const rv = new Uint8Array(4);
      const view = new DataView(rv.buffer);
      view.setUint32(0, sec);
      return rv;
    } else {
      const secHigh = sec / 4294967296;
      const secLow = sec & 4294967295;
      const rv = new Uint8Array(8);
      const view = new DataView(rv.buffer);
      view.setUint32(0, nsec << 2 | secHigh & 3);
      view.setUint32(4, secLow);
      return rv;
    } else {
      const rv = new Uint8Array(12);
      const view = new DataView(rv.buffer);
      view.setUint32(0, nsec);
      setInt64(view, 4, sec);
      return rv;
    }
  }
  function encodeDateToTimeSpec(date) {
    const msec = date.getTime();
    const sec = Math.floor(msec / 1e3);
    const nsec = (msec - sec * 1e3) * 1e6;
    const nsecInSec = Math.floor(nsec / 1e9);
    return {
      sec: sec + nsecInSec,
      nsec: nsec - nsecInSec * 1e9
    };
  }
  function encodeTimestampExtension(object) {
    if (object instanceof Date) {
      const timeSpec = encodeDateToTimeSpec(object);
      return encodeTimeSpecToTimestamp(timeSpec);
    } else return null;
  }
  function decodeTimestampToTimeSpec(data) {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
    switch (data.byteLength) {
     case 4:
      {
        const sec = view.getUint32(0);
        const nsec = 0;
        return {
          sec,
          nsec
        };
      }

     case 8:
      {
        const nsec30AndSecHigh2 = view.getUint32(0);
        const secLow32 = view.getUint32(4);
        const sec = (nsec30AndSecHigh2 & 3) * 4294967296 + secLow32;
        const nsec = nsec30AndSecHigh2 >>> 2;
        return {
          sec,
          nsec
        };
      }

     case 12:
      {
        const sec = getInt64(view, 4);
        const nsec = view.getUint32(0);
        return {
          sec,
          nsec
        };
      }

     default:
      throw new DecodeError(`Unrecognized data size for timestamp (expected 4, 8, or 12): ${data.length}`);
    }
  }
  function decodeTimestampExtension(data) {
    const timeSpec = decodeTimestampToTimeSpec(data);
    return new Date(timeSpec.sec * 1e3 + timeSpec.nsec / 1e6);
  }
  const timestampExtension = {
    type: EXT_TIMESTAMP,
    encode: encodeTimestampExtension,
    decode: decodeTimestampExtension
  };
  // CONCATENATED MODULE: ./node_modules/@msgpack/msgpack/dist.esm/ExtensionCodec.mjs
  class ExtensionCodec {
    static defaultCodec=new ExtensionCodec;
    __brand;
    builtInEncoders=[];
    builtInDecoders=[];
    encoders=[];
    decoders=[];
    constructor() {
      this.register(timestampExtension);
    }
    register({type, encode, decode}) {
      if (type >= 0) {
        this.encoders[type] = encode;
        this.decoders[type] = decode;
      } else {
        const index = -1 - type;
        this.builtInEncoders[index] = encode;
        this.builtInDecoders[index] = decode;
      }
    }
    tryToEncode(object, context) {
      for (let i = 0; i < this.builtInEncoders.length; i++) {
        const encodeExt = this.builtInEncoders[i];
        if (encodeExt != null) {
          const data = encodeExt(object, context);
          if (data != null) {
            const type = -1 - i;
            return new ExtData(type, data);
          }
        }
      }
      for (let i = 0; i < this.encoders.length; i++) {
        const encodeExt = this.encoders[i];
        if (encodeExt != null) {
          const data = encodeExt(object, context);
          if (data != null) {
            const type = i;
            return new ExtData(type, data);
          }
        }
      }
      if (object instanceof ExtData) return object;
      return null;
    }
    decode(data, type, context) {
      const decodeExt = type < 0 ? this.builtInDecoders[-1 - type] : this.decoders[type];
      if (decodeExt) return decodeExt(data, type, context); else return new ExtData(type, data);
    }
  }
  new TextEncoder;
  const CHUNK_SIZE = 4096;
  function utf8DecodeJs(bytes, inputOffset, byteLength) {
    let offset = inputOffset;
    const end = offset + byteLength;
    const units = [];
    let result = "";
    while (offset < end) {
      const byte1 = bytes[offset++];
      if ((byte1 & 128) === 0) units.push(byte1); else if ((byte1 & 224) === 192) {
        const byte2 = bytes[offset++] & 63;
        units.push((byte1 & 31) << 6 | byte2);
      } else if ((byte1 & 240) === 224) {
        const byte2 = bytes[offset++] & 63;
        const byte3 = bytes[offset++] & 63;
        units.push((byte1 & 31) << 12 | byte2 << 6 | byte3);
      } else if ((byte1 & 248) === 240) {
        const byte2 = bytes[offset++] & 63;
        const byte3 = bytes[offset++] & 63;
        const byte4 = bytes[offset++] & 63;
        let unit = (byte1 & 7) << 18 | byte2 << 12 | byte3 << 6 | byte4;
        if (unit > 65535) {
          unit -= 65536;
          units.push(unit >>> 10 & 1023 | 55296);
          unit = 56320 | unit & 1023;
        }
        units.push(unit);
      } else units.push(byte1);
      if (units.length >= CHUNK_SIZE) {
        result += String.fromCharCode(...units);
        units.length = 0;
      }
    }
    if (units.length > 0) result += String.fromCharCode(...units);
    return result;
  }
  const sharedTextDecoder = new TextDecoder;
  const TEXT_DECODER_THRESHOLD = 200;
  function utf8DecodeTD(bytes, inputOffset, byteLength) {
    const stringBytes = bytes.subarray(inputOffset, inputOffset + byteLength);
    return sharedTextDecoder.decode(stringBytes);
  }
  function utf8Decode(bytes, inputOffset, byteLength) {
    if (byteLength > TEXT_DECODER_THRESHOLD) return utf8DecodeTD(bytes, inputOffset, byteLength); else return utf8DecodeJs(bytes, inputOffset, byteLength);
  }
  // CONCATENATED MODULE: ./node_modules/@msgpack/msgpack/dist.esm/utils/typedArrays.mjs
  function isArrayBufferLike(buffer) {
    return buffer instanceof ArrayBuffer || typeof SharedArrayBuffer !== "undefined" && buffer instanceof SharedArrayBuffer;
  }
  function ensureUint8Array(buffer) {
    if (buffer instanceof Uint8Array) return buffer; else if (ArrayBuffer.isView(buffer)) return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength); else if (isArrayBufferLike(buffer)) return new Uint8Array(buffer); else return Uint8Array.from(buffer);
  }
  // CONCATENATED MODULE: ./node_modules/@msgpack/msgpack/dist.esm/CachedKeyDecoder.mjs
  const DEFAULT_MAX_KEY_LENGTH = 16;
  const DEFAULT_MAX_LENGTH_PER_KEY = 16;
  class CachedKeyDecoder {
    hit=0;
    miss=0;
    caches;
    maxKeyLength;
    maxLengthPerKey;
    constructor(maxKeyLength = DEFAULT_MAX_KEY_LENGTH, maxLengthPerKey = DEFAULT_MAX_LENGTH_PER_KEY) {
      this.maxKeyLength = maxKeyLength;
      this.maxLengthPerKey = maxLengthPerKey;
      this.caches = [];
      for (let i = 0; i < this.maxKeyLength; i++) this.caches.push([]);
    }
    canBeCached(byteLength) {
      return byteLength > 0 && byteLength <= this.maxKeyLength;
    }
    find(bytes, inputOffset, byteLength) {
      const records = this.caches[byteLength - 1];
      FIND_CHUNK: for (const record of records) {
        const recordBytes = record.bytes;
        for (let j = 0; j < byteLength; j++) if (recordBytes[j] !== bytes[inputOffset + j]) continue FIND_CHUNK;
        return record.str;
      }
      return null;
    }
    store(bytes, value) {
      const records = this.caches[bytes.length - 1];
      const record = {
        bytes,
        str: value
      };
      if (records.length >= this.maxLengthPerKey) records[Math.random() * records.length | 0] = record; else records.push(record);
    }
    decode(bytes, inputOffset, byteLength) {
      const cachedValue = this.find(bytes, inputOffset, byteLength);
      if (cachedValue != null) {
        this.hit++;
        return cachedValue;
      }
      this.miss++;
      const str = utf8DecodeJs(bytes, inputOffset, byteLength);
      const slicedCopyOfBytes = Uint8Array.prototype.slice.call(bytes, inputOffset, inputOffset + byteLength);
      this.store(slicedCopyOfBytes, str);
      return str;
    }
  }
  // CONCATENATED MODULE: ./node_modules/@msgpack/msgpack/dist.esm/Decoder.mjs
  const STATE_ARRAY = "array";
  const STATE_MAP_KEY = "map_key";
  const STATE_MAP_VALUE = "map_value";
  const mapKeyConverter = key => {
    if (typeof key === "string" || typeof key === "number") return key;
    throw new DecodeError("The type of key must be string or number but " + typeof key);
  };
  class StackPool {
    stack=[];
    stackHeadPosition=-1;
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
          type: void 0,
          size: 0,
          array: void 0,
          position: 0,
          readCount: 0,
          map: void 0,
          key: null
        };
        this.stack.push(partialState);
      }
      return this.stack[this.stackHeadPosition];
    }
    release(state) {
      const topStackState = this.stack[this.stackHeadPosition];
      if (topStackState !== state) throw new Error("Invalid stack state. Released state is not on top of the stack.");
      if (state.type === STATE_ARRAY) {
        const partialState = state;
        partialState.size = 0;
        partialState.array = void 0;
        partialState.position = 0;
        partialState.type = void 0;
      }
      if (state.type === STATE_MAP_KEY || state.type === STATE_MAP_VALUE) {
        const partialState = state;
        partialState.size = 0;
        partialState.map = void 0;
        partialState.readCount = 0;
        partialState.type = void 0;
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
    EMPTY_VIEW.getInt8(0);
  } catch (e) {
    if (!(e instanceof RangeError)) throw new Error("This module is not supported in the current JavaScript engine because DataView does not throw RangeError on out-of-bounds access");
  }
  const MORE_DATA = new RangeError("Insufficient data");
  const sharedCachedKeyDecoder = new CachedKeyDecoder;
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
    totalPos=0;
    pos=0;
    view=EMPTY_VIEW;
    bytes=EMPTY_BYTES;
    headByte=HEAD_BYTE_REQUIRED;
    stack=new StackPool;
    entered=false;
    constructor(options) {
      this.extensionCodec = options?.extensionCodec ?? ExtensionCodec.defaultCodec;
      this.context = options?.context;
      this.useBigInt64 = options?.useBigInt64 ?? false;
      this.rawStrings = options?.rawStrings ?? false;
      this.maxStrLength = options?.maxStrLength ?? UINT32_MAX;
      this.maxBinLength = options?.maxBinLength ?? UINT32_MAX;
      this.maxArrayLength = options?.maxArrayLength ?? UINT32_MAX;
      this.maxMapLength = options?.maxMapLength ?? UINT32_MAX;
      this.maxExtLength = options?.maxExtLength ?? UINT32_MAX;
      this.keyDecoder = options?.keyDecoder !== void 0 ? options.keyDecoder : sharedCachedKeyDecoder;
      this.mapKeyConverter = options?.mapKeyConverter ?? mapKeyConverter;
    }
    clone() {
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
        keyDecoder: this.keyDecoder
      });
    }
    reinitializeState() {
      this.totalPos = 0;
      this.headByte = HEAD_BYTE_REQUIRED;
      this.stack.reset();
    }
    setBuffer(buffer) {
      const bytes = ensureUint8Array(buffer);
      this.bytes = bytes;
      this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      this.pos = 0;
    }
    appendBuffer(buffer) {
      if (this.headByte === HEAD_BYTE_REQUIRED && !this.hasRemaining(1)) this.setBuffer(buffer); else {
        const remainingData = this.bytes.subarray(this.pos);
        const newData = ensureUint8Array(buffer);
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
      const {view, pos} = this;
      return new RangeError(`Extra ${view.byteLength - pos} of ${view.byteLength} byte(s) found at buffer[${posToShow}]`);
    }
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
        if (this.hasRemaining(1)) throw this.createExtraByteError(this.pos);
        return object;
      } finally {
        this.entered = false;
      }
    }
    * decodeMulti(buffer) {
      if (this.entered) {
        const instance = this.clone();
        yield* instance.decodeMulti(buffer);
        return;
      }
      try {
        this.entered = true;
        this.reinitializeState();
        this.setBuffer(buffer);
        while (this.hasRemaining(1)) yield this.doDecodeSync();
      } finally {
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
          } catch (e) {
            if (!(e instanceof RangeError)) throw e;
          }
          this.totalPos += this.pos;
        }
        if (decoded) {
          if (this.hasRemaining(1)) throw this.createExtraByteError(this.totalPos);
          return object;
        }
        const {headByte, pos, totalPos} = this;
        throw new RangeError(`Insufficient data in parsing ${prettyByte(headByte)} at ${totalPos} (${pos} in the current buffer)`);
      } finally {
        this.entered = false;
      }
    }
    decodeArrayStream(stream) {
      return this.decodeMultiAsync(stream, true);
    }
    decodeStream(stream) {
      return this.decodeMultiAsync(stream, false);
    }
    async* decodeMultiAsync(stream, isArray) {
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
          if (isArray && arrayItemsLeft === 0) throw this.createExtraByteError(this.totalPos);
          this.appendBuffer(buffer);
          if (isArrayHeaderRequired) {
            arrayItemsLeft = this.readArraySize();
            isArrayHeaderRequired = false;
            this.complete();
          }
          try {
            while (true) {
              yield this.doDecodeSync();
              if (--arrayItemsLeft === 0) break;
            }
          } catch (e) {
            if (!(e instanceof RangeError)) throw e;
          }
          this.totalPos += this.pos;
        }
      } finally {
        this.entered = false;
      }
    }
    doDecodeSync() {
      DECODE: while (true) {
        const headByte = this.readHeadByte();
        let object;
        if (headByte >= 224) object = headByte - 256; else if (headByte < 192) if (headByte < 128) object = headByte; else if (headByte < 144) {
          const size = headByte - 128;
          if (size !== 0) {
            this.pushMapState(size);
            this.complete();
            continue DECODE;
          } else object = {};
        } else if (headByte < 160) {
          const size = headByte - 144;
          if (size !== 0) {
            this.pushArrayState(size);
            this.complete();
            continue DECODE;
          } else object = [];
        } else {
          const byteLength = headByte - 160;
          object = this.decodeString(byteLength, 0);
        } else if (headByte === 192) object = null; else if (headByte === 194) object = false; else if (headByte === 195) object = true; else if (headByte === 202) object = this.readF32(); else if (headByte === 203) object = this.readF64(); else if (headByte === 204) object = this.readU8(); else if (headByte === 205) object = this.readU16(); else if (headByte === 206) object = this.readU32(); else if (headByte === 207) if (this.useBigInt64) object = this.readU64AsBigInt(); else object = this.readU64(); else if (headByte === 208) object = this.readI8(); else if (headByte === 209) object = this.readI16(); else if (headByte === 210) object = this.readI32(); else if (headByte === 211) if (this.useBigInt64) object = this.readI64AsBigInt(); else object = this.readI64(); else if (headByte === 217) {
          const byteLength = this.lookU8();
          object = this.decodeString(byteLength, 1);
        } else if (headByte === 218) {
          const byteLength = this.lookU16();
          object = this.decodeString(byteLength, 2);
        } else if (headByte === 219) {
          const byteLength = this.lookU32();
          object = this.decodeString(byteLength, 4);
        } else if (headByte === 220) {
          const size = this.readU16();
          if (size !== 0) {
            this.pushArrayState(size);
            this.complete();
            continue DECODE;
          } else object = [];
        } else if (headByte === 221) {
          const size = this.readU32();
          if (size !== 0) {
            this.pushArrayState(size);
            this.complete();
            continue DECODE;
          } else object = [];
        } else if (headByte === 222) {
          const size = this.readU16();
          if (size !== 0) {
            this.pushMapState(size);
            this.complete();
            continue DECODE;
          } else object = {};
        } else if (headByte === 223) {
          const size = this.readU32();
          if (size !== 0) {
            this.pushMapState(size);
            this.complete();
            continue DECODE;
          } else object = {};
        } else if (headByte === 196) {
          const size = this.lookU8();
          object = this.decodeBinary(size, 1);
        } else if (headByte === 197) {
          const size = this.lookU16();
          object = this.decodeBinary(size, 2);
        } else if (headByte === 198) {
          const size = this.lookU32();
          object = this.decodeBinary(size, 4);
        } else if (headByte === 212) object = this.decodeExtension(1, 0); else if (headByte === 213) object = this.decodeExtension(2, 0); else if (headByte === 214) object = this.decodeExtension(4, 0); else if (headByte === 215) object = this.decodeExtension(8, 0); else if (headByte === 216) object = this.decodeExtension(16, 0); else if (headByte === 199) {
          const size = this.lookU8();
          object = this.decodeExtension(size, 1);
        } else if (headByte === 200) {
          const size = this.lookU16();
          object = this.decodeExtension(size, 2);
        } else if (headByte === 201) {
          const size = this.lookU32();
          object = this.decodeExtension(size, 4);
        } else throw new DecodeError(`Unrecognized type byte: ${prettyByte(headByte)}`);
        this.complete();
        const stack = this.stack;
        while (stack.length > 0) {
          const state = stack.top();
          if (state.type === STATE_ARRAY) {
            state.array[state.position] = object;
            state.position++;
            if (state.position === state.size) {
              object = state.array;
              stack.release(state);
            } else continue DECODE;
          } else if (state.type === STATE_MAP_KEY) {
            if (object === "__proto__") throw new DecodeError("The key __proto__ is not allowed");
            state.key = this.mapKeyConverter(object);
            state.type = STATE_MAP_VALUE;
            continue DECODE;
          } else {
            state.map[state.key] = object;
            state.readCount++;
            if (state.readCount === state.size) {
              object = state.map;
              stack.release(state);
            } else {
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
      if (this.headByte === HEAD_BYTE_REQUIRED) this.headByte = this.readU8();
      return this.headByte;
    }
    complete() {
      this.headByte = HEAD_BYTE_REQUIRED;
    }
    readArraySize() {
      const headByte = this.readHeadByte();
      switch (headByte) {
       case 220:
        return this.readU16();

       case 221:
        return this.readU32();

       default:
        if (headByte < 160) return headByte - 144; else throw new DecodeError(`Unrecognized array type byte: ${prettyByte(headByte)}`);
      }
    }
    pushMapState(size) {
      if (size > this.maxMapLength) throw new DecodeError(`Max length exceeded: map length (${size}) > maxMapLengthLength (${this.maxMapLength})`);
      this.stack.pushMapState(size);
    }
    pushArrayState(size) {
      if (size > this.maxArrayLength) throw new DecodeError(`Max length exceeded: array length (${size}) > maxArrayLength (${this.maxArrayLength})`);
      this.stack.pushArrayState(size);
    }
    decodeString(byteLength, headerOffset) {
      if (!this.rawStrings || this.stateIsMapKey()) return this.decodeUtf8String(byteLength, headerOffset);
      return this.decodeBinary(byteLength, headerOffset);
    }
    decodeUtf8String(byteLength, headerOffset) {
      if (byteLength > this.maxStrLength) throw new DecodeError(`Max length exceeded: UTF-8 byte length (${byteLength}) > maxStrLength (${this.maxStrLength})`);
      if (this.bytes.byteLength < this.pos + headerOffset + byteLength) throw MORE_DATA;
      const offset = this.pos + headerOffset;
      let object;
      if (this.stateIsMapKey() && this.keyDecoder?.canBeCached(byteLength)) object = this.keyDecoder.decode(this.bytes, offset, byteLength); else object = utf8Decode(this.bytes, offset, byteLength);
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
    decodeBinary(byteLength, headOffset) {
      if (byteLength > this.maxBinLength) throw new DecodeError(`Max length exceeded: bin length (${byteLength}) > maxBinLength (${this.maxBinLength})`);
      if (!this.hasRemaining(byteLength + headOffset)) throw MORE_DATA;
      const offset = this.pos + headOffset;
      const object = this.bytes.subarray(offset, offset + byteLength);
      this.pos += headOffset + byteLength;
      return object;
    }
    decodeExtension(size, headOffset) {
      if (size > this.maxExtLength) throw new DecodeError(`Max length exceeded: ext length (${size}) > maxExtLength (${this.maxExtLength})`);
      const extType = this.view.getInt8(this.pos + headOffset);
      const data = this.decodeBinary(size, headOffset + 1);
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
      const value = getUint64(this.view, this.pos);
      this.pos += 8;
      return value;
    }
    readI64() {
      const value = getInt64(this.view, this.pos);
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
  // CONCATENATED MODULE: ./src/provenance/dataset/message-pack.js
  const decoder = new Decoder;
  const maxDecodedBytes = 1024 ** 2;
  function decodeValue(bytes) {
    if (bytes.length > maxDecodedBytes || !isOneValue(bytes)) return;
    try {
      return decoder.decode(bytes);
    } catch {
      return;
    }
  }
  function isOneValue(bytes) {
    return endOfValue(bytes, 0) === bytes.length;
  }
  function convertMembers(bytes, maxMembers, convert) {
    const header = headerAt(bytes, 0);
    if (!isArray(bytes[0] ?? 0) || header === void 0) return;
    if (header.members > maxMembers) return;
    const values = [];
    let position = header.end;
    for (let index = 0; index < header.members; index++) {
      const end = endOfValue(bytes, position);
      const value = end === void 0 ? void 0 : convert(bytes.subarray(position, end));
      if (end === void 0 || value === void 0) return;
      values.push(value);
      position = end;
    }
    return position === bytes.length ? values : void 0;
  }
  function endOfValue(bytes, start) {
    let position = start;
    for (let expected = 1; expected > 0; expected--) {
      const byte = bytes[position];
      if (byte === void 0) return;
      if (isFixedInteger(byte)) {
        position++;
        continue;
      }
      const header = headerAt(bytes, position);
      if (header === void 0) return;
      position = header.end;
      expected += header.members;
    }
    return position;
  }
  function headerAt(bytes, position) {
    const byte = bytes[position] ?? 193;
    const after = position + 1;
    const leaf = size => after + size <= bytes.length ? {
      end: after + size,
      members: 0
    } : void 0;
    if (isFixedInteger(byte)) return leaf(0);
    if (byte < 144) return {
      end: after,
      members: 2 * (byte & 15)
    };
    if (byte < 160) return {
      end: after,
      members: byte & 15
    };
    if (byte < 192) return leaf(byte & 31);
    const format = formats[byte - 192];
    if (format === void 0) return;
    const [kind, size] = format;
    if (kind === "fixed") return leaf(size);
    const length = lengthAt(bytes, after, size);
    if (length === void 0) return;
    if (kind === "array") return {
      end: after + size,
      members: length
    };
    if (kind === "map") return {
      end: after + size,
      members: 2 * length
    };
    return leaf(size + length + (kind === "extension" ? 1 : 0));
  }
  const formats = [ [ "fixed", 0 ], void 0, ...[ 0, 0 ].map(size => [ "fixed", size ]), ...[ 1, 2, 4 ].map(size => [ "bytes", size ]), ...[ 1, 2, 4 ].map(size => [ "extension", size ]), ...[ 4, 8, 1, 2, 4, 8, 1, 2, 4, 8 ].map(size => [ "fixed", size ]), ...[ 2, 3, 5, 9, 17 ].map(size => [ "fixed", size ]), ...[ 1, 2, 4 ].map(size => [ "bytes", size ]), ...[ 2, 4 ].map(size => [ "array", size ]), ...[ 2, 4 ].map(size => [ "map", size ]) ];
  function lengthAt(bytes, position, size) {
    if (position + size > bytes.length) return;
    let length = 0;
    for (let index = position; index < position + size; index++) length = length * 256 + (bytes[index] ?? 0);
    return length;
  }
  function isFixedInteger(byte) {
    return byte < 128 || byte >= 224;
  }
  function isArray(byte) {
    return byte >= 144 && byte < 160 || byte === 220 || byte === 221;
  }
  // CONCATENATED MODULE: ./src/provenance/dataset/store-object.js
  const store_object_text = bytes => Buffer.from(bytes, "latin1");
  const beginnings = [ [ "Commit", store_object_text("\x81\xa6Commit") ], [ "DataSet", store_object_text("\x81\xa7DataSet") ], [ "Tag", store_object_text("\x81\xa3Tag") ] ];
  function store_object_kindOf(content) {
    return beginnings.find(([, beginning]) => store_object_startsWith(content, beginning))?.[0];
  }
  function parseStoreObject(content) {
    const [kind, beginning] = beginnings.find(([, each]) => store_object_startsWith(content, each)) ?? [];
    if (beginning === void 0) return content[0] === 129 && isOneValue(content) ? {
      kind: "other"
    } : void 0;
    const members = convertMembers(content.subarray(beginning.length), maxMembers, each => each);
    if (members === void 0) return;
    if (kind === "Commit") return store_object_parseCommit(members);
    return kind === "DataSet" ? parseDataSet(members) : store_object_parseTag(members);
  }
  function store_object_startsWith(content, beginning) {
    return content.subarray(0, beginning.length).equals(beginning);
  }
  const maxMembers = 100;
  function store_object_parseCommit(members) {
    const parents = parseIds(members[1]);
    const dataSets = parseIds(members[9]);
    if (parents === void 0 || dataSets === void 0) return;
    return {
      kind: "commit",
      parents,
      dataSets
    };
  }
  function store_object_parseTag([target]) {
    const id = target === void 0 ? void 0 : parseId(decodeValue(target));
    return id === void 0 ? void 0 : {
      kind: "tag",
      target: id
    };
  }
  function parseDataSet(members) {
    const [, bytes, encodedCount, encodedKey] = members;
    if (bytes === void 0 || encodedCount === void 0 || encodedKey === void 0) return;
    const [count, key] = [ decodeValue(encodedCount), decodeValue(encodedKey) ];
    if (typeof count !== "number" || key !== null && typeof key !== "string") return;
    const value = (0, external_node_crypto_.hash)("sha256", bytes, "base64");
    return {
      kind: "data set",
      key: key ?? void 0,
      count,
      isTombstone: isTombstone(bytes),
      value
    };
  }
  function parseIds(bytes) {
    if (bytes === void 0) return;
    return convertMembers(bytes, bytes.length, member => parseId(decodeValue(member)));
  }
  function parseId(value) {
    const bytes = bytesOf(value);
    return bytes?.length === 32 ? bytes.toString("hex") : void 0;
  }
  function bytesOf(value) {
    if (value instanceof Uint8Array) return Buffer.from(value);
    if (!Array.isArray(value)) return;
    const numbers = value;
    const bytes = Buffer.alloc(numbers.length);
    for (const [index, each] of numbers.entries()) {
      if (typeof each !== "number") return;
      bytes[index] = each;
      if (bytes[index] !== each) return;
    }
    return bytes;
  }
  const maxTombstoneBytes = 4 * 1024;
  function isTombstone(encoded) {
    if (encoded.length > maxTombstoneBytes || Buffer.from(encoded).indexOf("$tombstone") < 0) return false;
    const bytes = bytesOf(decodeValue(encoded));
    if (bytes === void 0) return false;
    const json = json_parseJson(bytes.toString("utf8"));
    if (json !== void 0) {
      const record = Array.isArray(json) && json.length === 1 ? json[0] : json;
      return JSON.stringify(record) === '{"$tombstone":true}';
    }
    const graph = first(first(decodeValue(bytes)));
    const nodes = isObject(graph) ? Object.values(graph) : [];
    const node = nodes.length === 1 ? nodes[0] : void 0;
    return Array.isArray(node) && JSON.stringify(node[4]) === '{"$tombstone":{"Bool":true}}';
  }
  function first(value) {
    return Array.isArray(value) ? value[0] : void 0;
  }
  // CONCATENATED MODULE: ./src/provenance/dataset/store-files.js
  const noFolder = {
    entries: new Map,
    bytes: 0
  };
  class StoreCache {
    folders=new SharedCache(100 * 1024 ** 2, ({entries}) => 250 * (1 + entries.size));
    objects=new SharedCache(64 * 1024 ** 2, ({object}) => {
      if (object.kind === "commit") return 500 + 100 * (object.parents.length + object.dataSets.length);
      return 500 + (object.kind === "data set" ? 2 * (object.key?.length ?? 0) : 0);
    });
  }
  const maxPathLength = 4096;
  const maxBeginning = 1024 ** 2;
  class StoreFiles {
    path;
    #git;
    #cache;
    #tree;
    #countedFolders=new Set;
    #budget;
    #objectFolders;
    constructor(git, cache, tree, path) {
      this.#git = git;
      this.#cache = cache;
      this.#tree = tree;
      this.path = path;
      this.#budget = new Budget(path);
    }
    async read(name) {
      return await this.#read(name, limits.storeFileBytes);
    }
    async readBeginning(id) {
      return await this.#read(objectPath(id), limits.storeBytes);
    }
    async object(id) {
      const path = `${this.path}/${objectPath(id)}`;
      const entry = (await this.#objectsBelow(id.slice(0, 2))).entries.get(id.slice(2));
      if (entry === void 0 || entry.kind === "folder") throw new Error(`${path} is missing`);
      if (entry.kind !== "file") throw await this.#notAFile(entry, path);
      return await this.#cache.objects.get(entry.id, () => this.#readObject(entry.id, path));
    }
    checkpoint() {
      return this.#git.checkpoint();
    }
    async idsWithPrefix(prefix) {
      const start = prefix.slice(0, 2);
      const names = [ ...(await this.#objectsBelow(start)).entries.keys() ];
      return names.map(name => `${start}${name}`).filter(id => id.startsWith(prefix));
    }
    async #read(name, limit) {
      if (name.length > maxPathLength) return;
      const entry = await lookUp(this.#git, this.#tree, name, this.path);
      if (entry === void 0 || entry.kind === "folder") return;
      const path = `${this.path}/${name}`;
      if (entry.kind !== "file") throw await this.#notAFile(entry, path);
      return await this.#content(entry.id, path, limit, maxBeginning);
    }
    async #notAFile(entry, path) {
      return new Error(`${path} is a ${await kindOfEntry(this.#git, entry)}`);
    }
    async #objectsBelow(start) {
      this.#objectFolders ??= this.#findObjectFolders();
      return await this.#folder(`objects/${start}`, (await this.#objectFolders).get(start));
    }
    async #findObjectFolders() {
      const entry = await lookUp(this.#git, this.#tree, "objects", this.path);
      const {entries} = await this.#folder("objects", entry);
      return new Map([ ...entries ].filter(([name]) => name.length === 2));
    }
    async #folder(name, entry) {
      const path = `${this.path}/${name}`;
      if (entry === void 0 || entry.kind === "file") return noFolder;
      if (entry.kind !== "folder") throw new Error(`${path} is a ${entry.kind}`);
      const folder = await this.#cache.folders.get(entry.id, () => store_files_readFolder(this.#git, entry.id, path));
      const bytes = this.#countedFolders.has(name) ? 0 : folder.bytes;
      this.#countedFolders.add(name);
      this.#budget.add(bytes, limits.storeFolderBytes, "bytes of folders");
      return folder;
    }
    async #readObject(id, path) {
      const content = await this.#content(id, path, limits.storeObjectBytes);
      const object = parseStoreObject(content);
      if (object === void 0) throw new Error(`${path} is not an object that lairs writes`);
      return {
        object,
        size: content.length
      };
    }
    async #content(id, path, limit, maxBytes = limit) {
      const chunks = [];
      let size = 0;
      const exists = await this.#git.stream(id, limit, bytes => {
        if (size < maxBytes) chunks.push(bytes);
        size += bytes.length;
      }).catch(error => {
        if (!(error instanceof LimitError)) throw error;
        throw new LimitError(path, `more than ${limit} bytes`, limit);
      });
      if (!exists) throw missingError(path);
      const content = Buffer.concat(chunks);
      const placeholder = placeholderIn(content);
      if (placeholder !== void 0) throw new Error(`${path} is a ${placeholder}`);
      return content;
    }
  }
  async function store_files_readFolder(git, tree, path) {
    const entries = new Map;
    const bytes = await visitEntries(git, tree, path, ({name, kind, id}) => {
      if (/^([0-9a-f]{2}|[0-9a-f]{62})$/.test(name)) entries.set(name, {
        kind,
        id
      });
    });
    return {
      entries,
      bytes
    };
  }
  function objectPath(id) {
    return `objects/${id.slice(0, 2)}/${id.slice(2)}`;
  }
  function missingError(path) {
    return new MissingObjectError(`${path} is missing from this checkout, or damaged`);
  }
  // CONCATENATED MODULE: ./src/provenance/dataset/store-refs.js
  const maxNestedTags = 10;
  const minPrefixLength = 4;
  const maxBranchLength = 1e3;
  const Head = union([ pipe(object({
    Branch: pipe(string(), maxLength(maxBranchLength))
  }), transform(({Branch}) => ({
    branch: Branch
  }))), pipe(object({
    Detached: union([ string(), array(number()) ])
  }), transform(({Detached}) => ({
    commit: Detached
  }))) ]);
  async function resolveStoreRef(store, name) {
    if (/^[0-9a-f]{64}$/i.test(name)) return {
      kind: "commit id",
      commit: await checkCommit(store, name.toLowerCase())
    };
    if (name === "HEAD") return {
      kind: "HEAD",
      commit: await storeHead(store)
    };
    const branch = await readRef(store, `refs/heads/${name}`);
    if (branch !== void 0) return {
      kind: "branch",
      commit: await checkCommit(store, branch)
    };
    const tag = await readRef(store, `refs/tags/${name}`);
    if (tag !== void 0) return {
      kind: "tag",
      commit: await store_refs_peel(store, tag)
    };
    const commit = await commitWithPrefix(store, name.toLowerCase());
    return commit === void 0 ? void 0 : {
      kind: "commit id",
      commit
    };
  }
  async function storeCommit(store, tag) {
    const ref = tag === void 0 ? void 0 : await resolveStoreRef(store, tag);
    return ref?.commit ?? await storeHead(store);
  }
  async function storeHead(store) {
    const head = await store.read("HEAD");
    if (head === void 0) throw new Error(`${store.path}/HEAD is missing`);
    const parsed = json_check(Head, json_parseJson(head.toString("utf8")));
    if (!parsed.success) throw new Error(`${store.path}/HEAD is not what lairs writes`);
    if ("commit" in parsed.output) {
      const {commit} = parsed.output;
      return parseId(commit) ?? parseHex(`${commit}`, `${store.path}/HEAD`);
    }
    const path = `refs/heads/${parsed.output.branch}`;
    const branch = await readRef(store, path);
    if (branch === void 0) throw new Error(`${store.path}/${path} is missing, although HEAD names it`);
    return await checkCommit(store, branch);
  }
  async function readRef(store, path) {
    const content = await store.read(path);
    if (content === void 0) return;
    return parseHex(content.toString("latin1"), `${store.path}/${path}`);
  }
  function parseHex(content, file) {
    const text = content.trim();
    if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase();
    throw new Error(`${file} is not the id of an object`);
  }
  async function commitWithPrefix(store, prefix) {
    if (prefix.length < minPrefixLength || !/^[0-9a-f]{1,63}$/.test(prefix)) return;
    const [id, other] = await store.idsWithPrefix(prefix);
    if (id === void 0 || other !== void 0) return;
    return store_object_kindOf(await store_refs_readObject(store, id)) === "Commit" ? id : void 0;
  }
  async function store_refs_peel(store, start) {
    let id = start;
    for (let depth = 0; depth <= maxNestedTags; depth++) {
      const content = await store_refs_readObject(store, id);
      if (store_object_kindOf(content) === "Commit") return id;
      const object = parseStoreObject(content);
      if (object?.kind !== "tag") throw notACommitError(store, id);
      id = object.target;
    }
    throw new Error(`${store.path}: a tag leads through more than ${maxNestedTags} tags, or in a circle`);
  }
  async function checkCommit(store, id) {
    if (store_object_kindOf(await store_refs_readObject(store, id)) === "Commit") return id;
    throw notACommitError(store, id);
  }
  async function store_refs_readObject(store, id) {
    const content = await store.readBeginning(id);
    if (content !== void 0) return content;
    throw new Error(`${store.path}/${objectPath(id)} is missing`);
  }
  function notACommitError(store, id) {
    return new Error(`${store.path}/${objectPath(id)} is neither a commit nor a tag of lairs`);
  }
  // CONCATENATED MODULE: ./src/provenance/dataset/store-hint.js
  async function store_hint_storeHint(git, name) {
    try {
      const head = await git.head();
      const commit = head === void 0 ? void 0 : await git.read(head);
      if (commit === void 0) return "";
      const folder = await lookUp(git, parseCommit(commit).tree, git.prefix);
      if (folder?.kind !== "folder") return "";
      const {repositories} = await locate(git, createFolderCache(), folder.id, git.prefix);
      for (const {folder: path, store} of repositories) {
        const hint = store === void 0 ? "" : await hintIn(git, store, `${path}.panproto`, name);
        if (hint !== "") return hint;
      }
    } catch {}
    return "";
  }
  async function hintIn(git, store, path, name) {
    const files = new StoreFiles(git, new StoreCache, store, path);
    const ref = await resolveStoreRef(files, name).catch(() => {});
    if (ref === void 0) return "";
    return `The lairs version store ${path} knows it: ${ref.kind} "${name}", snapshot ${ref.commit}. ` + "But the action logs revisions of git. Commit the dataset to git as it is at that snapshot, give the commit a git tag (git tag NAME), and push the tag.";
  }
  // CONCATENATED MODULE: ./src/revision/reading-time.js
  const revisionShare = .1;
  const minLimitMs = 1e4;
  function createReadingTime(git, {timeout, share, count}) {
    const start = uptimeMs();
    let isFirst = true;
    const limitMs = Math.max(minLimitMs, timeout * revisionShare * 1e3);
    return async work => {
      if (count === 1) return await work();
      if (!isFirst && uptimeMs() - start > share * timeout * 1e3) throw new Error(`It was not read, because the other revisions took too much of the time limit (timeout: ${timeout} seconds). Increase timeout, or log this revision in its own step.`);
      isFirst = false;
      return await git.within(limitMs, work);
    };
  }
  // CONCATENATED MODULE: ./src/provenance/dataset/advice.js
  async function datasetAdvice(git, {repositories, withoutStore, tooDeep}) {
    const advice = [];
    if (repositories.length > 1) {
      const folders = repositories.map(({folder}) => folder || ".").join(", ");
      advice.push(`There are several lairs Repositories: ${folders}. None is recorded. Set working-directory to one of them. To record all of them, use one step for each.`);
    }
    if (tooDeep !== void 0) advice.push(`There is a lairs Repository in ${tooDeep}, which is deeper than the action searches. It is not recorded. Set working-directory to its folder.`);
    for (const folder of withoutStore) {
      if (repositories.length > 0 || !await isLairsIndex(git, folder.index)) continue;
      advice.push(`${folder.folder}index.json and ${folder.folder}records/ belong to a lairs Repository, but the commit has no ${folder.folder}.panproto. The dataset is not recorded. ` + "Remove .panproto from .gitignore, and add it to git.");
    }
    return advice;
  }
  const maxIndexBytes = 64 * 1024 ** 2;
  async function isLairsIndex(git, index) {
    let beginning = "";
    if (index === void 0) return false;
    await git.stream(index, maxIndexBytes, bytes => {
      if (beginning.length < 1e3) beginning += bytes.toString("latin1", 0, 1e3);
    }).catch(() => false);
    return /^\s*\{\s*"at:\/\//.test(beginning);
  }
  // CONCATENATED MODULE: ./src/git/chunk-joiner.js
  class ChunkJoiner {
    #memory=Buffer.alloc(0);
    #restLength=0;
    get restLength() {
      return this.#restLength;
    }
    join(chunk) {
      if (this.#restLength === 0) return chunk;
      const length = this.#restLength + chunk.length;
      if (length > this.#memory.length) this.#grow(length);
      chunk.copy(this.#memory, this.#restLength);
      return this.#memory.subarray(0, length);
    }
    keep(bytes, start) {
      const length = bytes.length - start;
      if (length > this.#memory.length) this.#memory = Buffer.alloc(length);
      bytes.copy(this.#memory, 0, start);
      this.#restLength = length;
    }
    #grow(length) {
      const memory = Buffer.alloc(Math.max(length, 2 * this.#memory.length));
      this.#memory.copy(memory, 0, 0, this.#restLength);
      this.#memory = memory;
    }
  }
  // CONCATENATED MODULE: ./src/provenance/dataset/stem.js
  const stemBytes = 32;
  const stemLength = 2 * stemBytes;
  const stem_digits = new Int8Array(256).fill(-1);
  for (let value = 0; value < 16; value++) stem_digits[value.toString(16).charCodeAt(0)] = value;
  function decodeStem(text, start, into) {
    if (start + stemLength > text.length) return false;
    for (let index = 0; index < stemBytes; index++) {
      const position = start + 2 * index;
      const high = stem_digits[text[position] ?? 0] ?? -1;
      const byte = high << 4 | (stem_digits[text[position + 1] ?? 0] ?? -1);
      if (byte < 0) return false;
      into[index] = byte;
    }
    return true;
  }
  function compareBytes(first, firstStart, second, secondStart, length) {
    for (let index = 0; index < length; index++) {
      const order = (first[firstStart + index] ?? 0) - (second[secondStart + index] ?? 0);
      if (order !== 0) return order;
    }
    return 0;
  }
  function copyBytes(from, start, into, position, length) {
    for (let index = 0; index < length; index++) into[position + index] = from[start + index] ?? 0;
  }
  // CONCATENATED MODULE: ./src/provenance/dataset/record-files.js
  const keyBytes = stemBytes + 1;
  const minNameBytes = "0 .json".length + stemLength + 1;
  const maxEntryBytes = 64 * 1024;
  async function visitRecordFiles(git, tree, visit) {
    if (tree === void 0) return;
    const rowBytes = keyBytes + tree.length / 2;
    let [row, next] = [ new Uint8Array(rowBytes), new Uint8Array(rowBytes) ];
    let isFirst = true;
    const joiner = new ChunkJoiner;
    const exists = await git.streamTree(tree, limits.recordFilesBytes, (chunk, size) => {
      const maxRows = Math.ceil(size / (minNameBytes + tree.length / 2));
      const bytes = joiner.join(chunk);
      let start = 0;
      for (let entry = entryAt(bytes, 0, tree); entry; entry = entryAt(bytes, start, tree)) {
        start = entry.end;
        if (!decodeFile(bytes, entry, next)) continue;
        if (!isFirst && compareBytes(row, 0, next, 0, keyBytes) >= 0) throw new Error(`The git tree ${tree} (records) is not sorted, or contains a name twice`);
        isFirst = false;
        [row, next] = [ next, row ];
        visit(row, maxRows);
      }
      joiner.keep(bytes, start);
      if (joiner.restLength > maxEntryBytes) throw new Error(`The git tree ${tree} (records) has a name that is too long`);
    });
    if (!exists) {
      const what = `The git object ${tree} (records)`;
      throw new MissingObjectError(`${what} is missing from this checkout, or damaged`);
    }
    if (joiner.restLength > 0) throw notReadable(tree);
  }
  const [recordEnd, tombstoneEnd] = [ Buffer.from(".json"), Buffer.from(".tombstone.json") ];
  function decodeFile(bytes, entry, row) {
    const {kind, nameStart, nameEnd, idStart} = entry;
    const stemEnd = nameStart + stemLength;
    const isTombstone = nameEnd - stemEnd === tombstoneEnd.length;
    const suffix = isTombstone ? tombstoneEnd : recordEnd;
    if (kind === "folder" || nameEnd - stemEnd !== suffix.length) return false;
    if (compareBytes(bytes, stemEnd, suffix, 0, suffix.length) !== 0) return false;
    if (!decodeStem(bytes, nameStart, row)) return false;
    row[stemBytes] = isTombstone ? 1 : 0;
    copyBytes(bytes, idStart, row, keyBytes, row.length - keyBytes);
    return true;
  }
  // CONCATENATED MODULE: ./src/provenance/dataset/changed-files.js
  const statuses = [ "tombstone", "added", "removed", "changed" ];
  async function changedFilesBetween(git, before, after) {
    const [changed, old] = [ new ChangedFiles, new Rows ];
    if (before === after) return changed;
    await visitRecordFiles(git, before, (row, maxRows) => old.push(row, maxRows));
    const maxOldRows = old.end / old.width;
    let position = 0;
    let maxChanged = maxOldRows;
    const addRemoved = () => {
      changed.add(old.bytes.subarray(position, position + keyBytes), "removed", maxChanged);
      position += old.width;
    };
    await visitRecordFiles(git, after, (row, maxRows) => {
      maxChanged = maxOldRows + maxRows;
      let order = -1;
      while (order < 0) {
        order = position === old.end ? 1 : compareBytes(old.bytes, position, row, 0, keyBytes);
        if (order < 0) addRemoved();
      }
      if (order > 0) return changed.add(row, "added", maxChanged);
      const idBytes = row.length - keyBytes;
      const isSame = compareBytes(old.bytes, position + keyBytes, row, keyBytes, idBytes) === 0;
      if (!isSame) changed.add(row, "changed", maxChanged);
      position += old.width;
    });
    while (position < old.end) addRemoved();
    return changed;
  }
  class Rows {
    bytes=new Uint8Array;
    width=1;
    end=0;
    push(row, maxRows) {
      if (this.end === 0) {
        this.width = row.length;
        this.bytes = new Uint8Array(maxRows * this.width);
      }
      copyBytes(row, 0, this.bytes, this.end, this.width);
      this.end += this.width;
    }
  }
  const [inBefore, inAfter, isTwice] = [ 4, 8, 16 ];
  const consistentBits = new Set([ statuses.indexOf("tombstone"), statuses.indexOf("tombstone") | inBefore | inAfter, statuses.indexOf("added") | inAfter, statuses.indexOf("removed") | inBefore, statuses.indexOf("changed") | inBefore | inAfter ]);
  const bucketCount = 2 ** 16;
  class ChangedFiles {
    #rows=new Rows;
    #row=new Uint8Array(stemBytes + 1);
    #starts;
    get size() {
      return this.#rows.end / this.#rows.width;
    }
    add(key, status, maxRows) {
      if (this.size > 0 && compareBytes(this.#row, 0, key, 0, stemBytes) === 0) return;
      this.#row.set(key.subarray(0, stemBytes));
      this.#row[stemBytes] = statuses.indexOf(key[stemBytes] === 1 ? "tombstone" : status);
      this.#rows.push(this.#row, maxRows);
    }
    countBefore(stem) {
      return this.#count(stem, inBefore);
    }
    countAfter(stem) {
      return this.#count(stem, inAfter);
    }
    get areConsistent() {
      const {bytes, end, width} = this.#rows;
      for (let position = stemBytes; position < end; position += width) if (!consistentBits.has(bytes[position] ?? 0)) return false;
      return true;
    }
    #count(stem, index) {
      const position = this.#find(stem);
      if (position === void 0) return;
      const {bytes} = this.#rows;
      const bits = bytes[position + stemBytes] ?? 0;
      bytes[position + stemBytes] = bits | ((bits & index) === 0 ? index : isTwice);
      return statuses[bits & 3];
    }
    #find(stem) {
      const {bytes, width} = this.#rows;
      this.#starts ??= this.#findStarts();
      const starts = this.#starts;
      const bucket = bucketAt(stem, 0);
      let [low, high] = [ starts[bucket] ?? 0, starts[bucket + 1] ?? 0 ];
      while (low < high) {
        const middle = low + high >>> 1;
        const position = middle * width;
        const order = compareBytes(bytes, position, stem, 0, stemBytes);
        if (order === 0) return position;
        if (order < 0) low = middle + 1; else high = middle;
      }
      return;
    }
    #findStarts() {
      const {bytes, width, end} = this.#rows;
      const starts = new Uint32Array(bucketCount + 1);
      let bucket = 0;
      for (let position = 0; position < end; position += width) {
        const own = bucketAt(bytes, position);
        while (bucket < own) starts[++bucket] = position / width;
      }
      starts.fill(end / width, bucket + 1);
      return starts;
    }
  }
  function bucketAt(bytes, position) {
    return (bytes[position] ?? 0) << 8 | (bytes[position + 1] ?? 0);
  }
  // CONCATENATED MODULE: ./src/provenance/dataset/collections.js
  function collectionIn(uri) {
    const start = uri.indexOf("/", uri.startsWith("at://") ? "at://".length : 0) + 1;
    if (start === 0) return [ uri.length, uri.length ];
    const end = uri.indexOf("/", start);
    return [ start, end < 0 ? uri.length : end ];
  }
  class Collections {
    #values=new Map;
    #nameLength=0;
    update(uri, change) {
      if (this.#isOverLimit) return;
      const collection = uri.slice(...collectionIn(uri));
      const value = this.#values.get(collection);
      if (value === void 0) this.#nameLength += collection.length;
      const key = value === void 0 ? copyOf(collection) : collection;
      this.#values.set(key, change(value));
    }
    get sorted() {
      if (this.#isOverLimit) return null;
      return new Map([ ...this.#values ].sort(([a], [b]) => byCodePoint(a, b)));
    }
    get #isOverLimit() {
      return this.#values.size > limits.collections || this.#nameLength > limits.collectionNames;
    }
  }
  class RecordCounter {
    #records=0;
    #collections=new Collections;
    add(uri, records = 1) {
      this.#records += records;
      this.#collections.update(uri, (count = 0) => count + records);
    }
    get counts() {
      return {
        records: this.#records,
        collections: this.#collections.sorted
      };
    }
  }
  // CONCATENATED MODULE: ./src/provenance/dataset/index-scanner.js
  class IndexString {
    #bytes=Buffer.alloc(0);
    #start=0;
    #end=0;
    #isAscii=true;
    #text;
    #stem=Buffer.alloc(stemBytes);
    #isDecoded=false;
    set(bytes, start, end, isAscii) {
      const text = isAscii ? void 0 : String(JSON.parse(bytes.toString("utf8", start, end + 1)));
      this.#isAscii = isAscii;
      this.#text = text;
      this.#isDecoded = false;
      this.#bytes = text === void 0 ? bytes : Buffer.from(text);
      this.#start = text === void 0 ? start + 1 : 0;
      this.#end = text === void 0 ? end : this.#bytes.length;
    }
    setStem(bytes, start) {
      const end = start + 1 + stemLength;
      if (end >= bytes.length || bytes[end] !== quote) return false;
      if (!decodeStem(bytes, start + 1, this.#stem)) return false;
      this.set(bytes, start, end, true);
      this.#isDecoded = true;
      return true;
    }
    get text() {
      this.#text ??= this.#bytes.toString("latin1", this.#start, this.#end);
      return this.#text;
    }
    get isAscii() {
      return this.#isAscii;
    }
    get byteLength() {
      return this.#end - this.#start;
    }
    copy(into, position) {
      copyBytes(this.#bytes, this.#start, into, position, this.byteLength);
      return this.byteLength;
    }
    sharedLength(bytes, length) {
      const max = Math.min(length, this.byteLength);
      let shared = 0;
      while (shared < max && bytes[shared] === this.#bytes[this.#start + shared]) shared++;
      return shared;
    }
    detach() {
      if (this.byteLength === this.#bytes.length) return;
      this.#bytes = Buffer.from(this.#bytes.subarray(this.#start, this.#end));
      this.#end = this.byteLength;
      this.#start = 0;
    }
    get stem() {
      if (this.#isDecoded) return this.#stem;
      if (this.byteLength !== stemLength) return;
      return decodeStem(this.#bytes, this.#start, this.#stem) ? this.#stem : void 0;
    }
  }
  class IndexScanner {
    #onEntry;
    #uri=new IndexString;
    #stem=new IndexString;
    #joiner=new ChunkJoiner;
    #expected="{";
    constructor(onEntry) {
      this.#onEntry = onEntry;
    }
    push(bytes) {
      const all = this.#joiner.join(bytes);
      let position = 0;
      for (;;) {
        position = skipBlanks(all, position);
        const end = this.#accept(all, position);
        if (end === void 0) break;
        position = end;
      }
      this.#uri.detach();
      this.#joiner.keep(all, position);
    }
    end() {
      if (this.#expected !== "end") throw new Error("it is incomplete");
    }
    #accept(bytes, position) {
      if (position >= bytes.length) return;
      const byte = bytes[position] ?? 0;
      const isString = this.#expected === "uri" || this.#expected === "stem";
      if (byte === quote && (isString || this.#expected === "first")) return this.#acceptString(bytes, position);
      const character = String.fromCharCode(byte);
      const next = successors[this.#expected][character];
      if (next === void 0) {
        const place = isString ? "where a name should be" : "where it should not be";
        throw new Error(`it has ${JSON.stringify(character)} ${place}`);
      }
      this.#expected = next;
      return position + 1;
    }
    #acceptString(bytes, start) {
      if (this.#expected === "stem" && this.#stem.setStem(bytes, start)) return this.#acceptStem(start + 1 + stemLength);
      let isAscii = true;
      let end = plainEnd(bytes, start + 1);
      while (end < bytes.length && bytes[end] !== quote) {
        isAscii = false;
        end = plainEnd(bytes, end + (bytes[end] === backslash ? 2 : 1));
      }
      if (Math.min(end, bytes.length) - start > maxNameBytes) throw new Error("a name is too long");
      if (end >= bytes.length) return;
      if (this.#expected === "stem") {
        this.#stem.set(bytes, start, end, isAscii);
        return this.#acceptStem(end);
      }
      this.#uri.set(bytes, start, end, isAscii);
      this.#expected = ":";
      return end + 1;
    }
    #acceptStem(end) {
      this.#onEntry(this.#uri, this.#stem);
      this.#expected = ",";
      return end + 1;
    }
  }
  const [quote, backslash] = [ 34, 92 ];
  const plainBytes = new Uint8Array(256).fill(1, 32, 128);
  plainBytes[quote] = 0;
  plainBytes[backslash] = 0;
  function plainEnd(bytes, from) {
    const {length} = bytes;
    let end = from;
    while (end < length && plainBytes[bytes[end] ?? 0] === 1) end++;
    return end;
  }
  const maxNameBytes = 64 * 1024;
  const successors = {
    "{": {
      "{": "first"
    },
    first: {
      "}": "end"
    },
    uri: {},
    ":": {
      ":": "stem"
    },
    stem: {},
    ",": {
      ",": "uri",
      "}": "end"
    },
    end: {}
  };
  function skipBlanks(bytes, from) {
    let position = from;
    while (position < bytes.length && isBlank(bytes[position] ?? 0)) position++;
    return position;
  }
  function isBlank(byte) {
    return byte === 32 || byte === 10 || byte === 13 || byte === 9;
  }
  // CONCATENATED MODULE: ./src/provenance/dataset/index-file.js
  async function scanIndex(git, index, file, onEntry) {
    const scanner = new IndexScanner(onEntry);
    let isFirst = true;
    const exists = await git.stream(index, limits.indexBytes, bytes => {
      const placeholder = isFirst ? placeholderIn(bytes) : void 0;
      if (placeholder !== void 0) throw new Error(`it is a ${placeholder}`);
      isFirst = false;
      scanner.push(bytes);
    });
    if (!exists) throw new MissingObjectError(`${file} is missing from this checkout, or damaged`);
    scanner.end();
  }
  async function noIndexError(git, {indexLink: id}) {
    if (id === void 0) return new Error("it is missing");
    return new Error(`it is a ${await kindOfEntry(git, {
      kind: "symbolic link",
      id
    })}`);
  }
  // CONCATENATED MODULE: ./src/provenance/dataset/changes.js
  function changesBetween(before, after) {
    const counter = new ChangeCounter;
    for (const [uri, value] of after) {
      const previous = before.get(uri);
      if (previous !== value) counter.count(uri, previous === void 0 ? "added" : "changed");
    }
    for (const uri of before.keys()) if (!after.has(uri)) counter.count(uri, "removed");
    return counter.changes;
  }
  const noChanges = {
    added: 0,
    removed: 0,
    changed: 0
  };
  class ChangeCounter {
    #all=noChanges;
    #collections=new Collections;
    count(uri, status) {
      const addOne = (counts = noChanges) => ({
        ...counts,
        [status]: counts[status] + 1
      });
      this.#all = addOne(this.#all);
      this.#collections.update(uri, addOne);
    }
    get changes() {
      return {
        all: this.#all,
        collections: this.#collections.sorted
      };
    }
  }
  async function fileChangesBetween(git, before, after, indexCounter) {
    if (before.index === void 0 || after.index === void 0) throw new Error("one of the two tags has no index.json");
    const counter = new ChangeCounter;
    const files = await changedFilesBetween(git, before.records, after.records);
    if (before.index === after.index && files.size === 0) return counter.changes;
    const [oldOthers, newOthers] = [ new EntryHash, new EntryHash ];
    await visitStems(git, before.index, (uri, stem) => {
      const status = files.countBefore(stem);
      if (status === "removed") counter.count(uri.text, status); else oldOthers.add(uri, stem);
    });
    await visitStems(git, after.index, (uri, stem) => {
      indexCounter?.add(uri);
      const status = files.countAfter(stem);
      if (status === "added" || status === "changed") counter.count(uri.text, status);
      if (status !== "added") newOthers.add(uri, stem);
    });
    if (oldOthers.digest() !== newOthers.digest() || !files.areConsistent) throw new Error("index.json and the folder records do not contain the same records");
    return counter.changes;
  }
  async function visitStems(git, index, visit) {
    await scanIndex(git, index, "index.json", (uri, {stem}) => {
      if (stem === void 0) throw new Error("index.json names a file that is not a record");
      visit(uri, stem);
    });
  }
  class EntryHash {
    #hash=(0, external_node_crypto_.createHash)("sha256");
    #bytes=Buffer.alloc(64 * 1024);
    #end=0;
    add(uri, stem) {
      const size = uri.byteLength;
      if (this.#end + 4 + size + stem.length > this.#bytes.length) this.#flush();
      this.#end = this.#bytes.writeUInt32BE(size, this.#end);
      if (size > this.#bytes.length / 2) {
        this.#flush();
        this.#hash.update(uri.text);
      } else this.#end += uri.copy(this.#bytes, this.#end);
      copyBytes(stem, 0, this.#bytes, this.#end, stem.length);
      this.#end += stem.length;
    }
    digest() {
      this.#flush();
      return this.#hash.digest("hex");
    }
    #flush() {
      this.#hash.update(this.#bytes.subarray(0, this.#end));
      this.#end = 0;
    }
  }
  // CONCATENATED MODULE: ./src/provenance/dataset/comparison.js
  const maxNames = 5;
  async function differencesFromFiles(git, repository, contents) {
    const staged = await stagedDataSets(git, repository);
    const stagedText = staged === 0 ? [] : [ `${staged} data set(s) are saved but not committed` ];
    try {
      const inFiles = await indexDifferences(git, repository, contents);
      return [ ...inFiles, ...stagedText ];
    } catch (error) {
      if (error instanceof TimeLimitError) throw error;
      return [ `index.json cannot be read: ${messageOf(error).replace(/\.$/, "")}`, ...stagedText ];
    }
  }
  async function indexDifferences(git, repository, contents) {
    const {index, records} = repository;
    if (index === void 0) throw await noIndexError(git, repository);
    const files = records === void 0 ? noFiles : await recordFiles(git, records);
    const seen = new Set;
    const [onlyInIndex, twice, withoutFile] = [ new Names, new Names, new Names ];
    await scanIndex(git, index, "index.json", ({text: uri}, {text: stem}) => {
      if (!contents.has(uri)) onlyInIndex.add(uri); else if (seen.has(uri)) twice.add(uri); else seen.add(uri);
      if (!files.has(`${stem}.json`)) withoutFile.add(uri);
    });
    const onlyInStore = new Names;
    for (const uri of contents.keys()) if (!seen.has(uri)) onlyInStore.add(uri);
    return [ ...onlyInIndex.text("index.json names", "that the commit does not have"), ...onlyInStore.text("the commit has", "that index.json does not name"), ...twice.text("index.json names", "twice"), ...withoutFile.text("index.json names", "without a file in records/") ];
  }
  const noFiles = new Set;
  const fileNameLength = 64 + ".json".length;
  async function recordFiles(git, records) {
    const files = new Set;
    await visitEntries(git, records, "records", ({name}) => {
      if (name.length === fileNameLength) files.add(name);
    });
    return files;
  }
  class Names {
    #count=0;
    #first=[];
    add(uri) {
      this.#count++;
      if (this.#first.length < maxNames) this.#first.push(uri);
    }
    text(before, after) {
      if (this.#count === 0) return [];
      const others = this.#count - this.#first.length;
      const names = `${this.#first.join(", ")}${others > 0 ? ` and ${others} more` : ""}`;
      return [ `${before} ${this.#count} record(s) ${after} (${names})` ];
    }
  }
  const maxStagedBytes = 4 * 1024 ** 2;
  async function stagedDataSets(git, {store}) {
    const entry = store === void 0 ? void 0 : await lookUp(git, store, "index.json");
    if (entry?.kind !== "file") return 0;
    const chunks = [];
    await git.stream(entry.id, maxStagedBytes, bytes => chunks.push(bytes)).catch(() => {});
    await git.checkpoint();
    const index = json_parseJson(Buffer.concat(chunks).toString("utf8"));
    const staged = isObject(index) ? index["staged_data"] : void 0;
    return Array.isArray(staged) ? staged.length : 0;
  }
  // CONCATENATED MODULE: ./src/provenance/dataset/contents.js
  async function contentsAt(store, commit) {
    const budget = new Budget(store.path);
    const commits = await readAncestry(store, commit, budget);
    const dataSets = await readDataSets(store, commits.flatMap(each => each.dataSets), budget);
    const contents = new Map;
    for (const id of commits.flatMap(each => each.dataSets)) {
      const dataSet = dataSets.get(id);
      if (dataSet?.key === void 0) continue;
      if (dataSet.isTombstone) contents.delete(dataSet.key); else contents.set(dataSet.key, dataSet.value);
    }
    return contents;
  }
  async function isReachable(store, head, commit) {
    const budget = new Budget(store.path);
    const visited = new Set;
    const pending = [ head ];
    for (let id = pending.pop(); id !== void 0; id = pending.pop()) {
      if (id === commit) return true;
      if (visited.has(id)) continue;
      visited.add(id);
      const {parents} = await readCommit(store, id, budget);
      for (const parent of parents) pending.push(parent);
    }
    return false;
  }
  const units = {
    objects: "commits and data sets",
    bytes: "bytes of commits and data sets",
    parents: "parents of commits",
    uris: "characters of AT-URIs"
  };
  async function readAncestry(store, start, budget) {
    const ordered = [];
    const visited = new Set;
    const pending = [ start ];
    for (let next = pending.pop(); next !== void 0; next = pending.pop()) if (typeof next !== "string") ordered.push(next); else if (!visited.has(next)) {
      visited.add(next);
      const commit = await readCommit(store, next, budget);
      budget.add(commit.dataSets.length, limits.storeObjects, units.objects);
      pending.push(commit);
      for (const parent of commit.parents) pending.push(parent);
    }
    return ordered;
  }
  async function readCommit(store, id, budget) {
    budget.add(1, limits.storeObjects, units.objects);
    const {object, size} = await store.object(id);
    budget.add(size, limits.storeBytes, units.bytes);
    await store.checkpoint();
    if (object.kind === "commit") {
      budget.add(object.parents.length, limits.storeParents, units.parents);
      return object;
    }
    throw new Error(`${store.path} has an object ${id} that is not a commit`);
  }
  const batchSize = 128;
  async function readDataSets(store, ids, budget) {
    const dataSets = new Map;
    const distinct = [ ...new Set(ids) ];
    for (let start = 0; start < distinct.length; start += batchSize) {
      const batch = distinct.slice(start, start + batchSize);
      const objects = await Promise.all(batch.map(id => store.object(id)));
      for (const [index, {object, size}] of objects.entries()) {
        budget.add(size, limits.storeBytes, units.bytes);
        const id = batch[index] ?? "";
        const dataSet = checkDataSet(store, id, object);
        budget.add(dataSet.key?.length ?? 0, limits.storeUris, units.uris);
        dataSets.set(id, dataSet);
      }
      await store.checkpoint();
    }
    return dataSets;
  }
  function checkDataSet(store, id, object) {
    if (object.kind !== "data set") throw new Error(`${store.path} has an object ${id} that is not a data set`);
    if (object.key === void 0 || object.count === 1) return object;
    throw new Error(`${store.path} has ${object.count} records in the data set of ${object.key}, but lairs reads only one`);
  }
  // CONCATENATED MODULE: ./src/provenance/dataset/index-counter.js
  const maxComparedBytes = 1024;
  class IndexCounter {
    #counter=new RecordCounter;
    #last=Buffer.alloc(maxComparedBytes);
    #lastLength=0;
    #lastText;
    #uri="";
    #startLength=0;
    #records=0;
    add(uri) {
      const isComparable = uri.isAscii && uri.byteLength <= maxComparedBytes;
      const shared = isComparable ? uri.sharedLength(this.#last, this.#lastLength) : 0;
      const isOther = shared < this.#lastLength && shared < uri.byteLength;
      if (isOther && shared >= this.#startLength) this.#records++; else this.#addText(uri.text);
      this.#lastLength = isComparable ? uri.copy(this.#last, 0) : 0;
    }
    get counts() {
      this.#addCollection();
      return this.#counter.counts;
    }
    #addText(text) {
      const last = this.#lastLength > 0 ? this.#last.toString("latin1", 0, this.#lastLength) : this.#lastText;
      this.#lastText = text;
      if (text === last) return;
      this.#addCollection();
      const [, end] = collectionIn(text);
      this.#uri = text;
      this.#startLength = end < text.length ? end + 1 : maxComparedBytes;
      this.#records = 1;
    }
    #addCollection() {
      if (this.#records > 0) this.#counter.add(this.#uri, this.#records);
      this.#records = 0;
    }
  }
  // CONCATENATED MODULE: ./src/provenance/dataset/dataset.js
  const maxStates = 3;
  const maxCacheBytes = 16 * 1024 ** 2;
  function weightOf({collections}) {
    let weight = 500;
    for (const name of collections?.keys() ?? []) weight += 150 + 2 * name.length;
    return weight;
  }
  class DatasetReader {
    #git;
    #messages;
    #folders=createFolderCache();
    #located=new SharedCache(maxCacheBytes, () => 1e4);
    #counts=new SharedCache(maxCacheBytes, weightOf);
    #differences=new SharedCache(maxCacheBytes, () => 1e4);
    #store=new StoreCache;
    #states=new Map;
    constructor(git, messages) {
      this.#git = git;
      this.#messages = messages;
    }
    locate(tree, folder) {
      return this.#located.get(`${tree} ${folder}`, () => locate(this.#git, this.#folders, tree, folder));
    }
    async openStore(revision) {
      await this.#stateOf(revision);
    }
    async read(revision) {
      const {folder} = revision.repository;
      const state = await this.#stateOf(revision);
      const counts = await this.#countsOf(revision, state);
      return {
        path: folder.replace(/\/$/, "").toWellFormed() || ".",
        store_commit: state.commit,
        records: counts?.records ?? null,
        collections: counts?.collections ? Object.fromEntries(counts.collections) : null
      };
    }
    async changes(before, after) {
      const [old, current] = [ await this.#stateOf(before), await this.#stateOf(after) ];
      if (current.kind === "unknown") return;
      if (old.kind === "unknown") throw new Error(old.reason);
      const changes = old.kind === "known" && current.kind === "known" ? changesBetween(old.contents, current.contents) : await this.#fileChanges(before.repository, after.repository);
      if (changes.collections === null) this.#messages.warn(`The records of ${before.tag} and ${after.tag} differ in more than ${limits.collections} collections, or their names are too long (docs/limits.md). The changes are only counted together.`);
      return changes;
    }
    async #fileChanges(before, after) {
      const counter = new IndexCounter;
      const changes = await fileChangesBetween(this.#git, before, after, counter);
      const {counts} = counter;
      if (after.index !== void 0 && counts.records > 0) await this.#counts.get(after.index, async () => counts);
      return changes;
    }
    #stateOf({repository, tag}) {
      const {store, folder} = repository;
      const [oldest] = this.#states.keys();
      if (oldest !== void 0 && this.#states.size > maxStates) this.#states.delete(oldest);
      const key = JSON.stringify([ folder, store, tag ]);
      const state = this.#states.get(key) ?? this.#readState(repository, tag);
      this.#states.set(key, state);
      state.catch(() => this.#states.delete(key));
      return state;
    }
    async #readState({store, folder}, tag) {
      const path = `${folder}.panproto`;
      if (store === void 0) return {
        kind: "unknown",
        commit: null,
        reason: `${path} is not a folder`
      };
      const files = new StoreFiles(this.#git, this.#store, store, path);
      let commit = null;
      try {
        commit = await storeCommit(files, tag);
        return {
          kind: "known",
          files,
          commit,
          contents: await contentsAt(files, commit)
        };
      } catch (error) {
        if (error instanceof UnreadObjectError) throw error;
        const reason = messageOf(error).replace(/\.$/, "");
        return commit !== null && error instanceof LimitError ? {
          kind: "too large",
          commit,
          reason
        } : {
          kind: "unknown",
          commit,
          reason
        };
      }
    }
    async #countsOf({repository, tag}, state) {
      const {folder} = repository;
      const name = tag === void 0 ? `${folder}.panproto` : `${folder}.panproto at ${tag}`;
      if (state.kind === "known") return await this.#checkedCounts(repository, name, state);
      if (state.kind === "too large") {
        this.#messages.notice(`${state.reason}. The records in ${folder}index.json are recorded, and are not compared with the version store.`);
        return await this.#countIndex(repository);
      }
      const what = state.commit === null ? "its commit and its records are" : "its records are";
      this.#messages.warn(`The lairs version store ${name} cannot be read, and ${what} not recorded: ${state.reason}.`);
      return;
    }
    async #checkedCounts(repository, name, {files, commit, contents}) {
      const {warn} = this.#messages;
      const counter = new RecordCounter;
      for (const uri of contents.keys()) counter.add(uri);
      const {counts} = counter;
      const {store, index, records} = repository;
      const key = JSON.stringify([ store, index, records, commit ]);
      const differences = await this.#differences.get(key, () => differencesFromFiles(this.#git, repository, contents));
      if (differences.length > 0) warn(`The lairs version store ${name} and the files beside it differ. The ${counts.records} records of commit ${commit}, which lairs reads, are recorded. ` + `Differences: ${differences.join("; ")}. Before you tag the dataset in git, commit with lairs, give that commit the same tag, and add the whole folder to git.`);
      if (!await isVisible(files, commit)) warn(`The lairs version store ${name}: HEAD does not lead to commit ${commit}. lairs 0.9 finds no records at such a commit. The ${counts.records} records of the commit and its ancestors are recorded.`);
      return this.#checkCollections(`${repository.folder}.panproto`, counts);
    }
    async #countIndex(repository) {
      const {index, records, folder} = repository;
      const file = `${folder}index.json`;
      try {
        if (index === void 0) throw await noIndexError(this.#git, repository);
        const counts = await this.#counts.get(index, () => countRecords(this.#git, index, file));
        if (records === void 0 && counts.records > 0) throw new Error(`it names ${counts.records} records, but ${folder}records is missing`);
        return this.#checkCollections(file, counts);
      } catch (error) {
        if (error instanceof UnreadObjectError) throw error;
        this.#messages.warn(`${file} cannot be read, and the records are not counted: ${messageOf(error)}.`);
        return;
      }
    }
    #checkCollections(file, counts) {
      if (counts.collections === null) this.#messages.warn(`${file} has more than ${limits.collections} collections, or their names are too long (docs/limits.md). Their records are only counted together.`);
      return counts;
    }
  }
  async function isVisible(store, commit) {
    try {
      return await isReachable(store, await storeHead(store), commit);
    } catch (error) {
      if (error instanceof UnreadObjectError) throw error;
      return error instanceof LimitError;
    }
  }
  async function countRecords(git, index, file) {
    const counter = new IndexCounter;
    await scanIndex(git, index, file, uri => counter.add(uri));
    return counter.counts;
  }
  // CONCATENATED MODULE: ./src/provenance/lexicons.js
  const lexicons_maxCacheBytes = 32 * 1024 ** 2;
  const lexicons_batchSize = 256;
  function lexicons_weightOf(entries) {
    return entries.reduce((sum, {name}) => sum + 200 + 2 * name.length, 500);
  }
  class LexiconReader {
    #git;
    #folders=new SharedCache(lexicons_maxCacheBytes, lexicons_weightOf);
    #lexicons=new SharedCache(lexicons_maxCacheBytes, () => 500);
    #trees=new SharedCache(lexicons_maxCacheBytes, tree => lexicons_weightOf((tree?.unusualFiles ?? []).map(name => ({
      name
    }))));
    constructor(git) {
      this.#git = git;
    }
    read(pub, path) {
      return this.#trees.get(pub, () => this.#readTree(pub, path));
    }
    async list(tree, root) {
      const files = [];
      const budget = new Budget(root);
      const walk = async (id, folder, depth) => {
        if (depth > limits.lexiconDepth) throw tooDeepError(root);
        await this.#git.checkpoint();
        for (const {name, kind, id: child} of await this.#folder(id, root)) {
          countEntry(budget, folder.length + name.length);
          const path = `${folder}${name}`;
          if (kind === "folder") await walk(child, `${path}/`, depth + 1); else if (kind !== "file" || name.endsWith(".json")) files.push({
            path,
            id: child,
            kind
          });
        }
      };
      await walk(tree, "", 0);
      return files;
    }
    async #readTree(pub, path) {
      const entries = await this.#folder(pub, path);
      const root = entries.find(({name, kind}) => name === "layers" && kind === "folder");
      if (root === void 0) return;
      const hashed = [];
      const unusualFiles = [];
      const budget = new Budget(path);
      let [files, recordTypes] = [ 0, 0 ];
      for await (const batch of this.#readFiles(await this.list(pub, path))) {
        for (const [file, lexicon] of batch) {
          const unusual = lexicon?.placeholder ?? (file.kind === "file" ? void 0 : file.kind);
          if (unusual !== void 0) unusualFiles.push(`${file.path} is a ${unusual}`);
          if (lexicon === void 0) continue;
          files++;
          recordTypes += lexicon.recordTypes;
          budget.add(lexicon.bytes, limits.lexiconBytes, "bytes of lexicons");
          if (file.path.startsWith("layers/")) {
            checkPath(path, file.path);
            hashed.push([ file.path.slice("layers/".length), lexicon.sha256 ]);
          }
        }
        await this.#git.checkpoint();
      }
      if (hashed.length === 0) return;
      return {
        id: root.id,
        hash: treeHash(hashed),
        files,
        recordTypes,
        unusualFiles
      };
    }
    async* #readFiles(files) {
      let next = this.#readBatch(files, 0);
      for (let start = 0; start < files.length; start += lexicons_batchSize) {
        const batch = await next;
        next = this.#readBatch(files, start + lexicons_batchSize);
        next.catch(() => {});
        yield batch;
      }
    }
    #readBatch(files, start) {
      return Promise.all(files.slice(start, start + lexicons_batchSize).map(async file => {
        const isLexicon = file.kind !== "submodule" && file.path.endsWith(".json");
        return [ file, isLexicon ? await this.#lexicon(file) : void 0 ];
      }));
    }
    #folder(id, root) {
      return this.#folders.get(id, () => lexicons_readFolder(this.#git, id, root));
    }
    #lexicon(file) {
      return this.#lexicons.get(`${file.kind} ${file.id}`, () => readLexicon(this.#git, file));
    }
  }
  function tooDeepError(root) {
    return new LimitError(root, `more than ${limits.lexiconDepth} nested folders`, limits.lexiconDepth);
  }
  function countEntry(budget, pathLength) {
    budget.add(1, limits.lexiconEntries, "files and folders");
    budget.add(pathLength, limits.lexiconPaths, "characters of paths");
  }
  function checkPath(root, path) {
    if (!path.includes("\n") && path.isWellFormed()) return;
    const reason = path.includes("\n") ? "contains a line break" : "is not UTF-8";
    throw new Error(`${root}: the path ${JSON.stringify(path)} ${reason}, so that the hash of the lexicons is ambiguous. Rename the file.`);
  }
  async function lexicons_readFolder(git, id, root) {
    const entries = [];
    const names = new Set;
    const budget = new Budget(root);
    await visitEntries(git, id, root, entry => {
      if (names.has(entry.name)) throw new Error(`${root}: the git tree ${id} contains "${entry.name}" twice. Commit the folder again.`);
      countEntry(budget, entry.name.length);
      names.add(entry.name);
      entries.push(entry);
    });
    return entries;
  }
  async function readLexicon(git, {id, path, kind}) {
    const {content} = await readObject(git, id, "blob", path);
    return {
      sha256: (0, external_node_crypto_.hash)("sha256", content),
      bytes: content.length,
      recordTypes: countRecordTypes(content.toString("utf8")),
      placeholder: kind === "file" ? placeholderIn(content) : linkPlaceholderIn(content)
    };
  }
  function treeHash(files) {
    const sorted = [ ...files ].sort(([a], [b]) => byCodePoint(a, b));
    return (0, external_node_crypto_.hash)("sha256", sorted.map(([path, sha256]) => `${path}:${sha256}\n`).join(""));
  }
  function countRecordTypes(text) {
    const lexicon = json_parseJson(text);
    if (!isObject(lexicon) || !isObject(lexicon["defs"])) return 0;
    const definitions = Object.values(lexicon["defs"]);
    return definitions.filter(each => isObject(each) && each["type"] === "record").length;
  }
  // CONCATENATED MODULE: ./node_modules/smol-toml/dist/error.js
  function getLineColFromPtr(string, ptr) {
    let lines = string.slice(0, ptr).split(/\r?\n/);
    return [ lines.length, lines.pop().length + 1 ];
  }
  function makeCodeBlock(string, line, column) {
    let lines = string.split(/\r?\n/);
    let codeblock = "";
    let numberLen = (Math.log10(line + 1) | 0) + 1;
    for (let i = line - 1; i <= line + 1; i++) {
      let l = lines[i - 1];
      if (!l) continue;
      codeblock += i.toString().padEnd(numberLen, " ");
      codeblock += ":  ";
      codeblock += l;
      codeblock += "\n";
      if (i === line) {
        codeblock += " ".repeat(numberLen + column + 2);
        codeblock += "^\n";
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
    static x(message, ctx, ptr) {
      throw new TomlError(message, {
        toml: ctx.s,
        ptr: ptr ?? ctx.p
      });
    }
  }
  // CONCATENATED MODULE: ./node_modules/smol-toml/dist/primitive.js
  function parseString(ctx) {
    let startPtr = ctx.p;
    let c = ctx.s.charCodeAt(ctx.p++);
    let first = c;
    let isLiteral = c === 39;
    let isMultiline = c === ctx.s.charCodeAt(ctx.p) && c === ctx.s.charCodeAt(ctx.p + 1);
    if (isMultiline) if ((c = ctx.s.charCodeAt(ctx.p += 2)) === 10) ctx.p++; else if (c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10) ctx.p += 2;
    let parsed = "";
    let sliceStart = ctx.p;
    let state = 0;
    for (;ctx.p < ctx.s.length; ctx.p++) {
      c = ctx.s.charCodeAt(ctx.p);
      if (isMultiline && (c === 10 || c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10)) state = state && 3; else if (c < 32 && c !== 9 || c === 127) TomlError.x("control characters are not allowed in strings", ctx); else if ((!state || state === 3) && c === first && (!isMultiline || ctx.s.charCodeAt(ctx.p + 1) === first && ctx.s.charCodeAt(ctx.p + 2) === first)) {
        if (isMultiline) {
          if (ctx.s.charCodeAt(ctx.p + 3) === first) ctx.p++;
          if (ctx.s.charCodeAt(ctx.p + 3) === first) ctx.p++;
        }
        if (!state) {
          let s = ctx.s.slice(sliceStart, ctx.p);
          parsed = parsed ? parsed + s : s;
        }
        ctx.p += isMultiline ? 3 : 1;
        return parsed;
      } else if (!state) {
        if (!isLiteral && c === 92) {
          parsed += ctx.s.slice(sliceStart, sliceStart = ctx.p);
          state = 1;
        }
      } else if (state === 1) if (c === 120 || c === 117 || c === 85) {
        let errPtr = ctx.p++ - 1;
        let value = 0;
        let len = c === 120 ? 2 : c === 117 ? 4 : 8;
        for (let j = 0; j < len; j++, ctx.p++) {
          let hex = ctx.s.charCodeAt(ctx.p);
          let digit = hex >= 48 && hex <= 57 ? hex - 48 : hex >= 65 && hex <= 70 ? hex - 65 + 10 : hex >= 97 && hex <= 102 ? hex - 97 + 10 : -1;
          if (digit < 0) TomlError.x("invalid non-hex character in unicode escape", ctx);
          value = value << 4 | digit;
        }
        if (value < 0 || value > 1114111 || value >= 55296 && value <= 57343) TomlError.x("invalid unicode escape", ctx, errPtr);
        parsed += String.fromCodePoint(value);
        sliceStart = ctx.p--;
        state = 0;
      } else if (isMultiline && (c === 32 || c === 9)) state = 2; else {
        if (c === 98) parsed += "\b"; else if (c === 116) parsed += "\t"; else if (c === 110) parsed += "\n"; else if (c === 102) parsed += "\f"; else if (c === 114) parsed += "\r"; else if (c === 101) parsed += "\x1b"; else if (c === 34) parsed += '"'; else if (c === 92) parsed += "\\"; else TomlError.x("unrecognised escape sequence", ctx);
        sliceStart = ctx.p + 1;
        state = 0;
      } else if (c !== 32 && c !== 9) {
        if (state === 2) TomlError.x("invalid escape: only line-ending whitespace may be escaped", ctx, sliceStart);
        state = !isLiteral && c === 92 ? 1 : 0;
        sliceStart = ctx.p;
      }
    }
    TomlError.x("unfinished string", ctx, startPtr);
  }
  // CONCATENATED MODULE: ./node_modules/smol-toml/dist/date.js
  let DATE_TIME_RE = /^(\d{4}-\d{2}-\d{2})?[Tt ]?(?:(\d{2}):\d{2}(?::\d{2}(?:\.\d+)?)?)?(Z|z|[-+]\d{2}:\d{2})?$/i;
  class TomlDate extends Date {
    #hasDate=false;
    #hasTime=false;
    #offset=null;
    constructor(date, fasttype, unsafeDelim) {
      let hasDate = true;
      let hasTime = true;
      let offset = "Z";
      let c;
      if (typeof date === "string") if (fasttype) prep: {
        if (fasttype < 3) {
          if (+date.slice(11, 13) > 23) {
            date = "";
            break prep;
          }
          if (fasttype === 2) {
            offset = null;
            date += "Z";
          } else if ((c = date.charCodeAt(date.length - 1)) !== 90 && c !== 122) offset = date.slice(date.length - 6);
          if (unsafeDelim) date = date.slice(0, 10) + "T" + date.slice(11);
        } else if (fasttype === 4) date = +date.slice(0, 2) > 23 ? "" : `0000-01-01T${date}Z`;
        hasDate = fasttype !== 4;
        hasTime = fasttype !== 3;
      } else {
        let match = date.match(DATE_TIME_RE);
        if (match) {
          if (!match[1]) {
            hasDate = false;
            date = `0000-01-01T${date}`;
          }
          hasTime = !!match[2];
          hasTime && date[10] === " " && (date = date.replace(" ", "T"));
          if (match[2] && +match[2] > 23) date = ""; else {
            offset = match[3] || null;
            if (!offset && hasTime) date += "Z";
          }
        } else date = "";
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
      if (this.isDate()) return iso.slice(0, 10);
      if (this.isTime()) return iso.slice(11, 23);
      if (this.#offset === null) return iso.slice(0, -1);
      if (this.#offset === "Z" || this.#offset === "z") return iso;
      let offset = +this.#offset.slice(1, 3) * 60 + +this.#offset.slice(4, 6);
      offset = this.#offset[0] === "-" ? offset : -offset;
      let offsetDate = new Date(this.getTime() - offset * 6e4);
      return offsetDate.toISOString().slice(0, -1) + this.#offset;
    }
    static wrapAsOffsetDateTime(jsDate, offset = "Z") {
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
  // CONCATENATED MODULE: ./node_modules/smol-toml/dist/extract.js
  function isDigit(char, base = 10) {
    return base === 16 ? char > 47 && char < 58 || char > 64 && char < 71 || char > 96 && char < 103 : char > 47 && char < 48 + base;
  }
  function isEndOfValue(char, delim) {
    return char === 32 || char === 9 || char === 10 || char === 13 || delim && (char === delim || char === 44) || char === 35;
  }
  function extractValue(ctx, end) {
    let errPtr = ctx.p;
    let c = ctx.s.charCodeAt(ctx.p);
    if (c === 91 || c === 123) {
      ctx.d-- || TomlError.x("document contains excessively nested structures. aborting.", ctx);
      let value = c === 91 ? parseArray(ctx) : parseInlineTable(ctx);
      ctx.d++;
      return value;
    }
    if (c === 34 || c === 39) return parseString(ctx);
    if (c === 116) {
      if (ctx.s.charCodeAt(++ctx.p) !== 114 || ctx.s.charCodeAt(++ctx.p) !== 117 || ctx.s.charCodeAt(++ctx.p) !== 101) TomlError.x("invalid value", ctx, errPtr);
      return ctx.p++, true;
    }
    if (c === 102) {
      if (ctx.s.charCodeAt(++ctx.p) !== 97 || ctx.s.charCodeAt(++ctx.p) !== 108 || ctx.s.charCodeAt(++ctx.p) !== 115 || ctx.s.charCodeAt(++ctx.p) !== 101) TomlError.x("invalid value", ctx, errPtr);
      return ctx.p++, false;
    }
    if (c === 43 || c === 45) return parseNumber(ctx, ctx.p, ctx.s.charCodeAt(++ctx.p), 44 - c, end);
    if (ctx.s.charCodeAt(ctx.p + 4) === 45 && ctx.s.charCodeAt(ctx.p + 7) === 45) return parseDate(ctx, c, end);
    if (ctx.s.charCodeAt(ctx.p + 2) === 58) return parseTime(ctx, c, end);
    return parseNumber(ctx, ctx.p, c, 0, end);
  }
  function parseNumber(ctx, startPtr, startChr, sign, endChr) {
    let c = startChr;
    let state = 0;
    let hasUnderscores = false;
    if (c === 105) {
      if (ctx.s.charCodeAt(++ctx.p) !== 110 || ctx.s.charCodeAt(++ctx.p) !== 102) TomlError.x("invalid value", ctx, startPtr);
      return ctx.p++, (sign || 1) / 0;
    }
    if (c === 110) {
      if (ctx.s.charCodeAt(++ctx.p) !== 97 || ctx.s.charCodeAt(++ctx.p) !== 110) TomlError.x("invalid value", ctx, startPtr);
      return ctx.p++, NaN;
    }
    if (c === 48) {
      if (++ctx.p >= ctx.s.length || isEndOfValue(c = ctx.s.charCodeAt(ctx.p), endChr)) return ctx.bi === true ? 0n : 0;
      if (!sign) if (c === 120) return parseIntegerBaseN(ctx, startPtr, 16, endChr); else if (c === 98) return parseIntegerBaseN(ctx, startPtr, 2, endChr); else if (c === 111) return parseIntegerBaseN(ctx, startPtr, 8, endChr);
      if (c === 46) state = 2; else if (c === 101 || c === 69) state = 4; else TomlError.x("illegal leading zero", ctx, startPtr);
    } else if (!isDigit(c)) TomlError.x("invalid value", ctx, startPtr);
    while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) {
      if (!state) state = 1;
      if (c === 95) {
        if (!(state & 1)) TomlError.x("illegal underscore", ctx);
        state += 11;
        hasUnderscores = true;
      } else if (state === 1 && c === 46) state = 2; else if ((state === 1 || state === 3) && (c === 101 || c === 69)) state = 4; else if (state === 4 && (c === 43 || c === 45)) state = 6; else if (!isDigit(c)) TomlError.x(`illegal character in numeric literal`, ctx); else if (state > 9) state -= 11; else if (!(state & 1)) state++;
    }
    if (!state) {
      let val = (startChr - 48) * (sign || 1);
      return ctx.bi === true ? BigInt(val) : val;
    }
    if (!(state & 1)) TomlError.x("unfinished numeric value", ctx, startPtr);
    let str = ctx.s.slice(startPtr, ctx.p);
    if (hasUnderscores) str = str.replaceAll("_", "");
    return state > 1 ? parseFloat(str) : parseInteger(ctx, str, 10, startPtr);
  }
  function parseIntegerBaseN(ctx, startPtr, base, endChr) {
    let c, underscore = 1;
    while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) if (c === 95) {
      if (underscore & 1) TomlError.x("illegal underscore", ctx);
      underscore = 3;
    } else if (!isDigit(c, base)) TomlError.x(`illegal character in numeric literal`, ctx); else if (underscore & 1) underscore--;
    if (underscore & 1) TomlError.x("unfinished numeric value", ctx);
    let str = ctx.s.slice(startPtr + 2, ctx.p);
    if (underscore) str = str.replaceAll("_", "");
    return parseInteger(ctx, str, base, startPtr);
  }
  function parseInteger(ctx, str, base, startPtr) {
    if (ctx.bi !== true) int: {
      let val = parseInt(str, base);
      if (!Number.isSafeInteger(val)) {
        if (ctx.bi) break int;
        TomlError.x("integer value cannot be represented losslessly", ctx, startPtr);
      }
      return val;
    }
    return base === 10 ? BigInt(str) : BigInt((base === 2 ? "0b" : base === 8 ? "0o" : "0x") + str);
  }
  function parseDate(ctx, c, endChr) {
    let unsafeSeparator, startPtr = ctx.p++;
    if (!isDigit(c) || !isDigit(ctx.s.charCodeAt(ctx.p++)) || !isDigit(ctx.s.charCodeAt(ctx.p++)) || !isDigit(ctx.s.charCodeAt(ctx.p++))) return parseNumber(ctx, ctx.p = startPtr, c, 0, endChr);
    ctx.p += 5;
    if (!isDigit(ctx.s.charCodeAt(ctx.p++))) TomlError.x("invalid date-time: date part is malformed", ctx, startPtr);
    if (ctx.p >= ctx.s.length || ((c = ctx.s.charCodeAt(ctx.p)) !== 32 || (unsafeSeparator = true, 
    !isDigit(ctx.s.charCodeAt(ctx.p + 1)))) && c !== 84 && c !== 116) {
      let t = ctx.s.slice(startPtr, ctx.p);
      return readDate(ctx, t, 3, false, startPtr);
    }
    if (ctx.s.charCodeAt(ctx.p += 3) !== 58) TomlError.x("invalid date-time: time part is malformed", ctx, startPtr);
    if (ctx.s.charCodeAt(ctx.p += 3) === 58) ctx.p += 3;
    if (ctx.s.charCodeAt(ctx.p) === 46) while (isDigit(ctx.s.charCodeAt(++ctx.p))) ;
    if (c = ctx.s.charCodeAt(ctx.p)) {
      if (c === 90 || c === 122) {
        let t = ctx.s.slice(startPtr, ++ctx.p);
        return readDate(ctx, t, 1, unsafeSeparator, startPtr, "[+00:00]");
      }
      if (c === 43 || c === 45) {
        let t = ctx.s.slice(startPtr, ctx.p += 6);
        return readDate(ctx, t, 1, unsafeSeparator, startPtr, !ctx.ld && "[" + ctx.s.slice(ctx.p - 6, ctx.p) + "]");
      }
    }
    let t = ctx.s.slice(startPtr, ctx.p);
    return readDate(ctx, t, 2, unsafeSeparator, startPtr);
  }
  function parseTime(ctx, c, endChr) {
    let start = ctx.p;
    if (!isDigit(c) || !isDigit(ctx.s.charCodeAt(++ctx.p))) return parseNumber(ctx, --ctx.p, c, 0, endChr);
    if (ctx.s.charCodeAt(ctx.p += 4) === 58) ctx.p += 3;
    if (ctx.s.charCodeAt(ctx.p) === 46) while (isDigit(ctx.s.charCodeAt(++ctx.p))) ;
    let t = ctx.s.slice(start, ctx.p);
    return readDate(ctx, t, 4, false, start);
  }
  function readDate(ctx, str, type, unsafeDelim, errPtr, temporalSuffix) {
    if (ctx.ld) {
      let date = new TomlDate(str, type, unsafeDelim);
      if (!date.isValid()) TomlError.x("invalid date", ctx, errPtr);
      return date;
    }
    try {
      if (temporalSuffix) str += temporalSuffix;
      switch (type) {
       case 1:
        return Temporal.ZonedDateTime.from(str);

       case 2:
        return Temporal.PlainDateTime.from(str);

       case 3:
        return Temporal.PlainDate.from(str);

       case 4:
        return Temporal.PlainTime.from(str);
      }
    } catch (e) {
      TomlError.x(e instanceof Error ? e.message : "" + e, ctx, errPtr);
    }
  }
  // CONCATENATED MODULE: ./node_modules/smol-toml/dist/util.js
  function skipComment(ctx) {
    for (;ctx.p < ctx.s.length; ctx.p++) {
      let c = ctx.s.charCodeAt(ctx.p);
      if (c === 10) break;
      if (c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10) {
        ctx.p++;
        break;
      }
      if (c < 32 && c !== 9 || c === 127) TomlError.x("control characters are not allowed in comments", ctx);
    }
  }
  function skipVoid(ctx, banNewLines, banComments) {
    let c;
    while (ctx.p < ctx.s.length) {
      while (ctx.p < ctx.s.length && ((c = ctx.s.charCodeAt(ctx.p)) === 32 || c === 9 || !banNewLines && (c === 10 || c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10))) ctx.p++;
      if (banComments || c !== 35) break;
      skipComment(ctx);
    }
  }
  // CONCATENATED MODULE: ./node_modules/smol-toml/dist/struct.js
  function parseKey(ctx, end = 61) {
    let startPtr;
    let state = 0;
    let parsed = [];
    let sliceStart;
    let c = ctx.s.charCodeAt(startPtr = ctx.p);
    do {
      if (c === end) {
        if (!state) TomlError.x("unexpected end of key", ctx);
        if (state === 1) parsed.push(ctx.s.slice(sliceStart, ctx.p));
        return ctx.p++, parsed;
      } else if (c === 46) {
        if (!state) TomlError.x("illegal empty bare key", ctx);
        if (state === 1) parsed.push(ctx.s.slice(sliceStart, ctx.p));
        state = 0;
      } else if (!state && (c === 34 || c === 39)) {
        if (c === ctx.s.charCodeAt(ctx.p + 1) && c === ctx.s.charCodeAt(ctx.p + 2)) TomlError.x("illegal quoted key: multiline strings are not allowed", ctx);
        parsed.push(parseString(ctx));
        state = 2;
        ctx.p--;
      } else if (c === 32 || c === 9) {
        if (state === 1) {
          parsed.push(ctx.s.slice(sliceStart, ctx.p));
          state = 2;
        }
      } else if (state === 2 || c < 48 && c !== 45 || c > 57 && c < 65 || c > 90 && c < 97 && c !== 95 || c > 122) TomlError.x("illegal character in key", ctx); else if (!state) {
        state = 1;
        sliceStart = ctx.p;
      }
    } while (c = ctx.s.charCodeAt(++ctx.p));
    TomlError.x("incomplete key-value: cannot find end of key", ctx, startPtr);
  }
  function parseInlineTable(ctx) {
    let startPtr = ctx.p++;
    let res = Object.create(null);
    let seen = new Set;
    let c;
    while (ctx.p < ctx.s.length) {
      skipVoid(ctx);
      if ((c = ctx.s.charCodeAt(ctx.p)) === 125) {
        ctx.p++;
        return res;
      }
      let k;
      let t = res;
      let hasOwn = false;
      let errPtr = ctx.p;
      let key = parseKey(ctx);
      for (let i = 0; i < key.length; i++) {
        if (i) t = hasOwn ? t[k] : t[k] = Object.create(null);
        k = key[i];
        if ((hasOwn = Object.hasOwn(t, k)) && (typeof t[k] !== "object" || seen.has(t[k]))) TomlError.x("trying to redefine an already defined value", ctx, errPtr);
        let unsafe = k === "__proto__";
        if (ctx.uk && (unsafe || k === "constructor")) {
          t = ctx.uk !== 1 && TomlError.x("document contains an unsafe property", ctx, errPtr);
          break;
        }
        if (!hasOwn && unsafe) Object.defineProperty(t, k, {
          enumerable: true,
          configurable: true,
          writable: true
        });
      }
      if (hasOwn) TomlError.x("trying to redefine an already defined value", ctx, errPtr);
      skipVoid(ctx, true, true);
      let value = extractValue(ctx, 125);
      if (t && typeof (t[k] = value) === "object") seen.add(value);
      skipVoid(ctx);
      if ((c = ctx.s.charCodeAt(ctx.p++)) === 125) return res;
      if (c !== 44) TomlError.x("expected comma or end of structure", ctx, ctx.p - 1);
    }
    TomlError.x("unfinished table", ctx, startPtr);
  }
  function parseArray(ctx) {
    let startPtr = ctx.p++;
    let res = [];
    let c;
    while (ctx.p < ctx.s.length) {
      skipVoid(ctx);
      if ((c = ctx.s.charCodeAt(ctx.p)) === 93) {
        ctx.p++;
        return res;
      }
      res.push(extractValue(ctx, 93));
      skipVoid(ctx);
      if ((c = ctx.s.charCodeAt(ctx.p++)) === 93) return res;
      if (c !== 44) TomlError.x("expected comma or end of structure", ctx, ctx.p - 1);
    }
    TomlError.x("unfinished array", ctx, startPtr);
  }
  // CONCATENATED MODULE: ./node_modules/smol-toml/dist/parse.js
  function peekTable(ctx, key, table, meta, type) {
    let t = table;
    let m = meta;
    let k;
    let hasOwn = false;
    let state;
    for (let i = 0; i < key.length; i++) {
      if (i) {
        t = hasOwn ? t[k] : t[k] = Object.create(null);
        m = (state = m[k]).c;
        if (type === 0 && (state.t === 1 || state.t === 2)) return null;
        if (state.t === 2) {
          let l = t.length - 1;
          t = t[l];
          m = m[l].c;
        }
      }
      k = key[i];
      if ((hasOwn = Object.hasOwn(t, k)) && m[k]?.t === 0 && m[k]?.d) return null;
      if (!hasOwn) {
        let unsafe = k === "__proto__";
        if (ctx.uk && (unsafe || k === "constructor")) return false;
        if (unsafe) {
          Object.defineProperty(t, k, {
            enumerable: true,
            configurable: true,
            writable: true
          });
          Object.defineProperty(m, k, {
            enumerable: true,
            configurable: true,
            writable: true
          });
        }
        m[k] = {
          t: i < key.length - 1 && type === 2 ? 3 : type,
          d: false,
          i: 0,
          c: Object.create(null)
        };
      }
    }
    state = m[k];
    if (state.t !== type && !(type === 1 && state.t === 3)) return null;
    if (type === 2) {
      if (!state.d) {
        state.d = true;
        t[k] = [];
      }
      t[k].push(t = Object.create(null));
      state.c[state.i++] = state = {
        t: 1,
        d: false,
        i: 0,
        c: Object.create(null)
      };
    }
    if (state.d) return null;
    state.d = true;
    if (type === 1) t = hasOwn ? t[k] : t[k] = Object.create(null); else if (type === 0 && hasOwn) return null;
    return [ k, t, state.c ];
  }
  function validateTablePeek(ctx, peek, ptr) {
    if (peek === null || ctx.uk === 2) TomlError.x(peek === null ? "trying to redefine an already defined table or value" : "document contains an unsafe property", ctx, ptr);
  }
  function parse_parse(toml, options = {}) {
    let ctx = {
      s: toml,
      p: 0,
      d: options.maxDepth ?? 1e3,
      bi: options.integersAsBigInt ?? false,
      ld: options.useLegacyDate ?? true,
      uk: options.unsafeKeyBehaviour === "throw" ? 2 : options.unsafeKeyBehaviour === "drop" ? 1 : 0
    };
    let res = Object.create(null);
    let meta = Object.create(null);
    let tmp;
    let skipping = false;
    let tbl = res;
    let m = meta;
    if (toml.charCodeAt(0) === 65279) ctx.p++;
    skipVoid(ctx);
    while (ctx.p < toml.length) {
      if (toml.charCodeAt(ctx.p) === 91) {
        let isTableArray = toml.charCodeAt(++ctx.p) === 91;
        tmp = ctx.p += +isTableArray;
        skipping = false;
        let k = parseKey(ctx, 93);
        if (isTableArray) {
          if (toml.charCodeAt(ctx.p) !== 93) TomlError.x("expected end of table array declaration", ctx);
          ctx.p++;
        }
        let p = peekTable(ctx, k, res, meta, isTableArray ? 2 : 1);
        if (!p) {
          validateTablePeek(ctx, p, tmp);
          skipping = true;
        } else {
          m = p[2];
          tbl = p[1];
        }
      } else {
        tmp = ctx.p;
        let k = parseKey(ctx);
        let p = peekTable(ctx, k, tbl, m, 0);
        if (!p && !skipping) validateTablePeek(ctx, p, tmp);
        skipVoid(ctx, true, true);
        let v = extractValue(ctx, void 0);
        if (p && !skipping) p[1][p[0]] = v;
      }
      skipVoid(ctx, true);
      if (ctx.p < toml.length && (tmp = toml.charCodeAt(ctx.p)) !== 10 && (tmp !== 13 || toml.charCodeAt(ctx.p + 1) !== 10)) TomlError.x("each key-value declaration must be followed by an end-of-line", ctx);
      skipVoid(ctx);
    }
    return res;
  }
  "".isWellFormed;
  // CONCATENATED MODULE: ./src/provenance/manifest-text.js
  function decodeManifest(content, file) {
    const start = {
      file,
      line: 1,
      column: 1
    };
    if (content.length > limits.manifestBytes) throw manifest_text_tooLargeError(file, `${content.length} bytes`);
    const placeholder = placeholderIn(content);
    if (placeholder !== void 0) throw errorAt(start, `the file is a ${placeholder}, not the manifest itself. Store the manifest in git.`);
    const byteOrderMark = content.toString("latin1", 0, 3);
    if (/^(\xff\xfe|\xfe\xff|\xef\xbb\xbf)/.test(byteOrderMark)) throw errorAt(start, "the file begins with a byte order mark. Save it as UTF-8 without a byte order mark.");
    const text = content.toString("utf8");
    if (Buffer.from(text).equals(content)) return text;
    const location = {
      file,
      ...positionAt(text, firstInvalidCharacter(content, text))
    };
    throw errorAt(location, "the file is not UTF-8. Save it as UTF-8.");
  }
  function manifest_text_tooLargeError(file, found) {
    const reason = `the file has ${found}, and a manifest has at most ${limits.manifestBytes}. Check that it is the right file.`;
    return errorAt({
      file,
      line: 1,
      column: 1
    }, reason);
  }
  function errorAt(location, reason) {
    const {file, line, column} = location;
    return new FileError(location, `${file}, line ${line}, column ${column}: ${reason}`);
  }
  function firstInvalidCharacter(content, text) {
    let [index, byte] = [ 0, 0 ];
    for (const part of text.split("\ufffd")) {
      index += part.length;
      byte += Buffer.byteLength(part);
      if (content.toString("latin1", byte, byte + 3) !== "\xef\xbf\xbd") break;
      index += 1;
      byte += 3;
    }
    return index;
  }
  const Fact = optional(pipe(string("is not a string"), maxLength(500, issue => `has ${issue.input.length} characters; at most 500 are recorded`)), "");
  const Hash = optional(pipe(string("is not a string"), regex(/^([0-9a-f]{64})?$/, "is not 64 hex digits")), "");
  const Count = optional(pipe(unknown(), number("is not a number"), integer("is not a whole number"), minValue(0, "is less than 0")));
  const Table = custom(isTable, "is not a table");
  const Toml = object({
    provenance: optional(pipe(Table, object({
      layers_git_sha: Fact,
      layers_version: Fact,
      vendored_at: Fact,
      lexicon_tree_hash: Hash
    })), {}),
    counts: optional(pipe(Table, object({
      lexicon_files: Count,
      record_types: Count
    })), {})
  });
  function isTable(value) {
    if (typeof value !== "object" || value === null) return false;
    const prototype = Object.getPrototypeOf(value);
    return prototype === null || prototype === Object.prototype;
  }
  function parseManifest(text, file) {
    const result = json_check(Toml, parseToml(text, file));
    if (!result.success) {
      const [issue] = result.issues;
      const name = getDotPath(issue) ?? "the manifest";
      throw errorAt({
        file,
        ...positionOf(text, name)
      }, `${name} ${issue.message}.`);
    }
    const {provenance, counts} = result.output;
    const missing = Object.entries(provenance).flatMap(([fact, value]) => value === "" ? [ fact ] : []);
    const {lexicon_files, record_types} = counts;
    return {
      manifest: {
        ...provenance,
        lexicon_files,
        record_types
      },
      missing,
      hashPosition: () => positionOf(text, "provenance.lexicon_tree_hash")
    };
  }
  function parseToml(text, file) {
    try {
      return parse_parse(text);
    } catch (error) {
      if (!(error instanceof TomlError)) throw error;
      const [reason = ""] = error.message.replace("Invalid TOML document: ", "").split("\n");
      const {line, column} = error;
      throw errorAt({
        file,
        line,
        column
      }, `not valid TOML: ${reason}.`);
    }
  }
  const manifest_text_maxCandidates = 100;
  function positionOf(text, name) {
    const path = name.split(".");
    const key = path.at(-1) ?? name;
    const value = JSON.stringify(valueAt(parse_parse(text), path));
    let index = text.indexOf(key);
    for (let candidates = 0; index >= 0 && candidates < manifest_text_maxCandidates; ) {
      const isComment = /^[ \t]*#/.test(text.slice(text.lastIndexOf("\n", index) + 1, index));
      if (!isComment) candidates++;
      const end = index + key.length;
      const changed = `${text.slice(0, index)}${"_".repeat(key.length)}${text.slice(end)}`;
      if (!isComment && JSON.stringify(valueIn(changed, path)) !== value) {
        const [equals = ""] = /^["']?\s*=\s*/.exec(text.slice(end)) ?? [];
        return positionAt(text, end + equals.length);
      }
      index = text.indexOf(key, index + 1);
    }
    return positionAt(text, 0);
  }
  function valueIn(text, path) {
    try {
      return valueAt(parse_parse(text), path);
    } catch {
      return;
    }
  }
  function valueAt(table, path) {
    return path.reduce((value, key) => typeof value === "object" && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : void 0, table);
  }
  function positionAt(text, index) {
    const before = text.slice(0, index).split("\n");
    return {
      line: before.length,
      column: (before.at(-1)?.length ?? 0) + 1
    };
  }
  // CONCATENATED MODULE: ./src/provenance/manifest.js
  const usualPaths = [ "lexicons/MANIFEST.toml", "lairs/lexicons/MANIFEST.toml" ];
  const noManifest = {
    manifest: {
      layers_git_sha: "",
      layers_version: "",
      vendored_at: "",
      lexicon_tree_hash: "",
      lexicon_files: void 0,
      record_types: void 0
    },
    missing: [],
    hashPosition: () => ({
      line: 1,
      column: 1
    }),
    source: "none",
    path: void 0
  };
  async function findManifest(git, {commit, tree}, inputs, hasLairsRepository) {
    const named = inputs.manifest;
    if (named === "none") return noManifest;
    if (named === "packaged") return packagedManifest(inputs.packagedManifest);
    const paths = (named === void 0 ? usualPaths : [ named ]).map(path => external_node_path_namespaceObject.posix.join(git.prefix, path));
    for (const path of paths) {
      if (/^\.\.(\/|$)/.test(path)) throw new Error(`manifest: "${named}" is outside the repository. Give a path inside it.`);
      const content = await readFile(git, tree, path);
      if (content === void 0) continue;
      const parsed = parseManifest(decodeManifest(content, path), path);
      return {
        ...parsed,
        source: `dataset:${path}`,
        path
      };
    }
    if (named !== void 0) throw new Error(`manifest: there is no file "${paths[0]}" in commit ${commit}. ` + 'Give its path from the working-directory, "packaged" or "none", or leave the input empty to use the usual paths.');
    return hasLairsRepository ? packagedManifest(inputs.packagedManifest) : noManifest;
  }
  function packagedManifest(text) {
    const parsed = parseManifest(text, "the packaged MANIFEST.toml");
    return {
      ...parsed,
      source: "packaged",
      path: void 0
    };
  }
  async function readFile(git, tree, path) {
    const entry = await lookUp(git, tree, path);
    if (entry === void 0) return;
    if (entry.kind !== "file") throw new Error(`manifest: ${path} is a ${await kindOfEntry(git, entry)}, not a file. Set the input to the path of the manifest file.`);
    try {
      return (await readObject(git, entry.id, "blob", path)).content;
    } catch (error) {
      throw error instanceof LimitError ? manifest_text_tooLargeError(path, error.found) : error;
    }
  }
  // CONCATENATED MODULE: ./src/text/shell.js
  function shellWord(word) {
    return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
  }
  // CONCATENATED MODULE: ./src/provenance/verify-lexicons.js
  const verify_lexicons_maxNames = 10;
  async function verifyLexicons(source, revision, manifest) {
    const {git, inputs, lexicons, warn} = source;
    const {path, hashPosition} = manifest;
    if (path === void 0) return null;
    const expected = manifest.manifest.lexicon_tree_hash;
    const folder = external_node_path_namespaceObject.posix.dirname(path);
    const pub = await lookUp(git, revision.tree, `${folder}/pub`);
    const found = pub?.kind === "folder" ? await lexicons.read(pub.id, `${folder}/pub`) : void 0;
    if (found === void 0) {
      await warnAboutLink(source, revision.tree, folder);
      return null;
    }
    if (expected === "") warn(`${path} has no lexicon_tree_hash: the lexicons are recorded as not verified. If they are right, add lexicon_tree_hash = "${found.hash}" to the file.`); else if (expected !== found.hash) {
      const mismatch = `The lexicons in ${folder}/pub/layers do not match ${path}. The hash in the manifest is ${expected}, ` + `and the hash of the lexicons is ${found.hash}. ${await explainMismatch(source, revision.commit, path, found)}`;
      if (inputs.verifyLexicons) throw new FileError({
        file: path,
        ...hashPosition()
      }, `${mismatch} ${lexiconAdvice(path, found.hash)} Then commit, and tag that commit. Or set verify-lexicons to false: the lexicons are then recorded as not verified.`);
      warn(`${mismatch} The lexicons are recorded as not verified.`);
    }
    warnAboutCounts(found, manifest, warn);
    return {
      verified: expected === found.hash,
      tree_hash: found.hash,
      files: found.files,
      record_types: found.recordTypes
    };
  }
  const copyScript = 'import importlib.util, pathlib, shutil, sys; shutil.copytree(pathlib.Path(importlib.util.find_spec("lairs").origin).parent / "lexicons", sys.argv[1], dirs_exist_ok=True)';
  function lexiconAdvice(path, hash) {
    const folder = shellWord(external_node_path_namespaceObject.posix.dirname(path));
    const copy = external_node_path_namespaceObject.posix.basename(path) === "MANIFEST.toml" ? `To copy lexicons and manifest from the installed lairs, run: rm -rf -- ${shellWord(external_node_path_namespaceObject.posix.join(external_node_path_namespaceObject.posix.dirname(path), "pub"))} && python -c ${shellWord(copyScript)} ${folder}. ` : "";
    return `${copy}If the lexicons are right, write lexicon_tree_hash = "${hash}" into ${path}.`;
  }
  async function warnAboutLink({git, warn}, tree, folder) {
    for (const path of [ `${folder}/pub`, `${folder}/pub/layers` ]) {
      const entry = await lookUp(git, tree, path);
      if (entry === void 0 || entry.kind === "folder") continue;
      if (entry.kind !== "file") warn(`${path} is a ${entry.kind}. Its lexicons are not part of the commit, so they are not verified. Commit them as files.`);
      return;
    }
  }
  function warnAboutCounts(found, {manifest, path}, warn) {
    const compared = [ [ "lexicon files", manifest.lexicon_files, found.files ], [ "record types", manifest.record_types, found.recordTypes ] ];
    for (const [what, expected, counted] of compared) if (expected !== void 0 && expected !== counted) warn(`${path} says that there are ${expected} ${what}, but the commit has ${counted}. Correct the counts in the manifest.`);
    if (found.unusualFiles.length > 0) warn(`Some lexicons are not plain files in git: ${joinFirst(found.unusualFiles, verify_lexicons_maxNames)}. The hash uses what git stores. Store the lexicons in git as plain files.`);
  }
  async function explainMismatch(source, commit, manifestPath, current) {
    const reason = await changesSinceManifest(source, commit, manifestPath, current.id).catch(error => `What has changed cannot be determined: ${messageOf(error).replace(/\.$/, "")}.`);
    if (current.unusualFiles.length === 0) return reason;
    return `${reason} Some lexicons are not plain files in git, and the hash uses what git stores: ${joinFirst(current.unusualFiles, verify_lexicons_maxNames)}.`;
  }
  async function changesSinceManifest({git, lexicons}, commit, manifestPath, currentTree) {
    const last = git.isShallow ? void 0 : await git.lastChange(commit, manifestPath);
    if (last === void 0) return 'To see what has changed, set "fetch-depth: 0" for actions/checkout.';
    const root = external_node_path_namespaceObject.posix.join(external_node_path_namespaceObject.posix.dirname(manifestPath), "pub/layers");
    const lastCommit = await git.read(last);
    const before = lastCommit && await lookUp(git, parseCommit(lastCommit).tree, root);
    const changes = before?.kind === "folder" ? changesOf(await lexicons.list(before.id, root), await lexicons.list(currentTree, root)) : [];
    if (changes.length > 0) return `Changes since commit ${last}, the last change of the manifest: ${joinFirst(changes, verify_lexicons_maxNames)}.`;
    return `The lexicons have not changed since commit ${last}, the last change of the manifest. Either the hash in the manifest was never right, ` + "or it is the hash of checked-out files, which git can convert (.gitattributes, line ends).";
  }
  function changesOf(before, after) {
    const lexicons = ({path}) => path.endsWith(".json");
    const oldIds = new Map(before.filter(lexicons).map(({path, id}) => [ path, id ]));
    const newIds = new Map(after.filter(lexicons).map(({path, id}) => [ path, id ]));
    const changes = [];
    for (const [path, id] of oldIds) {
      const newId = newIds.get(path);
      if (newId !== id) changes.push(`${path} was ${newId === void 0 ? "removed" : "changed"}`);
    }
    for (const path of newIds.keys()) if (!oldIds.has(path)) changes.push(`${path} was added`);
    return changes;
  }
  // CONCATENATED MODULE: ./src/provenance/pin.js
  const readingShare = .4;
  async function pinAll(source, revisions, unreadable) {
    const {git} = source;
    let warnings = 0;
    const counting = {
      ...source,
      warn(message) {
        warnings++;
        source.warn(message);
      }
    };
    const readers = {
      lexicons: new LexiconReader(git),
      datasets: new DatasetReader(git, counting)
    };
    const pinned = [];
    const failed = [ ...unreadable ];
    const budget = new Budget("This step");
    const time = {
      timeout: source.inputs.timeout,
      share: readingShare,
      count: revisions.length
    };
    const inTime = createReadingTime(git, time);
    if (revisions.length > 1) await source.history.ready();
    for (const revision of revisions) try {
      const warningsBefore = warnings;
      const facts = await inTime(() => pinOne(counting, readers, revision));
      const each = {
        ...facts,
        warnings: warnings - warningsBefore
      };
      countCollections(budget, each);
      pinned.push(each);
    } catch (error) {
      failed.push({
        name: revision.name,
        commit: revision.commit,
        error
      });
    }
    if (pinned.length === 0 && failed.length > 0) {
      const errors = new Map(failed.map(({error}) => [ messageOf(error), error ]));
      throw new AggregateError(errors.values());
    }
    return {
      pinned,
      failed
    };
  }
  function countCollections(budget, {bundle, growth}) {
    const names = [ ...Object.keys(bundle.dataset?.collections ?? {}), ...growth.changes?.collections?.keys() ?? [] ];
    budget.add(names.length, limits.stepCollections, "collections in its revisions");
    const length = names.reduce((sum, name) => sum + name.length, 0);
    budget.add(length, limits.stepCollectionNames, "characters of collections");
  }
  async function pinOne(source, readers, revision) {
    const {git, inputs, repository, warn} = source;
    const located = await locateDatasets(source, readers.datasets, revision);
    for (const advice of await datasetAdvice(git, located)) source.notice(advice);
    const manifest = await findManifest(git, revision, inputs, located.repositories.length > 0);
    reportManifest(source, manifest);
    const lexicons = await verifyLexicons({
      git,
      inputs,
      lexicons: readers.lexicons,
      warn
    }, revision, manifest);
    const current = datasetRevisionOf(located, revision);
    if (current !== void 0) await readers.datasets.openStore(current);
    const growth = await readGrowth(source, readers.datasets, revision, current);
    const dataset = current === void 0 ? null : await readers.datasets.read(current);
    const {prefix} = git;
    const bundle = createBundle(revision, {
      manifest,
      repository,
      prefix,
      lexicons,
      dataset
    });
    return {
      bundle,
      growth,
      verification: revision.verification,
      warnings: 0
    };
  }
  async function locateDatasets({git}, datasets, {tree, commit}) {
    const folder = await lookUp(git, tree, git.prefix);
    if (folder?.kind === "folder") return await datasets.locate(folder.id, git.prefix);
    throw new Error(`working-directory: there is no folder "${git.prefix.slice(0, -1)}" in commit ${commit}. ` + "The action reads the commit, not the files on the runner. Give a folder of this commit.");
  }
  function datasetRevisionOf({repositories: [repository, other]}, {name, tag}) {
    if (repository === void 0 || other !== void 0) return;
    return {
      repository,
      tag: tag === null ? void 0 : name
    };
  }
  function reportManifest({inputs, warn, notice}, manifest) {
    if (manifest.missing.length > 0) warn(`The manifest (${manifest.source}) has no value for: ${manifest.missing.join(", ")}. Add the values, so that the record contains them.`);
    if (manifest.source === "packaged" && inputs.manifest === void 0) {
      const {layers_version} = manifest.manifest;
      notice(`The commit has no lexicons/MANIFEST.toml. The record names the lexicons that are packaged with the action: Layers ${layers_version}. ` + "To record the dataset's own lexicons, commit lairs' lexicons/MANIFEST.toml.");
    }
  }
  async function readGrowth(source, datasets, revision, current) {
    const {position, previous} = await source.history.standingOf(revision.name);
    const growth = {
      position,
      previous: previous?.name,
      changes: void 0
    };
    if (current === void 0 || previous === void 0) return growth;
    try {
      const before = await findDataset(source, datasets, previous);
      if (before === void 0) return growth;
      return {
        ...growth,
        changes: await datasets.changes(before, current)
      };
    } catch (error) {
      const reason = messageOf(error).replace(/\.$/, "");
      source.warn(`The records cannot be compared with those of ${previous.name}: ${reason}.`);
      return growth;
    }
  }
  async function findDataset({git}, datasets, {name, commit}) {
    const {tree} = parseCommit(await readObject(git, commit, "commit", "the commit of the tag before"));
    const folder = await lookUp(git, tree, git.prefix);
    if (folder?.kind !== "folder") return;
    const located = await datasets.locate(folder.id, git.prefix);
    return datasetRevisionOf(located, {
      name,
      tag: {
        kind: "lightweight"
      }
    });
  }
  // CONCATENATED MODULE: ./src/report/truncate-lines.js
  function truncateLines(lines, maxBytes) {
    let size = 0;
    const end = lines.findIndex(line => {
      size += Buffer.byteLength(line) + 1;
      return size > maxBytes;
    });
    const kept = end < 0 ? lines : lines.slice(0, end);
    return {
      kept,
      omitted: lines.length - kept.length
    };
  }
  // CONCATENATED MODULE: ./src/report/outputs.js
  const maxResultsBytes = 900 * 1024;
  function outputs_outputsOf({newest, artifactName, provenance, results}, redact, warn) {
    const backendOutputs = results.filter(({revision}) => revision === newest.revision).flatMap(({outputs}) => Object.entries(outputs));
    return {
      artifact: identifierOf(artifactName, newest.revision),
      revision: newest.revision,
      commit: newest.commit,
      "lexicon-tree-hash": newest.lexicon_tree_hash,
      "layers-version": newest.layers_version,
      created: String(results.some(({status}) => status === "logged")),
      provenance,
      ...Object.fromEntries(backendOutputs.map(([name, value]) => [ name, redact(value) ])),
      results: resultsJson(results, redact, warn)
    };
  }
  function resultsJson(results, redact, warn) {
    const entries = results.map(({revision, commit, backend, status, url, identifier}) => JSON.stringify({
      revision,
      commit,
      backend,
      status,
      url: redact(url),
      identifier
    }));
    const {kept, omitted} = truncateLines(entries, maxResultsBytes - 1);
    if (omitted > 0) warn(`The output "results" was truncated: the last ${omitted} of ${entries.length} entries are missing. GitHub accepts outputs of up to 1 MB. To get all entries, log fewer tags in one step.`);
    return `[${kept.join(",")}]`;
  }
  // CONCATENATED MODULE: ./src/report/rebuild.js
  function rebuildCommands(bundle) {
    const {repository, working_dir, revision, commit, tree, dataset} = bundle;
    const store = dataset?.store_commit;
    return [ ...working_dir === "." ? [] : [ `# The dataset is in the folder ${printable(external_node_path_namespaceObject.posix.join("dataset", working_dir))}` ], `git clone ${shellWord(`${repository}.git`)} dataset &&`, `git -C dataset fetch origin ${commit} &&`, `git -C dataset -c advice.detachedHead=false checkout ${commit} &&`, `git -C dataset rev-parse 'HEAD^{tree}'${store ? " &&" : ""}   # ${tree}`, ...store ? [ `python -c ${shellWord(resolveScript)} ${shellWord(external_node_path_namespaceObject.posix.join("dataset", dataset.path))} ${shellWord(revision)}   # ${store}` ] : [] ];
  }
  const resolveScript = 'import sys, pathlib, lairs.store.repository as s; r = s.Repository.open(pathlib.Path(sys.argv[1])); n = sys.argv[2]; print(r.resolve(n if n in dict(r.inner.list_branches() + r.tags()) else "HEAD"))';
  // CONCATENATED MODULE: ./src/report/summary/markup.js
  const maxLines = 50;
  function code(text, max = 300) {
    return text === "" ? "\u2013" : `<code>${html(text, max)}</code>`;
  }
  function markup_link(url, content) {
    return `<a href="${html(url, 2e3)}">${content}</a>`;
  }
  function row(name, value) {
    return `<tr><th align="left">${name}</th><td>${value}</td></tr>`;
  }
  function firstRows(lines, more) {
    const omitted = lines.length - maxLines;
    return `${lines.slice(0, maxLines).join("")}${omitted > 0 ? `<br>${omitted} ${more}` : ""}`;
  }
  function outcome({backend, status, url, outputs, details}) {
    const [prefix, suffix] = [ `${backend}-`, "-url" ];
    const outputLinks = Object.entries(outputs).flatMap(([name, value]) => {
      if (!name.startsWith(prefix) || !name.endsWith(suffix) || value === "") return [];
      return [ markup_link(value, html(name.slice(prefix.length, -suffix.length))) ];
    });
    const links = outputLinks.length === 0 && url !== "" ? [ markup_link(url, "record") ] : outputLinks;
    const text = [ statusText[status], links.join(", ") ].filter(Boolean).join(": ");
    const lines = details.map(detail => `<br>${code(detail, 2e3)}`);
    return `${text}${firstRows(lines, "more")}`;
  }
  // CONCATENATED MODULE: ./src/report/summary/card.js
  function card({bundle, growth}, results, repositoryUrl) {
    const linkTo = (kind, name) => bundle.repository === repositoryUrl ? markup_link(`${repositoryUrl}/${kind}/${encodePath(name)}`, code(name)) : code(name);
    const {commit, committed_at, dataset} = bundle;
    return [ `<h3>${code(results[0]?.identifier ?? bundle.revision)}</h3>`, "<table>", ...results.flatMap(nameRow), ...tagRow(bundle, linkTo), row("Commit", `${linkTo("commit", commit)} of ${committed_at}`), ...isPlainFiles(bundle) ? [ row("Data", "plain files") ] : [ row("Lexicons", lexiconsText(bundle)), row("Records", recordsText(bundle, growth)) ], ...results.map(result => row(html(result.title), outcome(result))), "</table>", "<details><summary>What it pins</summary>", "<table>", row("Repository", code(bundle.repository)), row("Folder", code(bundle.working_dir)), row("Tree", code(bundle.tree)), row("Manifest", code(bundle.manifest_source)), ...isPlainFiles(bundle) ? [] : [ row("Lexicon tree hash", code(bundle.lexicon_tree_hash)), row("Store commit", code(dataset?.store_commit ?? "")) ], "</table>", "</details>", `<details><summary>Rebuild it</summary><pre>${rebuildCommands(bundle).map(line => html(line, 2e3)).join("\n")}</pre></details>` ];
  }
  function nameRow({backend, title, identifier, usableName, outputs}) {
    if (usableName === void 0) return [];
    const name = html(title);
    const version = outputs[`${backend}-version`];
    const suffix = version === void 0 ? "" : ` (version ${html(version)})`;
    const isSame = usableName.endsWith(`/${identifier}`);
    const hint = isSame ? "" : `. The identifier above is not a name in ${name}.`;
    return [ row(`${name} name`, `${code(usableName)}${suffix}${hint}`) ];
  }
  function tagRow({revision, tag}, linkTo) {
    if (tag === null) return [];
    const kind = tag.kind === "annotated" ? `, annotated ${html(tag.date)}` : "";
    return [ row("Tag", `${linkTo("tree", revision)}${kind}`) ];
  }
  function encodePath(name) {
    return name.split("/").map(segment => encodeURIComponent(segment.toWellFormed())).join("/");
  }
  function lexiconsText({layers_version, lexicons, manifest_source}) {
    if (manifest_source === "none") return "not recorded";
    const version = layers_version === "" ? "unknown version" : `Layers ${code(layers_version)}`;
    if (manifest_source === "packaged") return `${version}, packaged with the action`;
    if (lexicons === null) return `${version}, not in the tagged commit`;
    const {verified, files, record_types} = lexicons;
    const counts = `${files} files, ${record_types} record types`;
    return `${version}, ${verified ? "verified" : "<b>not verified</b>"}: ${counts}`;
  }
  function recordsText({dataset}, growth) {
    if (dataset === null) return "no lairs Repository in the tagged commit";
    const counts = Object.entries(dataset.collections ?? {}).map(([collection, count]) => `<br>${code(collection)}: ${count}`);
    const lines = firstRows(counts, "more are in revision.json");
    return `${dataset.records ?? "not counted"}${growthText(growth, code)}${lines}`;
  }
  // CONCATENATED MODULE: ./src/report/summary/chart.js
  const chart_maxNames = 12;
  const maxPoints = 100;
  function chart(pinned) {
    const counted = pinned.flatMap(({bundle: {revision, dataset}}) => dataset?.records === null || dataset === null ? [] : [ {
      revision,
      records: dataset.records
    } ]);
    if (counted.length < 2) return [];
    const step = Math.max(1, (counted.length - 1) / (maxPoints - 1));
    const count = Math.min(counted.length, maxPoints);
    const points = Array.from({
      length: count
    }, (_, index) => counted[Math.round(index * step)]);
    const names = points.map(point => `"${label(point?.revision ?? "")}"`);
    const records = points.map(point => point?.records ?? 0);
    const [axis, plot] = counted.length > chart_maxNames ? [ `"revisions, oldest first" 1 --\x3e ${counted.length}`, "line" ] : [ `[${names.join(", ")}]`, "bar" ];
    return [ "", "```mermaid", "---", "config: { xyChart: { width: 900, height: 300 } }", "---", "xychart-beta", '  title "Records over revisions"', `  x-axis ${axis}`, `  y-axis "records" 0 --\x3e ${Math.max(1, ...records)}`, `  ${plot} [${records.join(", ")}]`, "```" ];
  }
  function label(name) {
    return printable(name).slice(0, 24).replace(/[^\w./+-]/g, "\xb7");
  }
  // CONCATENATED MODULE: ./src/report/summary/table.js
  const maxRows = 500;
  function table(pinned, results, maxBytes) {
    const titles = new Map(results.map(({backend, title}) => [ backend, html(title) ]));
    const records = new Map(pinned.map(({bundle: {revision, dataset}}) => [ revision, dataset?.records ]));
    const newestFirst = [ ...byRevision(results) ].reverse();
    const failed = newestFirst.filter(([, each]) => !each.every(result_isSuccess));
    const succeeded = newestFirst.filter(([, each]) => each.every(result_isSuccess));
    const rows = [ ...failed, ...succeeded ].slice(0, maxRows).map(([revision, each]) => tableRow("td", cellsOf(revision, records.get(revision), each, [ ...titles.keys() ])));
    const {kept} = truncateLines(rows, maxBytes);
    const omitted = newestFirst.length - kept.length;
    return [ `<h3>${newestFirst.length} revisions${outcomeText(results, failed.length)}${warningText(pinned, results)}</h3>`, "<table>", tableRow("th", [ "Revision", "Commit", "Records", ...titles.values() ]), ...kept, "</table>", ...omitted === 0 ? [] : [ `<p>${omitted} more ${logLocationText(results)}.</p>` ] ];
  }
  function outcomeText(results, failed) {
    if (failed > 0) return `, ${failed} failed`;
    if (results.every(({status}) => status === "matches")) return " verified";
    if (results.every(({status}) => status === "dry-run")) return " would be logged if the server has no record of them yet";
    const revisionsOf = each => new Set(each.map(({revision}) => revision)).size;
    const loggedNow = revisionsOf(results.filter(({status}) => status === "logged"));
    const existing = revisionsOf(results) - loggedNow;
    return existing === 0 ? " logged" : `: ${loggedNow} logged now, ${existing} already logged`;
  }
  function warningText(pinned, results) {
    const revisions = new Set([ ...pinned.filter(({warnings}) => warnings > 0).map(({bundle}) => bundle.revision), ...results.filter(({warnings}) => warnings > 0).map(({revision}) => revision) ]);
    return revisions.size === 0 ? "" : `, ${revisions.size} with warnings`;
  }
  function logLocationText(results) {
    const {logLines} = limits;
    if (results.length <= logLines) return "are in the log";
    return `are not shown; the log has the first ${logLines} of ${results.length} results`;
  }
  function byRevision(results) {
    const revisions = new Map;
    for (const result of results) revisions.set(result.revision, [ ...revisions.get(result.revision) ?? [], result ]);
    return revisions;
  }
  function cellsOf(revision, records, results, backends) {
    const outcomes = backends.map(backend => {
      const result = results.find(each => each.backend === backend);
      return result === void 0 ? "" : outcome(result);
    });
    const commit = results[0]?.commit.slice(0, 12) ?? "";
    return [ code(revision), code(commit), `${records ?? ""}`, ...outcomes ];
  }
  function tableRow(tag, cells) {
    return `<tr>${cells.map(cell => `<${tag}>${cell}</${tag}>`).join("")}</tr>`;
  }
  // CONCATENATED MODULE: ./src/report/summary/summary.js
  const summary_maxBytes = 900 * 1024;
  const reservedBytes = 4 * 1024;
  function summary_summaryOf(pinned, results, repositoryUrl) {
    const [first] = pinned;
    if (first === void 0) return "";
    const revisions = new Set(results.map(({revision}) => revision)).size;
    if (revisions > 1) {
      const chartLines = chart(pinned);
      const rowBytes = summary_maxBytes - reservedBytes - Buffer.byteLength(chartLines.join("\n"));
      return [ ...table(pinned, results, rowBytes), ...chartLines, "" ].join("\n");
    }
    const lines = card(first, results, repositoryUrl);
    const {kept, omitted} = truncateLines(lines, summary_maxBytes - reservedBytes);
    return [ ...kept, ...omitted === 0 ? [] : [ "<p>The summary ends here, because GitHub limits its size.</p>" ], "" ].join("\n");
  }
  // CONCATENATED MODULE: ./src/revision/dated-tags.js
  async function dated_tags_readTags(git, signal) {
    const links = new Map;
    const linkOf = id => {
      const link = links.get(id) ?? readLink(git, id, signal);
      links.set(id, link);
      return link;
    };
    const listed = [ ...await git.tags() ].filter(([name]) => !name.includes("\ufffd"));
    const tags = listed.map(async ([name, id]) => {
      const facts = await follow(linkOf, id);
      return facts && {
        name,
        ...facts
      };
    });
    return (await Promise.all(tags)).filter(tag => tag !== void 0);
  }
  async function readLink(git, id, signal) {
    try {
      const object = await git.read(id, signal);
      if (object?.type === "commit") return {
        id,
        type: "commit",
        target: "",
        date: reliableDate(parseCommit(object).committedAt, Date.now())
      };
      if (object?.type !== "tag") return;
      const {date} = parseIdent(headerOf(object.content, "tagger"));
      return {
        id,
        type: "tag",
        target: idIn(object.content, "object"),
        date: reliableDate(date, Date.now())
      };
    } catch {
      signal.throwIfAborted();
      return;
    }
  }
  async function follow(linkOf, start) {
    const first = await linkOf(start);
    let link = first;
    for (let depth = 0; link?.type === "tag" && depth <= limits.nestedTags; depth++) link = await linkOf(link.target);
    if (link?.type !== "commit") return;
    const date = first?.type === "tag" ? first.date : "";
    return {
      commit: link.id,
      committedAt: link.date,
      tag: {
        kind: "tag",
        date
      }
    };
  }
  // CONCATENATED MODULE: ./src/revision/sort-in-steps.js
  const sortedAtOnce = 1e3;
  async function sortInSteps(items, compare, checkpoint) {
    const middle = items.length >> 1;
    if (items.length <= sortedAtOnce) return items.toSorted(compare);
    const left = await sortInSteps(items.slice(0, middle), compare, checkpoint);
    const right = await sortInSteps(items.slice(middle), compare, checkpoint);
    const merged = [];
    for (let [first, second] = [ 0, 0 ]; merged.length < items.length; ) {
      if (merged.length % sortedAtOnce === 0) await checkpoint();
      const [a, b] = [ left[first], right[second] ];
      if (a !== void 0 && (b === void 0 || compare(a, b) <= 0)) {
        merged.push(a);
        first++;
      } else if (b !== void 0) {
        merged.push(b);
        second++;
      }
    }
    return merged;
  }
  // CONCATENATED MODULE: ./src/revision/history.js
  const readingLimitMs = 3e4;
  const unknownStanding = {
    position: 0,
    previous: void 0
  };
  class History {
    #git;
    #revisions;
    #warn;
    #tags;
    #compare;
    #standings;
    constructor(git, revisions, warn) {
      this.#git = git;
      this.#revisions = revisions;
      this.#warn = warn;
      this.#tags = git.isShallow ? Promise.resolve(void 0) : this.#readTags();
      this.#compare = this.#tags.then((tags = []) => this.#createComparator([ ...tags, ...revisions ]));
      this.#standings = this.#readStandings();
      for (const result of [ this.#compare, this.#standings ]) result.catch(() => {});
    }
    async oldestFirst() {
      if (this.#revisions.length < 2) return this.#revisions;
      return await sortInSteps(this.#revisions, await this.#compare, this.#git.checkpoint);
    }
    async ready() {
      await this.#standings;
    }
    async standingOf(name) {
      return (await this.#standings).get(name) ?? unknownStanding;
    }
    async #readTags() {
      const signal = AbortSignal.timeout(readingLimitMs);
      try {
        return await dated_tags_readTags(this.#git, signal);
      } catch (error) {
        if (!signal.aborted) throw error;
        const reason = `git needs more than ${readingLimitMs / 1e3} s to read all tags`;
        await this.#warnOfHistory(new Error(reason), "Positions and changes are not recorded");
        return;
      }
    }
    async #readStandings() {
      const unordered = await this.#tags;
      if (unordered === void 0) return new Map;
      const tags = await sortInSteps(unordered, await this.#compare, this.#git.checkpoint);
      const positions = new TagPositions(tags);
      try {
        const ancestors = tags.length < 2 ? new Map : await newestTagBefore(this.#git, this.#revisions, positions);
        const standings = this.#revisions.map(revision => {
          const previous = positions.previousOfSameCommit(revision) ?? ancestors.get(revision.commit);
          const position = positions.of(revision);
          return [ revision.name, {
            position,
            previous: tags[(previous ?? 0) - 1]
          } ];
        });
        return new Map(standings);
      } catch (error) {
        await this.#warnOfHistory(error, "Positions and changes are not recorded");
        return new Map;
      }
    }
    async #warnOfHistory(error, outcome) {
      await this.#git.checkpoint();
      const reason = messageOf(error).replace(/\.$/, "");
      this.#warn(`The history cannot be read: ${reason}. ${outcome}.`);
    }
    async #createComparator(items) {
      const dates = new Map(items.map(item => [ item.commit, commitDate(item) ]));
      const tagDates = new Map(items.map(item => [ item, taggedDate(item) ]));
      const byTag = (a, b) => byDate(tagDates.get(a) ?? "", tagDates.get(b) ?? "") || byName(a.name, b.name);
      const generations = new Map;
      if (new Set(dates.values()).size < dates.size) {
        const oldest = await sortInSteps(items, byTag, this.#git.checkpoint);
        const commits = new Set(oldest.map(({commit}) => commit));
        const visit = commit => {
          if (commits.has(commit)) generations.set(commit, generations.size);
        };
        try {
          const graph = await this.#git.commitGraph([ ...commits ]);
          await graph.visitParentsFirst([ ...commits ], visit, this.#git.checkpoint);
        } catch (error) {
          await this.#warnOfHistory(error, "Commits of the same date are ordered by their tags");
        }
      }
      const generation = ({commit}) => generations.get(commit) ?? 0;
      return (a, b) => byDate(dates.get(a.commit) ?? "", dates.get(b.commit) ?? "") || generation(a) - generation(b) || byTag(a, b);
    }
  }
  class TagPositions {
    #tags;
    #byName;
    #byCommit=new Map;
    constructor(tags) {
      this.#tags = tags;
      this.#byName = new Map(tags.map(({name}, index) => [ name, index + 1 ]));
      for (const [index, {commit}] of tags.entries()) {
        const positions = this.#byCommit.get(commit);
        if (positions === void 0) this.#byCommit.set(commit, [ index + 1 ]); else positions.push(index + 1);
      }
    }
    of(revision) {
      const isNewer = index => {
        const tag = this.#tags[index];
        return tag !== void 0 && commitDate(tag) > commitDate(revision);
      };
      return this.#byName.get(revision.name) ?? firstIndex(this.#tags.length, isNewer);
    }
    previousOfSameCommit({name, commit}) {
      const positions = this.#byCommit.get(commit) ?? [];
      const own = this.#byName.get(name) ?? Number.POSITIVE_INFINITY;
      return positions[firstIndex(positions.length, index => (positions[index] ?? 0) >= own) - 1];
    }
    newestOf(commit) {
      return this.#byCommit.get(commit)?.at(-1) ?? 0;
    }
  }
  function firstIndex(length, isTrue) {
    let [low, high] = [ 0, length ];
    while (low < high) {
      const middle = low + high >>> 1;
      if (isTrue(middle)) high = middle; else low = middle + 1;
    }
    return low;
  }
  async function newestTagBefore(git, revisions, positions) {
    const wanted = new Set(revisions.map(({commit}) => commit));
    const newestBefore = new Map;
    const newestUpTo = new Map;
    const graph = await git.commitGraph([ ...wanted ]);
    const visit = (commit, parents) => {
      let newest = 0;
      for (const parent of parents()) newest = Math.max(newest, newestUpTo.get(parent) ?? 0);
      if (wanted.has(commit)) newestBefore.set(commit, newest);
      newestUpTo.set(commit, Math.max(newest, positions.newestOf(commit)));
    };
    await graph.visitParentsFirst([ ...wanted ], visit, git.checkpoint);
    return newestBefore;
  }
  function commitDate({committedAt}) {
    return reliableDate(committedAt, Date.now());
  }
  function taggedDate({tag}) {
    return reliableDate(tag?.date ?? "", Date.now());
  }
  function byDate(a, b) {
    if (a === b) return 0;
    return a < b ? -1 : 1;
  }
  function byName(a, b) {
    return byNumbers(a, b) || byCodePoint(a, b);
  }
  let collator;
  function byNumbers(a, b) {
    collator ??= new Intl.Collator("en", {
      numeric: true
    });
    return collator.compare(a, b);
  }
  // CONCATENATED MODULE: ./src/revision/annotations.js
  async function restoreAnnotations(source, resolved) {
    const {github, warn} = source;
    const lightweight = resolved.filter(({revision}) => revision.tag?.kind === "lightweight");
    const objects = await tagObjects(source, lightweight);
    reportMissing(source, objects);
    const failures = new Set;
    const limited = github && stopAfterFailures(github);
    const annotated = [];
    for (const {revision} of resolved) {
      const isLost = objects.has(revision.name) && objects.get(revision.name) !== "";
      const known = isLost ? {
        ...revision,
        tag: {
          kind: "unknown"
        }
      } : revision;
      try {
        annotated.push(await annotate(known, objects.get(revision.name), limited, warn));
      } catch (error) {
        failures.add(messageOf(error));
        annotated.push({
          ...known,
          verification: ""
        });
      }
    }
    for (const failure of failures) warn(`GitHub's API did not return an annotated tag (github-token): ${failure}.`);
    return annotated;
  }
  async function tagObjects(source, lightweight) {
    const withoutEventData = lightweight.filter(({selection}) => selection.fromEvent?.object === void 0);
    const asked = withoutEventData.length === 0 ? new Map : await askForObjects(source, withoutEventData);
    return new Map(lightweight.map(({revision: {name}, selection: {fromEvent}}) => [ name, fromEvent?.object ?? asked.get(name) ]));
  }
  async function askForObjects({git, github, canAsk, warn}, resolved) {
    const names = resolved.map(({revision}) => revision.name);
    if (!canAsk) return new Map;
    if (github === void 0) return await askOrigin(git, resolved);
    try {
      const annotated = await github.annotated(commonPrefix(names));
      return new Map([ ...names.map(name => [ name, "" ]), ...annotated ]);
    } catch (error) {
      const objects = await askOrigin(git, resolved);
      const unknown = names.filter(name => objects.get(name) === void 0);
      if (unknown.length > 0) warn(`GitHub's API did not say which tags are annotated (github-token): ${messageOf(error)}. These tags are recorded as unknown: ${joinFirst(unknown, 5)}.`);
      return objects;
    }
  }
  async function askOrigin(git, resolved) {
    if (git.origin === "") return new Map(resolved.map(({revision}) => [ revision.name, "" ]));
    const remote = await git.tagsOnOrigin();
    return remote === void 0 ? new Map : compareWithOrigin(remote, resolved);
  }
  function compareWithOrigin(remote, resolved) {
    return new Map(resolved.map(({revision: {name, commit}}) => {
      const tag = remote.get(name);
      if (tag === void 0 || tag.id === commit) return [ name, "" ];
      return [ name, tag.target === commit ? tag.id : void 0 ];
    }));
  }
  function reportMissing(source, objects) {
    const {github, isOnGithub, canAsk, warn, notice} = source;
    const namesOf = isWanted => {
      const names = [ ...objects ].filter(([, object]) => isWanted(object)).map(([name]) => name);
      return {
        count: names.length,
        names: joinFirst(names, 5)
      };
    };
    const lost = namesOf(object => object !== void 0 && object !== "");
    const unknown = namesOf(object => object === void 0);
    if (!canAsk) {
      const {count, names} = namesOf(object => object !== "");
      if (count === 0) return;
      notice(`mode: dry-run asks neither GitHub's API nor origin, so the annotation of ${count} tag(s) is shown as unknown: ${names}.`);
      return;
    }
    if (github !== void 0) return;
    const advice = `Use actions/checkout 6.0.2 or newer${isOnGithub ? ', or set the input github-token (with "permissions: contents: read")' : ""}.`;
    if (lost.count > 0) warn(`The checkout lacks tagger, date, message and signature of ${lost.count} annotated tag(s). They are recorded as unknown: ${lost.names}. ${advice}`);
    if (unknown.count > 0) warn(`The action could not ask GitHub or origin whether ${unknown.count === 1 ? "this tag is" : "these tags are"} annotated: ${unknown.names}. The record says unknown, and a later run does not change that. ${advice}`);
  }
  const maxFailuresInARow = 5;
  function stopAfterFailures(github) {
    let failuresInARow = 0;
    let lastError;
    return {
      ...github,
      async tag(id) {
        if (failuresInARow >= maxFailuresInARow) throw lastError;
        try {
          const tag = await github.tag(id);
          failuresInARow = 0;
          return tag;
        } catch (error) {
          failuresInARow++;
          lastError = error;
          throw error;
        }
      }
    };
  }
  async function annotate(revision, lostObject, github, warn) {
    const {tag} = revision;
    const signedObject = tag?.kind === "annotated" && tag.signature !== null ? tag.object : void 0;
    const object = lostObject || signedObject;
    if (github === void 0 || object === void 0) return {
      ...revision,
      verification: ""
    };
    const {annotation, ownName, target, verification} = await github.tag(object);
    if (target !== revision.commit) return {
      ...revision,
      verification: ""
    };
    const isRestored = tag?.kind === "unknown";
    if (isRestored && ownName !== void 0) warnAboutName(revision.name, ownName, warn);
    return {
      ...revision,
      tag: isRestored ? annotation : tag,
      verification: annotation.signature === null ? "" : verification
    };
  }
  function commonPrefix(names) {
    const [first = "", ...others] = names;
    let length = first.length;
    for (const name of others) while (!name.startsWith(first.slice(0, length))) length--;
    return first.slice(0, length).replace(/[\ud800-\udbff]$/, "");
  }
  // CONCATENATED MODULE: ./src/revision/event-tag.js
  async function checkEvent(source, selection, {commit, tag}) {
    const {name, fromEvent} = selection;
    const known = [ "", commit, tag?.kind === "annotated" ? tag.object : "" ];
    if (fromEvent === void 0 || known.includes(fromEvent.commit)) return selection;
    const id = fromEvent.commit;
    const object = await source.git.read(id);
    const target = object === void 0 ? await askForTarget(source, name, id) : (await peel(source.git, object))?.id;
    if (target === commit && tag?.kind === "lightweight") return {
      ...selection,
      fromEvent: {
        ...fromEvent,
        object: id
      }
    };
    throw new UnresolvedError(`The tag "${name}" was moved after this workflow was started: the event is about commit ${id}, ` + `and the tag leads to ${commit} in this checkout. Nothing was sent. ` + "The push that moved it starts its own workflow. To log the tag as it is now, start the workflow by hand." + (target === void 0 ? ` ${tagObjectHint}` : ""));
  }
  const tagObjectHint = "If GITHUB_SHA is the id of the tag object (Gitea, Forgejo), use actions/checkout 6.0.2 or newer, which keeps it.";
  async function askForTarget({git, github, canAsk}, name, id) {
    if (!canAsk) return;
    const tag = await (github?.tag(id).catch(() => {}));
    if (tag !== void 0) return tag.target;
    const remote = git.origin === "" ? void 0 : (await git.tagsOnOrigin())?.get(name);
    return remote?.id === id ? remote.target : void 0;
  }
  // CONCATENATED MODULE: ./src/http/restricted-fetch.js
  const maxRedirects = 5;
  function restrictFetch(transport, baseUrl, {debug, redact, env}) {
    const {origin} = new URL(baseUrl);
    return async (address, {headers, signal}) => {
      let url = new URL(address);
      const common = {
        name: "GitHub",
        method: "GET",
        headers: restricted_fetch_entriesOf(headers)
      };
      for (let redirects = 0; redirects <= maxRedirects; redirects++) {
        if (url.origin !== origin) throw otherOriginError(url, origin);
        const start = uptimeMs();
        const response = await transport.send({
          ...common,
          url: url.href
        }, signal ?? void 0).catch(error => {
          signal?.throwIfAborted();
          if (error instanceof UnacceptableResponseError) throw error;
          const endpoint = {
            protocol: url.protocol,
            input: "GITHUB_API_URL",
            env
          };
          const through = transport.through(url.href, messageOf(error));
          throw failureWith(`no answer from ${origin}${through}`, error, endpoint);
        });
        const milliseconds = Math.round(uptimeMs() - start);
        debug(`GitHub: ${origin}${url.pathname}: ${response.status}, ${milliseconds} ms`);
        const location = redirectTarget(response);
        if (location === void 0) return toFetchResponse(response, origin, redact);
        if (!URL.canParse(location, url.href)) throw new UnacceptableResponseError(`${url.host} redirects to "${printable(location, 200)}"`);
        url = new URL(location, url);
      }
      throw new UnacceptableResponseError(`${url.host} redirects more than ${maxRedirects} times`);
    };
  }
  function restricted_fetch_entriesOf(headers) {
    return Object.fromEntries(new Headers(headers));
  }
  function redirectTarget({status, headers}) {
    return [ 301, 302, 303, 307, 308 ].includes(status) ? headers.location : void 0;
  }
  function toFetchResponse(response, origin, redact) {
    const {status, headers, json} = response;
    const isForeign = json === void 0;
    const message = isForeign ? foreignMessage(redactResponse(response, redact), origin) : "";
    if (isForeign && status < 300) throw new UnacceptableResponseError(message);
    const list = Object.entries(headers).flatMap(([name, value = []]) => [ value ].flat().map(each => [ name, each ]));
    const body = isForeign ? JSON.stringify({
      message
    }) : response.body;
    const hasBody = ![ 204, 205, 304 ].includes(status);
    const result = new Response(hasBody ? body : null, {
      status,
      headers: list
    });
    result.headers.set("content-type", "application/json");
    return result;
  }
  function foreignMessage(response, address) {
    const text = readableText(response).replace(/[.\s]+$/, "");
    const server = {
      title: "GitHub",
      input: "GITHUB_API_URL",
      address
    };
    const advice = connectionAdvice(text, server) || gatewayAdvice(server, response);
    return `HTTP ${response.status} with "${text}", which is not JSON. ${advice}`;
  }
  function otherOriginError({protocol, host}, origin) {
    return new UnacceptableResponseError(`${origin} points to ${protocol}//${printable(host, 200)}, where nothing was sent, because the token is only for ` + `${origin}. Check GITHUB_API_URL`);
  }
  // CONCATENATED MODULE: ./src/revision/github-tags.js
  const timeLimitMs = 3e4;
  const github_tags_maxNestedTags = 10;
  const maxPages = 1e3;
  const ignore = () => {};
  const silentLog = {
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: ignore
  };
  function createGithubTags(options) {
    const {owner, repo, env} = options;
    const transport = createTransport({
      timeLimitMs,
      env
    });
    const repository = {
      owner,
      repo
    };
    const withOctokit = async work => await retry(options.signal, async signal => await work(await connect(options, transport, signal)));
    const readTagObject = async tag_sha => {
      const {data} = await withOctokit(({rest}) => rest.git.getTag({
        ...repository,
        tag_sha
      }));
      return parseTagResponse(data);
    };
    return {
      async annotated(prefix) {
        const query = {
          ...repository,
          ref: `tags/${prefix}`,
          per_page: 100
        };
        return await withOctokit(async ({rest, paginate}) => {
          const tags = new Map;
          let pages = 0;
          for await (const {data} of paginate.iterator(rest.git.listMatchingRefs, query)) {
            for (const [name, id] of parseRefsResponse(data)) tags.set(name, id);
            if (++pages > maxPages || tags.size > limits.tags) throw new UnacceptableResponseError(`its list has more than ${maxPages} pages or ${limits.tags} tags`);
          }
          return tags;
        });
      },
      async tag(id) {
        const {object, ...described} = await readTagObject(id);
        let target = object;
        for (let depth = 0; target.type === "tag" && depth < github_tags_maxNestedTags; depth++) target = (await readTagObject(target.sha)).object;
        return {
          ...described,
          target: target.sha
        };
      }
    };
  }
  async function connect({token, apiUrl, debug, redact, env}, transport, signal) {
    const {getOctokit} = await __nccwpck_require__.e(329).then(__nccwpck_require__.bind(__nccwpck_require__, 9329));
    const octokit = getOctokit(token, {
      baseUrl: apiUrl,
      userAgent,
      log: silentLog
    });
    const fetch = restrictFetch(transport, apiUrl, {
      debug,
      redact,
      env
    });
    octokit.hook.before("request", ({request}) => {
      Object.assign(request, {
        signal,
        log: silentLog,
        fetch
      });
    });
    return octokit;
  }
  const Target = object({
    type: string(),
    sha: string()
  });
  const Refs = array(object({
    ref: string(),
    object: Target
  }));
  const TagData = object({
    sha: string(),
    tag: optional(string()),
    message: string(),
    tagger: nullish(object({
      name: string(),
      email: string(),
      date: string()
    })),
    verification: nullish(object({
      reason: string(),
      signature: nullish(string())
    })),
    object: Target
  });
  function checked(schema, response) {
    const result = json_check(schema, response);
    if (result.success) return result.output;
    throw new UnacceptableResponseError(`its answer has no proper "${getDotPath(result.issues[0]) ?? "body"}"`);
  }
  function parseRefsResponse(response) {
    const tags = checked(Refs, response).filter(({object}) => object.type === "tag");
    return new Map(tags.map(({ref, object}) => [ ref.slice(tagPrefix.length), object.sha ]));
  }
  function parseTagResponse(response) {
    const {sha, tag, message, tagger, verification, object} = checked(TagData, response);
    const inMessage = splitSignature(message);
    const separate = splitSignature(verification?.signature ?? "");
    const annotation = truncateTag({
      kind: "annotated",
      object: sha,
      tagger: tagger ? `${tagger.name} <${tagger.email}>` : "",
      date: tagger?.date ?? "",
      message: inMessage.message,
      signature: inMessage.signature ?? separate.signature
    });
    return {
      annotation,
      ownName: tag,
      verification: verification?.reason ?? "",
      object
    };
  }
  const github_tags_maxAttempts = 3;
  const github_tags_Refusal = object({
    status: number(),
    response: optional(object({
      headers: record(string(), string())
    }))
  });
  async function retry(end, work) {
    for (let attempt = 1; ;attempt++) {
      const signal = AbortSignal.any([ end, AbortSignal.timeout(timeLimitMs) ]);
      try {
        return await work(signal);
      } catch (error) {
        if (attempt === github_tags_maxAttempts || signal.aborted || isFinal(error)) throw error;
        const refusal = json_check(github_tags_Refusal, error);
        const {status, response} = refusal.success ? refusal.output : {
          status: 500
        };
        const requestedMs = response && requestedDelayMs({
          status,
          ...response
        }, Date.now());
        if (!isRetryable(status) || (requestedMs ?? 0) > maxRequestedDelayMs) throw error;
        await (0, promises_namespaceObject.setTimeout)(retryDelayMs(attempt, requestedMs, Math.random()), void 0, {
          signal: end
        });
      }
    }
  }
  function isFinal(error) {
    const cause = error instanceof Error ? error.cause : void 0;
    return [ error, cause ].some(isFinalFailure);
  }
  // CONCATENATED MODULE: ./src/revision/select.js
  function select_select(lines, event, tags) {
    const eventTag = eventTagOf(event);
    const chosen = lines.length === 0 ? fromEvent(event, eventTag) : fromInput(lines, tags);
    const selections = [ ...chosen ].map(([name, {kind, isNamed}]) => {
      const isEventTag = kind === "tag" && name === eventTag.name;
      return {
        kind,
        name,
        isNamed,
        fromEvent: isEventTag ? eventTag : void 0
      };
    });
    const existing = selections.filter(each => !(each.isNamed && each.fromEvent?.skipReason));
    return {
      selections: existing,
      skipReason: existing.length === 0 ? eventTag.skipReason : ""
    };
  }
  function fromInput(lines, tags) {
    const chosen = new Map;
    for (const line of lines) if (line.kind !== "pattern") chosen.set(line.name, {
      kind: line.kind,
      isNamed: true
    }); else if (line.isExclusion) {
      for (const [name, {kind}] of chosen) if (kind === "tag" && line.matches(name)) chosen.delete(name);
    } else for (const name of tags) if (line.matches(name) && !chosen.has(name)) chosen.set(name, {
      kind: "tag",
      isNamed: false
    });
    if (chosen.size > 0) return chosen;
    const checked = `${tags.length} ${tags.length === 1 ? "tag" : "tags"} checked`;
    const patterns = lines.map(line => `"${line.kind === "pattern" ? line.pattern : line.name}"`);
    throw new Error(`revision: no tag matches ${joinFirst(patterns, 3)} (${checked}). Check the patterns. If tags are missing from this checkout, ` + 'set "fetch-depth: 0" for actions/checkout.');
  }
  function fromEvent(event, eventTag) {
    if (eventTag.skipReason !== "") return new Map;
    if (eventTag.name !== "") return new Map([ [ eventTag.name, {
      kind: "tag",
      isNamed: true
    } ] ]);
    throw new Error(`There is no tag to log: the event "${event.name}" is about "${event.ref}", and the input "revision" is empty. ` + 'Start the workflow when a tag is pushed (on: push: tags), or name a tag in the input "revision".');
  }
  // CONCATENATED MODULE: ./src/revision/read.js
  async function selectRevisions(git, {revision, workflow}, {url, isEventRepository}, warn) {
    if (!isEventRepository && revision.length === 0) throw new Error(`There is no tag to log: the event is about ${workflow.repository}, and the working directory is a checkout of ${url}. ` + 'Name a tag in the input "revision".');
    const hasPattern = revision.some(({kind}) => kind === "pattern");
    const tags = hasPattern ? [ ...(await git.tags()).keys() ] : [];
    const selected = select_select(revision, isEventRepository ? workflow.event : unknownEvent, tags);
    if (hasPattern && git.isShallow) warn(`revision: the checkout is shallow, so the patterns see only its ${tags.length} tag(s). If tags are missing, set "fetch-depth: 0" for actions/checkout.`);
    return selected;
  }
  const resolvingShare = .2;
  async function readRevisions(git, selections, inputs, options) {
    await warnOfBrokenTags(git, selections, options.warn);
    const time = {
      timeout: inputs.timeout,
      share: resolvingShare,
      count: selections.length
    };
    const inTime = createReadingTime(git, time);
    const source = sourceOf(git, inputs, options);
    const resolveOne = async selection => {
      const revision = await inTime(() => resolve(git, selection, options));
      return {
        revision,
        selection: await checkEvent(source, selection, revision)
      };
    };
    const {resolved, failed} = await resolveAll(selections, options.warn, resolveOne);
    if (resolved.length === 0 && failed.length === 0) throw new Error("revision: no matching tag leads to a commit. See the warnings.");
    return {
      revisions: await restoreAnnotations(source, resolved),
      failed
    };
  }
  async function warnOfBrokenTags(git, selections, warn) {
    const tags = await git.tags().catch(() => new Map);
    const selected = new Set(selections.map(({name}) => name));
    const broken = [ ...tags ].flatMap(([name, id]) => id === "" && !selected.has(name) ? [ name ] : []);
    if (broken.length === 0) return;
    warn(`git cannot read the refs of ${broken.length} tag(s): ${joinFirst(broken, 5)}. Other revisions are logged as if these tags did not exist. Delete their files in .git/${tagPrefix}, or check the repository out again.`);
  }
  async function resolveAll(selections, warn, resolveOne) {
    const resolved = [];
    const failed = [];
    const budget = new Budget("This step");
    for (const selection of selections) try {
      const one = await resolveOne(selection);
      const length = textLengthOf(one.revision);
      budget.add(length, limits.stepTagText, "characters of taggers and messages");
      resolved.push(one);
    } catch (error) {
      if (error instanceof NotACommitError && !selection.isNamed) warn(`A tag that matches a pattern is left out: ${error.message}`); else if (error instanceof UnresolvedError) throw error; else failed.push({
        name: selection.name,
        commit: "",
        error
      });
    }
    return {
      resolved,
      failed
    };
  }
  function textLengthOf({tag}) {
    return tag?.kind === "annotated" ? tag.tagger.length + tag.message.length : 0;
  }
  function sourceOf(git, inputs, options) {
    const {isDryRun, githubToken: token, workflow} = inputs;
    const {serverUrl, apiUrl} = workflow;
    const {repository, warn, notice, ...others} = options;
    const [owner = "", repo, ...rest] = repository.startsWith(`${serverUrl.toLowerCase()}/`) ? repository.slice(serverUrl.length + 1).split("/") : [];
    const source = {
      git,
      canAsk: !isDryRun,
      warn,
      notice
    };
    if (apiUrl === void 0 || repo === void 0 || rest.length > 0) return {
      ...source,
      github: void 0,
      isOnGithub: false
    };
    const github = token === "" ? void 0 : createGithubTags({
      ...others,
      token,
      apiUrl,
      owner,
      repo
    });
    return {
      ...source,
      github: source.canAsk ? github : void 0,
      isOnGithub: true
    };
  }
  // CONCATENATED MODULE: ./src/revision/repository-identity.js
  function identifyRepository(origin, {serverUrl, repository, repositoryUrl: address}) {
    if (address === "") return identifyByOrigin(repositoryUrl(origin, serverUrl), repository);
    const eventUrl = repositoryUrl(address, serverUrl) ?? address;
    const url = repositoryUrl(origin, serverUrl) ?? eventUrl;
    return {
      url,
      isEventRepository: url === eventUrl
    };
  }
  function identifyByOrigin(url, repository) {
    if (url === void 0) throw new Error("The address of the repository is unknown: GITHUB_SERVER_URL or GITHUB_REPOSITORY is not set, and the checkout has " + 'no remote "origin" on a server. Set both variables: https://host and owner/name.');
    const isEventRepository = repository === "" || url.toLowerCase().endsWith(`/${repository.toLowerCase()}`);
    return {
      url,
      isEventRepository
    };
  }
  // CONCATENATED MODULE: external "node:fs/promises"
  const external_node_fs_promises_namespaceObject = require("node:fs/promises");
  // CONCATENATED MODULE: ./src/runner/temporary-files.js
  async function createTemporaryFolder(parent) {
    try {
      return await (0, external_node_fs_promises_namespaceObject.mkdtemp)((0, external_node_path_namespaceObject.join)(parent, "log-revision-"));
    } catch (error) {
      throw new Error(`No folder could be made in ${parent} (RUNNER_TEMP): ${messageOf(error)}. Nothing was sent. Check that this folder exists, and that the runner can write to it.`);
    }
  }
  async function writeTemporaryFile(file, text) {
    try {
      await (0, external_node_fs_promises_namespaceObject.writeFile)(file, text);
    } catch (error) {
      throw new Error(`${file} could not be written (RUNNER_TEMP): ${messageOf(error)}. Nothing was sent. Make room on the runner's disk.`);
    }
  }
  // EXTERNAL MODULE: external "node:async_hooks"
    var external_node_async_hooks_ = __nccwpck_require__(6698);
  // CONCATENATED MODULE: ./src/tracking/progress.js
  const minIntervalMs = 5e3;
  function createProgress(backend, total, print, now) {
    const start = now();
    const counts = {
      logged: 0,
      existing: 0,
      failed: 0
    };
    let lastPrinted = start;
    return status => {
      counts[countedAs(status)]++;
      const {logged, existing, failed} = counts;
      const done = logged + existing + failed;
      const time = now();
      if (total === 1 || done < total && time - lastPrinted < minIntervalMs) return;
      lastPrinted = time;
      const msPerRevision = (time - start) / (logged + failed);
      const isKnown = done < total && Number.isFinite(msPerRevision);
      const left = isKnown ? `, about ${duration(msPerRevision * (total - done))} left` : "";
      print(`${backend}: ${logged}/${total} logged, ${existing} already logged, ${failed} failed${left}`);
    };
  }
  function countedAs(status) {
    if (status === "logged") return "logged";
    return status === "already-logged" ? "existing" : "failed";
  }
  function duration(milliseconds) {
    const seconds = Math.ceil(milliseconds / 1e3);
    return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
  }
  // CONCATENATED MODULE: ./src/tracking/track.js
  const concurrency = 8;
  const track_maxFailuresInARow = 5;
  function checkRunInputs({backends}, revisions) {
    const named = [ ...backends.values() ].flatMap(({runInput}) => runInput ?? []);
    if (revisions < 2 || named.length === 0) return;
    throw new Error(`${named.join(", ")}: a run can hold only one revision, and ${revisions} are selected. Nothing was sent. Name one tag in the input revision.`);
  }
  async function trackAll(inputs, pinned, failed, tools) {
    const results = await Promise.all([ ...inputs.backends ].map(async ([name, settings]) => {
      const outcomes = await track({
        name,
        settings,
        inputs,
        tools
      }, pinned);
      const resultOf = resultBuilder(name, settings.title, inputs.artifactName);
      return [ ...failed.map(({name: revision, commit, error}) => resultOf({
        revision,
        commit
      }, failureOf(error))), ...pinned.map(({bundle}, index) => resultOf(bundle, outcomes[index] ?? {})) ];
    }));
    return results.flat();
  }
  async function track(target, pinned) {
    const {settings, inputs, tools} = target;
    const bundles = pinned.map(({bundle}) => bundle);
    if (inputs.isDryRun) return bundles.map(bundle => ({
      status: "dry-run",
      plan: settings.plan(bundle, inputs)
    }));
    const {address} = settings;
    if (address !== "" && isClearText(address)) tools.warn(`${address} uses plain http, so anyone on the network can read the credentials and the record. Use an https address.`);
    try {
      const session = await settings.open(bundles, inputs, {
        ...tools,
        warn: countingWarn(tools)
      });
      if (inputs.mode === "log") return await logAll(target, session, pinned);
      return await mapWithConcurrency(concurrency, bundles, bundle => withWarnings(() => session.verify(bundle).catch(unreadableOf)));
    } catch (error) {
      const outcomeOf = inputs.mode === "verify" ? unreadableOf : failureOf;
      return bundles.map(() => outcomeOf(error));
    }
  }
  const givenWarnings = new external_node_async_hooks_.AsyncLocalStorage;
  function countingWarn({warn}) {
    return message => {
      givenWarnings.getStore()?.push(message);
      warn(message);
    };
  }
  async function withWarnings(work) {
    const messages = [];
    const outcome = await givenWarnings.run(messages, work);
    return {
      ...outcome,
      warnings: messages.length
    };
  }
  async function logAll({name, inputs, tools}, session, pinned) {
    const progress = createProgress(name, pinned.length, tools.info, Date.now);
    let failuresInARow = 0;
    const logOne = async revision => {
      if (failuresInARow >= track_maxFailuresInARow) {
        progress("failed");
        const detail = `It was not tried, because the ${track_maxFailuresInARow} revisions before it failed. Correct their error, and start the job again.`;
        return {
          details: [ detail ]
        };
      }
      try {
        const {created, ...logged} = await session.log(revision.bundle, runContextOf(inputs, revision));
        failuresInARow = 0;
        const status = created ? "logged" : "already-logged";
        progress(status);
        return {
          status,
          ...logged
        };
      } catch (error) {
        const isServerFailure = !(error instanceof ConflictError || error instanceof StoppedError);
        failuresInARow = isServerFailure ? failuresInARow + 1 : 0;
        const failure = failureOf(error);
        progress(failure.status ?? "failed");
        return failure;
      }
    };
    return await mapWithConcurrency(concurrency, pinned, revision => withWarnings(() => logOne(revision)));
  }
  function failureOf(error) {
    const failure = {
      details: [ messageOf(error) ],
      error
    };
    if (error instanceof MovedTagError) return {
      ...failure,
      status: "moved",
      url: error.url
    };
    return error instanceof FileError ? {
      ...failure,
      location: error.location
    } : failure;
  }
  function unreadableOf(error) {
    const failure = failureOf(error);
    return error instanceof StoppedError ? failure : {
      ...failure,
      status: "unreadable"
    };
  }
  function runContextOf({workflow}, {verification, growth}) {
    const {repository, runUrl, actor, event} = workflow;
    return {
      workflowRepository: repository,
      runUrl,
      actor,
      event: event.name,
      ref: event.ref,
      tagVerification: verification,
      growth
    };
  }
  function resultBuilder(backend, title, artifactName) {
    return ({revision, commit}, outcome) => ({
      revision,
      commit,
      backend,
      title,
      status: "failed",
      url: "",
      identifier: identifierOf(artifactName, revision),
      details: [],
      warnings: 0,
      location: void 0,
      error: void 0,
      outputs: {},
      plan: {},
      ...outcome
    });
  }
  // CONCATENATED MODULE: ./src/run.js
  async function run(inputs, tools) {
    const {report, redact, signal} = tools;
    const {info, warn, notice, debug} = report;
    const http = createHttp({
      info,
      debug,
      redact,
      signal,
      env: process.env
    });
    try {
      connectTo(http, inputs);
      const folder = await createTemporaryFolder(inputs.temporaryFolder);
      const {pinned, failed} = await readAll(inputs, tools, folder);
      const newest = pinned.at(-1)?.bundle;
      if (newest === void 0) return;
      checkRunInputs(inputs, pinned.length);
      report.pinned(pinned);
      const provenance = (0, external_node_path_namespaceObject.join)(folder, "revision.json");
      await writeTemporaryFile(provenance, canonicalJson(newest));
      const {idTokenSource} = inputs.workflow;
      const wait = milliseconds => waitUnlessStopped(signal, milliseconds);
      const backendTools = {
        http,
        hide: tools.hide,
        idTokenSource,
        info,
        warn,
        notice,
        wait
      };
      const results = await trackAll(inputs, pinned, failed, backendTools);
      report.results(results);
      const {artifactName} = inputs;
      report.outputs(outputs_outputsOf({
        newest,
        artifactName,
        provenance,
        results
      }, redact, warn));
      const {repositoryUrl} = inputs.workflow;
      if (inputs.summary) await report.summary(summary_summaryOf(pinned, results, repositoryUrl));
    } finally {
      http.close();
    }
  }
  function connectTo(http, {backends, isDryRun}) {
    for (const {address, connections} of backends.values()) {
      if (isDryRun || address === "" || connections === void 0) continue;
      const {count, tls} = connections;
      http.connect({
        url: address,
        tls
      }, count);
    }
  }
  async function checkTags(git, {backends}) {
    for (const {checkTags: check} of backends.values()) check?.([ ...(await git.tags()).keys() ]);
  }
  async function readAll(inputs, {report, hide, redact, signal}, home) {
    const {workspace, workingDirectory: directory, workflow} = inputs;
    const {warn, notice, debug} = report;
    let git;
    try {
      git = await openGit({
        directory,
        workspace,
        home,
        env: process.env,
        signal,
        debug
      });
      hideUserinfo(git.origin, hide);
      const identity = identifyRepository(git.origin, workflow);
      const {selections, skipReason} = await selectRevisions(git, inputs, identity, warn);
      if (selections.length === 0) {
        report.nothingToLog(skipReason);
        return {
          pinned: [],
          failed: []
        };
      }
      const repository = identity.url;
      const checkout = git;
      const nameHint = name => store_hint_storeHint(checkout, name);
      const common = {
        warn,
        notice,
        debug,
        redact,
        signal,
        env: process.env
      };
      const options = {
        repository,
        nameHint,
        ...common
      };
      const {revisions, failed} = await readRevisions(git, selections, inputs, options);
      const history = new History(git, revisions, warn);
      const ordered = await history.oldestFirst();
      await checkTags(git, inputs);
      const source = {
        git,
        inputs,
        repository,
        history,
        warn,
        notice
      };
      const pinned = await pinAll(source, ordered, failed);
      signal.throwIfAborted();
      return pinned;
    } catch (error) {
      throw signal.aborted ? stoppedError(signal, "while git was read. Nothing was sent.") : error;
    } finally {
      git?.close();
    }
  }
  // CONCATENATED MODULE: ./node_modules/@actions/core/lib/utils.js
  function utils_toCommandValue(input) {
    if (input === null || input === void 0) return ""; else if (typeof input === "string" || input instanceof String) return input;
    return JSON.stringify(input);
  }
  function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) return {};
    return {
      title: annotationProperties.title,
      file: annotationProperties.file,
      line: annotationProperties.startLine,
      endLine: annotationProperties.endLine,
      col: annotationProperties.startColumn,
      endColumn: annotationProperties.endColumn
    };
  }
  // CONCATENATED MODULE: ./node_modules/@actions/core/lib/command.js
  function command_issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_.EOL);
  }
  function command_issue(name, message = "") {
    command_issueCommand(name, {}, message);
  }
  const CMD_STRING = "::";
  class Command {
    constructor(command, properties, message) {
      if (!command) command = "missing.command";
      this.command = command;
      this.properties = properties;
      this.message = message;
    }
    toString() {
      let cmdStr = CMD_STRING + this.command;
      if (this.properties && Object.keys(this.properties).length > 0) {
        cmdStr += " ";
        let first = true;
        for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) first = false; else cmdStr += ",";
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
      cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
      return cmdStr;
    }
  }
  function escapeData(s) {
    return utils_toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
  }
  function escapeProperty(s) {
    return utils_toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
  }
  // EXTERNAL MODULE: external "crypto"
    var external_crypto_ = __nccwpck_require__(6982);
  // CONCATENATED MODULE: ./node_modules/@actions/core/lib/file-command.js
  function file_command_issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
    if (!external_fs_.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
    external_fs_.appendFileSync(filePath, `${utils_toCommandValue(message)}${external_os_.EOL}`, {
      encoding: "utf8"
    });
  }
  function file_command_prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_.randomUUID()}`;
    const convertedValue = utils_toCommandValue(value);
    if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    return `${key}<<${delimiter}${external_os_.EOL}${convertedValue}${external_os_.EOL}${delimiter}`;
  }
  // CONCATENATED MODULE: ./node_modules/@actions/core/lib/core.js
  void 0 && (void 0).__awaiter;
  var ExitCode;
  (function(ExitCode) {
    ExitCode[ExitCode["Success"] = 0] = "Success";
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
  })(ExitCode || (ExitCode = {}));
  function setSecret(secret) {
    command_issueCommand("add-mask", {}, secret);
  }
  function getInput(name, options) {
    const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
    if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
    if (options && options.trimWhitespace === false) return val;
    return val.trim();
  }
  function setOutput(name, value) {
    const filePath = process.env["GITHUB_OUTPUT"] || "";
    if (filePath) return file_command_issueFileCommand("OUTPUT", file_command_prepareKeyValueMessage(name, value));
    process.stdout.write(external_os_.EOL);
    command_issueCommand("set-output", {
      name
    }, utils_toCommandValue(value));
  }
  function isDebug() {
    return process.env["RUNNER_DEBUG"] === "1";
  }
  function debug(message) {
    command_issueCommand("debug", {}, message);
  }
  function error(message, properties = {}) {
    command_issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
  }
  function warning(message, properties = {}) {
    command_issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
  }
  function notice(message, properties = {}) {
    command_issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
  }
  function info(message) {
    process.stdout.write(message + external_os_.EOL);
  }
  function startGroup(name) {
    command_issue("group", name);
  }
  function endGroup() {
    command_issue("endgroup");
  }
  // CONCATENATED MODULE: ./node_modules/@actions/core/lib/summary.js
  var summary_awaiter = void 0 && (void 0).__awaiter || function(thisArg, _arguments, P, generator) {
    function adopt(value) {
      return value instanceof P ? value : new P(function(resolve) {
        resolve(value);
      });
    }
    return new (P || (P = Promise))(function(resolve, reject) {
      function fulfilled(value) {
        try {
          step(generator.next(value));
        } catch (e) {
          reject(e);
        }
      }
      function rejected(value) {
        try {
          step(generator["throw"](value));
        } catch (e) {
          reject(e);
        }
      }
      function step(result) {
        result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected);
      }
      step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
  };
  const {access, appendFile, writeFile} = external_fs_.promises;
  const SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
  class Summary {
    constructor() {
      this._buffer = "";
    }
    filePath() {
      return summary_awaiter(this, void 0, void 0, function*() {
        if (this._filePath) return this._filePath;
        const pathFromEnv = process.env[SUMMARY_ENV_VAR];
        if (!pathFromEnv) throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
        try {
          yield access(pathFromEnv, external_fs_.constants.R_OK | external_fs_.constants.W_OK);
        } catch (_a) {
          throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
        }
        this._filePath = pathFromEnv;
        return this._filePath;
      });
    }
    wrap(tag, content, attrs = {}) {
      const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
      if (!content) return `<${tag}${htmlAttrs}>`;
      return `<${tag}${htmlAttrs}>${content}</${tag}>`;
    }
    write(options) {
      return summary_awaiter(this, void 0, void 0, function*() {
        const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
        const filePath = yield this.filePath();
        const writeFunc = overwrite ? writeFile : appendFile;
        yield writeFunc(filePath, this._buffer, {
          encoding: "utf8"
        });
        return this.emptyBuffer();
      });
    }
    clear() {
      return summary_awaiter(this, void 0, void 0, function*() {
        return this.emptyBuffer().write({
          overwrite: true
        });
      });
    }
    stringify() {
      return this._buffer;
    }
    isEmptyBuffer() {
      return this._buffer.length === 0;
    }
    emptyBuffer() {
      this._buffer = "";
      return this;
    }
    addRaw(text, addEOL = false) {
      this._buffer += text;
      return addEOL ? this.addEOL() : this;
    }
    addEOL() {
      return this.addRaw(external_os_.EOL);
    }
    addCodeBlock(code, lang) {
      const attrs = Object.assign({}, lang && {
        lang
      });
      const element = this.wrap("pre", this.wrap("code", code), attrs);
      return this.addRaw(element).addEOL();
    }
    addList(items, ordered = false) {
      const tag = ordered ? "ol" : "ul";
      const listItems = items.map(item => this.wrap("li", item)).join("");
      const element = this.wrap(tag, listItems);
      return this.addRaw(element).addEOL();
    }
    addTable(rows) {
      const tableBody = rows.map(row => {
        const cells = row.map(cell => {
          if (typeof cell === "string") return this.wrap("td", cell);
          const {header, data, colspan, rowspan} = cell;
          const tag = header ? "th" : "td";
          const attrs = Object.assign(Object.assign({}, colspan && {
            colspan
          }), rowspan && {
            rowspan
          });
          return this.wrap(tag, data, attrs);
        }).join("");
        return this.wrap("tr", cells);
      }).join("");
      const element = this.wrap("table", tableBody);
      return this.addRaw(element).addEOL();
    }
    addDetails(label, content) {
      const element = this.wrap("details", this.wrap("summary", label) + content);
      return this.addRaw(element).addEOL();
    }
    addImage(src, alt, options) {
      const {width, height} = options || {};
      const attrs = Object.assign(Object.assign({}, width && {
        width
      }), height && {
        height
      });
      const element = this.wrap("img", null, Object.assign({
        src,
        alt
      }, attrs));
      return this.addRaw(element).addEOL();
    }
    addHeading(text, level) {
      const tag = `h${level}`;
      const allowedTag = [ "h1", "h2", "h3", "h4", "h5", "h6" ].includes(tag) ? tag : "h1";
      const element = this.wrap(allowedTag, text);
      return this.addRaw(element).addEOL();
    }
    addSeparator() {
      const element = this.wrap("hr", null);
      return this.addRaw(element).addEOL();
    }
    addBreak() {
      const element = this.wrap("br", null);
      return this.addRaw(element).addEOL();
    }
    addQuote(text, cite) {
      const attrs = Object.assign({}, cite && {
        cite
      });
      const element = this.wrap("blockquote", text, attrs);
      return this.addRaw(element).addEOL();
    }
    addLink(text, href) {
      const element = this.wrap("a", text, {
        href
      });
      return this.addRaw(element).addEOL();
    }
  }
  const _summary = new Summary;
  const summary = _summary;
  // CONCATENATED MODULE: ./src/runner/core.js
  const {Pq: core_setSecret, pq: core_info, lm: core_notice, $e: core_warning, Oh: core_startGroup, N4: core_endGroup, Yz: core_debug, _o: core_isDebug} = core_namespaceObject;
  const unchanged = {
    setSecret: core_setSecret,
    info: core_info,
    notice: core_notice,
    warning: core_warning,
    startGroup: core_startGroup,
    endGroup: core_endGroup,
    debug: core_debug,
    isDebug: core_isDebug
  };
  const runner = {
    ...unchanged,
    getInput: name => getInput(name, {
      trimWhitespace: false
    }),
    setFailed(message, at) {
      process.exitCode = ExitCode.Failure;
      error(message, at && {
        file: at.file,
        startLine: at.line,
        startColumn: at.column
      });
    },
    hasOutputs: () => Boolean(process.env["GITHUB_OUTPUT"]),
    setOutput,
    async writeSummary(html) {
      await summary.addRaw(html).write();
    }
  };
  // CONCATENATED MODULE: ./src/runner/escapes.js
  const escapes_formats = [ {
    start: "&",
    read: readHtml,
    incomplete: /^&(#\d*|#x[\da-f]*|[a-z]*)$/i
  }, {
    start: "\\",
    read: readJson,
    incomplete: /^\\(u[\da-f]{0,3})?$/i
  }, {
    start: "%",
    read: readPercent,
    incomplete: /^(%[\da-f]{2})*%?[\da-f]?$/i
  } ];
  function unescapedForms(text) {
    const used = escapes_formats.filter(({start}) => text.includes(start));
    return [ plainForm(text), ...used.map(format => unescapeText(text, format)) ];
  }
  function plainForm(text) {
    const {length} = text;
    const units = new Uint16Array(length);
    for (let index = 0; index < length; index++) units[index] = text.charCodeAt(index);
    return {
      units,
      length,
      offsets: void 0
    };
  }
  function unescapeText(text, {start, read, incomplete}) {
    const units = new Uint16Array(text.length);
    const offsets = new Uint32Array(text.length + 1);
    const startUnit = start.charCodeAt(0);
    let length = 0;
    let mark = text.indexOf(truncationMark);
    for (let at = 0; at < text.length; ) {
      if (mark !== -1 && mark < at) mark = text.indexOf(truncationMark, at);
      const unit = text.charCodeAt(at);
      const found = unit === startUnit ? read(text, at) : void 0;
      if (found !== void 0) {
        const isPair = found.code > 65535;
        offsets[length] = at;
        units[length++] = isPair ? 55232 + (found.code >> 10) : found.code;
        at = found.end;
        if (isPair) {
          offsets[length] = at;
          units[length++] = 56320 + (found.code & 1023);
        }
      } else if (unit === startUnit && isTruncated(text, at, mark, incomplete)) at = mark; else {
        offsets[length] = at++;
        units[length++] = unit;
      }
    }
    offsets[length] = text.length;
    return {
      units,
      length,
      offsets
    };
  }
  const maxIncompleteLength = 64;
  function isTruncated(text, at, mark, incomplete) {
    if (mark - at > maxIncompleteLength || mark <= at) return false;
    return incomplete.test(text.slice(at, mark));
  }
  const maxCode = 1114111;
  function readPercent(text, at) {
    const first = percentByte(text, at);
    const size = utf8Size(first);
    if (size === 0) return;
    let code = first & 255 >> size;
    for (let index = 1; index < size; index++) {
      const byte = percentByte(text, at + 3 * index);
      if (byte >> 6 !== 2) return;
      code = code << 6 | byte & 63;
    }
    return code > maxCode ? void 0 : {
      code,
      end: at + 3 * size
    };
  }
  function percentByte(text, at) {
    if (text[at] !== "%") return -1;
    const [high, low] = [ digitAt(text, at + 1, 16), digitAt(text, at + 2, 16) ];
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
  function utf8Size(first) {
    if (first < 128) return first < 0 ? 0 : 1;
    if (first < 192) return 0;
    if (first < 224) return 2;
    return first < 240 ? 3 : 4;
  }
  const jsonEscapes = new Map(Object.entries({
    b: "\b",
    f: "\f",
    n: "\n",
    r: "\r",
    t: "\t",
    '"': '"',
    "'": "'",
    "/": "/"
  })).set("\\", "\\");
  function readJson(text, at) {
    const simple = jsonEscapes.get(text[at + 1] ?? "");
    if (simple !== void 0) return {
      code: simple.charCodeAt(0),
      end: at + 2
    };
    if (text[at + 1] !== "u") return;
    const {code, end} = readNumber(text, at + 2, 16, at + 6);
    return end === at + 6 ? {
      code,
      end
    } : void 0;
  }
  const htmlNames = new Map(Object.entries({
    amp: "&",
    lt: "<",
    gt: ">",
    quot: '"',
    apos: "'"
  }));
  function readHtml(text, at) {
    const next = text[at + 1] ?? "";
    if (next !== "#") {
      if (next < "a" || next > "q") return;
      const rest = text.slice(at + 1, at + 6);
      const length = rest.indexOf(";");
      const sign = length < 0 ? void 0 : htmlNames.get(rest.slice(0, length));
      return sign === void 0 ? void 0 : {
        code: sign.charCodeAt(0),
        end: at + length + 2
      };
    }
    const isHex = text[at + 2] === "x" || text[at + 2] === "X";
    const start = at + (isHex ? 3 : 2);
    const {code, end} = readNumber(text, start, isHex ? 16 : 10, text.length);
    return end > start && code <= maxCode && text[end] === ";" ? {
      code,
      end: end + 1
    } : void 0;
  }
  function readNumber(text, at, base, limit) {
    let code = 0;
    let end = at;
    for (;end < limit; end++) {
      const digit = digitAt(text, end, base);
      if (digit < 0) break;
      code = code > maxCode ? code : code * base + digit;
    }
    return {
      code,
      end
    };
  }
  function digitAt(text, at, base) {
    const unit = text.charCodeAt(at);
    if (unit >= 48 && unit <= 57) return unit - 48;
    const letter = (unit | 32) - 97;
    return letter >= 0 && letter < base - 10 ? letter + 10 : -1;
  }
  // CONCATENATED MODULE: ./src/runner/patterns.js
  class PatternSet {
    patterns;
    #first=new Int32Array(65536);
    #firstStates=[];
    #unit;
    #child;
    #sibling;
    #fallback;
    #length;
    #match;
    constructor(patterns) {
      this.patterns = patterns;
      const size = patterns.reduce((sum, {length}) => sum + length, 1);
      this.#unit = new Uint16Array(size);
      this.#child = new Int32Array(size);
      this.#sibling = new Int32Array(size);
      this.#fallback = new Int32Array(size);
      this.#length = new Int32Array(size);
      this.#match = new Int32Array(size);
      let states = 1;
      for (const pattern of patterns) states = this.#add(pattern, states);
      this.#addFallbacks(states);
    }
    next(state, unit) {
      for (let shorter = state; shorter !== 0; shorter = this.#fallback[shorter] ?? 0) {
        const longer = this.#longer(shorter, unit);
        if (longer !== 0) return longer;
      }
      return this.#first[unit] ?? 0;
    }
    matchLength(state) {
      return this.#match[state] ?? 0;
    }
    beginningLength(state) {
      return this.#length[state] ?? 0;
    }
    #longer(state, unit) {
      if (state === 0) return this.#first[unit] ?? 0;
      let child = this.#child[state] ?? 0;
      while (child !== 0 && this.#unit[child] !== unit) child = this.#sibling[child] ?? 0;
      return child;
    }
    #add(pattern, firstFree) {
      let free = firstFree;
      let state = 0;
      for (let index = 0; index < pattern.length; index++) {
        const unit = pattern.charCodeAt(index);
        let longer = this.#longer(state, unit);
        if (longer === 0) {
          longer = free++;
          this.#unit[longer] = unit;
          this.#length[longer] = index + 1;
          if (state === 0) {
            this.#first[unit] = longer;
            this.#firstStates.push(longer);
          } else {
            this.#sibling[longer] = this.#child[state] ?? 0;
            this.#child[state] = longer;
          }
        }
        state = longer;
      }
      this.#match[state] = pattern.length;
      return free;
    }
    #addFallbacks(states) {
      const queue = new Int32Array(states);
      queue.set(this.#firstStates);
      let end = this.#firstStates.length;
      for (let index = 0; index < end; index++) {
        const state = queue[index] ?? 0;
        const shorter = this.#fallback[state] ?? 0;
        for (let child = this.#child[state] ?? 0; child !== 0; child = this.#sibling[child] ?? 0) {
          const fallback = this.next(shorter, this.#unit[child] ?? 0);
          this.#fallback[child] = fallback;
          if (this.#match[child] === 0) this.#match[child] = this.#match[fallback] ?? 0;
          queue[end++] = child;
        }
      }
    }
  }
  // CONCATENATED MODULE: ./src/runner/secret-forms.js
  const secret_forms_minLength = 4;
  function formsOf(secret) {
    const trimmed = secret.trim();
    if (trimmed === "") return [];
    const lines = trimmed.split(/[\r\n]+/).map(line => line.trim());
    const parts = [ secret, trimmed, ...lines.filter(line => line.length >= secret_forms_minLength) ];
    const plain = parts.flatMap(part => [ part, part.toWellFormed(), printable(part, Number.POSITIVE_INFINITY), part.replaceAll(" ", "+") ]);
    const encoded = trimmed.length < secret_forms_minLength ? [] : [ secret, trimmed ].flatMap(base64Forms);
    return [ ...new Set([ ...plain, ...encoded ]) ].filter(form => form.trim() !== "");
  }
  function base64Forms(secret) {
    return [ secret, `Bearer ${secret}` ].flatMap(text => {
      const standard = Buffer.from(text).toString("base64");
      const padded = [ standard, standard.replaceAll("+", "-").replaceAll("/", "_") ];
      return padded.flatMap(form => [ form, form.replace(/=+$/, "") ]);
    });
  }
  function escapedForms(text) {
    return [ text, ...urlForms(text), ...jsonForms(text), ...htmlForms(text) ];
  }
  function urlForms(text) {
    const standard = encodeURIComponent(text.toWellFormed());
    const strict = standard.replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16)}`);
    const form = new URLSearchParams({
      "": text
    }).toString().slice(1);
    const address = new URL("https://host");
    address.password = text;
    const encodings = [ standard, standard.replaceAll("%2F", "/"), strict, form, address.password ];
    return encodings.flatMap(encoding => [ encoding, encoding.replace(/%[\dA-F]{2}/gi, code => code.toUpperCase()), encoding.replace(/%[\dA-F]{2}/gi, code => code.toLowerCase()) ]);
  }
  function jsonForms(text) {
    const json = JSON.stringify(text).slice(1, -1);
    const unicodeEscape = sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
    const forms = [ json, json.replace(/[^ -~]/g, unicodeEscape), json.replace(/[&<>]/g, unicodeEscape) ];
    return [ ...forms, ...forms.map(form => form.replaceAll("/", "\\/")) ];
  }
  function htmlForms(text) {
    const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
    const quotes = [ [ '"', "'" ], [ "&quot;", "'" ], [ "&quot;", "&#39;" ], [ "&quot;", "&#039;" ], [ "&quot;", "&#x27;" ], [ "&quot;", "&apos;" ], [ "&#34;", "&#39;" ] ];
    const hex = sign => `&#x${sign.charCodeAt(0).toString(16)};`;
    return [ html(text, Number.POSITIVE_INFINITY), ...quotes.map(([double, single]) => escaped.replaceAll('"', double).replaceAll("'", single)), text.replace(/[&<>"']/g, hex), text.replace(/[&<>"']/g, sign => hex(sign).toUpperCase().replace("X", "x")) ];
  }
  // CONCATENATED MODULE: ./src/runner/secrets.js
  function createSecrets(mask) {
    const hidden = new Set;
    const masked = new Set;
    let sets = [];
    let added = [];
    return {
      hide(secret) {
        const forms = formsOf(secret).filter(form => !hidden.has(form));
        for (const form of forms) hidden.add(form);
        added.push(...forms);
        for (const encoding of forms.flatMap(escapedForms)) {
          if (masked.has(encoding) || /[\r\n]/.test(encoding)) continue;
          masked.add(encoding);
          mask(encoding);
        }
      },
      redact(text) {
        if (added.length > 0) sets = withPatterns(sets, added);
        added = [];
        if (sets.length === 0) return text;
        const ranges = unescapedForms(text).flatMap(form => sets.flatMap(set => findPatterns(set, text, form)));
        return replaceRanges(text, ranges);
      }
    };
  }
  function withPatterns(sets, patterns) {
    const last = sets.at(-1);
    if (last === void 0 || last.patterns.length > patterns.length) return [ ...sets, new PatternSet(patterns) ];
    return withPatterns(sets.slice(0, -1), [ ...last.patterns, ...patterns ]);
  }
  const markUnit = truncationMark.charCodeAt(0);
  const replacementUnit = "\ufffd".charCodeAt(0);
  function findPatterns(set, text, {units, length, offsets}) {
    const ranges = [];
    const offsetOf = index => offsets === void 0 ? index : offsets[index] ?? 0;
    const add = (first, end) => addRange(ranges, offsetOf(first), offsetOf(end));
    let state = 0;
    let before = 0;
    for (let index = 0; index < length; index++) {
      const unit = units[index] ?? 0;
      if (unit === markUnit && text.startsWith(truncationMark, offsetOf(index))) {
        const isHalf = units[index - 1] === replacementUnit;
        const size = set.beginningLength(isHalf ? before : state);
        if (size >= secret_forms_minLength) add(index - (isHalf ? 1 : 0) - size, index);
      }
      before = state;
      state = set.next(state, unit);
      const size = set.matchLength(state);
      if (size > 0) add(index + 1 - size, index + 1);
    }
    return ranges;
  }
  function addRange(ranges, start, end) {
    const last = ranges.at(-1);
    if (last === void 0 || last.end <= start) ranges.push({
      start,
      end
    }); else ranges[ranges.length - 1] = {
      start: last.start < start ? last.start : start,
      end
    };
  }
  function replaceRanges(text, ranges) {
    const ordered = ranges.toSorted((a, b) => a.start - b.start || b.end - a.end);
    const parts = [];
    let done = 0;
    for (const {start, end} of ordered) {
      if (start >= done) parts.push(text.slice(done, start), "***");
      done = Math.max(done, end);
    }
    return parts.join("") + text.slice(done);
  }
  // CONCATENATED MODULE: ./src/index.js
  const {hide, redact} = createSecrets(runner.setSecret);
  const report = createReport(runner, redact);
  const {signal, stop} = createStop();
  for (const name of [ "SIGINT", "SIGTERM" ]) process.once(name, () => {
    stop(`The job was cancelled (${name})`);
    process.on("exit", () => {
      process.exitCode = 128 + external_node_os_namespaceObject.constants.signals[name];
    });
  });
  for (const stream of [ process.stdout, process.stderr ]) stream.on("error", () => {
    process.exitCode = 1;
    stop("The log cannot be written");
  });
  signal.addEventListener("abort", () => {
    setTimeout(() => process.exit(process.exitCode || 1), 1900).unref();
  });
  for (const name of [ "uncaughtException", "unhandledRejection" ]) process.on(name, error => {
    report.fail(error);
    stop("The action failed");
  });
  async function main() {
    try {
      const actionFolder = (0, external_node_path_namespaceObject.join)((0, external_node_path_namespaceObject.dirname)(process.argv[1] ?? ""), "..");
      prepareProxies(process.env, hide);
      const inputs = readInputs({
        runner,
        env: process.env,
        hide,
        backends: backends_namespaceObject,
        actionFolder
      });
      setTimeout(() => stop(`The time limit was reached (timeout: ${inputs.timeout} seconds)`), inputs.timeout * 1e3).unref();
      await run(inputs, {
        report,
        hide,
        redact,
        signal
      });
    } catch (error) {
      report.fail(error);
    } finally {
      report.end();
    }
  }
  main();
  module.exports = __webpack_exports__;
})();
