Object.defineProperty(exports, Symbol.toStringTag, { value: "Module" });
// \0rolldown/runtime.js
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __commonJSMin = (cb, mod) => () => (mod || (cb((mod = { exports: {} }).exports, mod, mod.exports), cb = null), mod.exports);
var __exportAll = (all, flags) => {
	let target = Object.setPrototypeOf({}, null);
	for (var name in all) __defProp(target, name, {
		get: all[name],
		enumerable: true
	});
	if (!(flags & 1)) __defProp(target, Symbol.toStringTag, { value: "Module" });
	return flags & 2 ? target : Object.preventExtensions(target);
};
var __copyProps = (to, from, except, desc) => {
	if (from && typeof from === "object" || typeof from === "function") for (var keys = __getOwnPropNames(from), i = 0, n = keys.length, key; i < n; i++) {
		key = keys[i];
		if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
			get: ((k) => from[k]).bind(null, key),
			enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
		});
	}
	return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(isNodeMode || !mod || !mod.__esModule || !__hasOwnProp.call(mod, "default") ? __defProp(target, "default", {
	value: mod,
	enumerable: true
}) : target, mod));
let node_fs = require("node:fs");
let node_os = require("node:os");
let node_path = require("node:path");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");
let node_timers_promises = require("node:timers/promises");
let node_events = require("node:events");
let node_diagnostics_channel = require("node:diagnostics_channel");
let node_http = require("node:http");
let node_https = require("node:https");
let node_net = require("node:net");
let node_child_process = require("node:child_process");
// src/commands.ts
/** `print` takes the lines of the log. */
function createCommands(env, print) {
	const info = (message) => print(message + node_os.EOL);
	const issue = (command, message = "") => info(`::${command}::${escaped(message)}`);
	return {
		getInput: (name) => env[`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`] ?? "",
		setSecret: (secret) => issue("add-mask", secret),
		info,
		notice: (message) => issue("notice", message),
		warning: (message) => issue("warning", message),
		setFailed(message, place) {
			process.exitCode = 1;
			issue(place === void 0 ? "error" : `error ${propertiesOf(place)}`, message);
		},
		startGroup: (name) => issue("group", name),
		endGroup: () => issue("endgroup"),
		setOutput(name, value) {
			const delimiter = `ghadelimiter_${(0, node_crypto.randomUUID)()}`;
			const block = `${name}<<${delimiter}${node_os.EOL}${value}${node_os.EOL}${delimiter}${node_os.EOL}`;
			(0, node_fs.appendFileSync)(fileOf(env, "GITHUB_OUTPUT"), block);
		},
		async writeSummary(markup) {
			await (0, node_fs_promises.appendFile)(fileOf(env, "GITHUB_STEP_SUMMARY"), markup);
		}
	};
}
/** What is no sign of a message's own (actions/runner, ActionCommand.cs). */
function escaped(message) {
	return message.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function propertiesOf({ file, line, column }) {
	return `file=${escaped(file).replaceAll(":", "%3A").replaceAll(",", "%2C")},line=${line},col=${column}`;
}
function fileOf(env, variable) {
	const file = env[variable] ?? "";
	if (file === "") throw new Error(`${variable} is not set`);
	return file;
}
// src/inputs/source.ts
/** The value of an `Authorization` header for a user and password, masked. */
function basic({ hide }, user, password) {
	const encoded = Buffer.from(`${user}:${password}`).toString("base64");
	hide(encoded);
	return `Basic ${encoded}`;
}
/** The token as it is. Throws where it cannot stand in a header. `name` is that of its input or variable. */
function checkToken(name, token) {
	if (/^[\x21-\x7e]*$/.test(token)) return token;
	throw new Error(`${name}: the token has a blank, a line end or a letter that no token has. Copy it once more.`);
}
/** Why a secret may be empty although the workflow names one. */
const whyEmpty = "If it comes from a secret: GitHub passes none to workflows that a fork or Dependabot started.";
// src/http/host.ts
/** Whether a host is this machine. */
function isLoopback({ hostname }) {
	return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}
// src/inputs/url.ts
/**
* Reads an input that must be the http or https address of a server.
*
* Throws where it is not. The value is not repeated: it may hold a password.
*/
function readServerUrl(input, value) {
	if (URL.canParse(value)) {
		const url = new URL(value);
		if (url.protocol === "http:" || url.protocol === "https:") return url;
		if (!value.includes("://")) throw new Error(`${input}: the address lacks its beginning, https:// or http://.`);
		throw new Error(`${input}: a URL with "${url.protocol}" cannot be reached from a workflow. Give the http(s) address of a server.`);
	}
	throw new Error(`${input}: not a URL. Give the http(s) address of a server, https://host/path.`);
}
/**
* The URL as text, without user, query, fragment and the slashes at its end. Its path stays: servers may
* answer below one only.
*/
function bare(url) {
	return url.origin + url.pathname.replace(/\/+$/, "");
}
/** A name that is longer than that is a token: GitHub and others take one as a user, too. */
const longestUser = 20;
/** Masks the password in an address, as it is written there and as it is sent. It need not be a proper URL. */
function hideUserinfo(address, hide) {
	for (const [, userinfo = ""] of address.matchAll(/:\/\/([^/?#\s]*)@/g)) for (const form of /* @__PURE__ */ new Set([userinfo, decode$2(userinfo)])) {
		const [user = "", ...rest] = form.split(":");
		const password = rest.join(":");
		const isToken = user.length > longestUser;
		if (isToken) hide(user);
		hide(password);
		if (isToken || password !== "") hide(Buffer.from(`${user}:${password}`).toString("base64"));
	}
}
/** A percent sign that encodes nothing stands for itself: browsers read such URLs so. */
function decode$2(part) {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}
/** Whether credentials would travel in clear text over a network. */
function isExposed(address) {
	const url = new URL(address);
	return url.protocol === "http:" && !isLoopback(url);
}
const DEFAULT_CONFIG = {
	lang: void 0,
	message: void 0,
	abortEarly: void 0,
	abortPipeEarly: void 0
};
/**
* Returns the global configuration.
*
* @param config The config to merge.
*
* @returns The configuration.
*/
/* @__NO_SIDE_EFFECTS__ */
function getGlobalConfig(config$1) {
	if (!config$1 && true) return DEFAULT_CONFIG;
	return {
		lang: config$1?.lang ?? void 0,
		message: config$1?.message,
		abortEarly: config$1?.abortEarly ?? void 0,
		abortPipeEarly: config$1?.abortPipeEarly ?? void 0
	};
}
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
	const message$1 = other?.message ?? context.message ?? (context.reference, issue.lang, void 0) ?? (isSchema ? (issue.lang, void 0) : null) ?? config$1.message ?? (issue.lang, void 0);
	if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
	if (isSchema) dataset.typed = false;
	if (dataset.issues) dataset.issues.push(issue);
	else dataset.issues = [issue];
}
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
/**
* Parses an unknown input based on a schema.
*
* @param schema The schema to be used.
* @param input The input to be parsed.
* @param config The parse configuration.
*
* @returns The parsed input.
*/
function parse$2(schema, input, config$1) {
	const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
	if (dataset.issues) throw new ValiError(dataset.issues);
	return dataset.value;
}
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
// src/text.ts
/** What stands behind a text that was cut, before its whole length. */
const cutMark = "… (cut: ";
/**
* Text from outside (a tag's name, a manifest, a server's answer) made safe to print in a workflow
* log, on one line: control characters, line ends and direction marks become blanks, and what the
* runner would take for a command (`::set-output`, `##[error]`) is broken apart. Longer than `max`
* UTF-16 units, it is cut and says so; what was cut before says how long it was at first.
*
* The runner takes a line for a command when it begins with `::` or holds `##[` anywhere
* (actions/runner, ActionCommand.cs).
*/
function printable(text, max = 1e3) {
	const oneLine = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]{1,1000}/gu, " ").trim().replace(/^::/, ": :").replaceAll("##[", "## [").toWellFormed();
	const [mark = "", length = oneLine.length] = /… \(cut: (\d+) characters\)$/.exec(oneLine) ?? [];
	if (oneLine.length - mark.length <= max) return oneLine;
	return `${oneLine.slice(0, max).toWellFormed()}${cutMark}${length} characters)`;
}
/** Text from outside as HTML: one line, and nothing in it is a tag, a link or an entity. */
function html(text, max = 300) {
	return printable(text, max).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
/** The message of whatever was thrown; of several errors in one, all that have one. */
function messageOf(thrown) {
	if (!(thrown instanceof Error)) return String(thrown);
	if (thrown.message !== "") return thrown.message;
	if (thrown instanceof AggregateError) return thrown.errors.map(messageOf).join("; ");
	return thrown.name;
}
/** The value of a JSON text, or undefined where it is none. */
function jsonOf(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
/** The first names, so many at most, and how many more there are. */
function list(names, most) {
	const shown = names.slice(0, most).join(", ");
	return names.length <= most ? shown : `${shown} and ${names.length - most} more`;
}
/** Orders strings by Unicode code point, as git and Python do, and not by UTF-16 unit. */
function byCodePoint(a, b) {
	return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
// src/revision/event.ts
const tagPrefix = "refs/tags/";
const Text = /* @__PURE__ */ fallback(/* @__PURE__ */ optional(/* @__PURE__ */ string(), ""), "");
const Payload = /* @__PURE__ */ object({
	ref: Text,
	ref_type: Text,
	after: Text,
	deleted: /* @__PURE__ */ fallback(/* @__PURE__ */ optional(/* @__PURE__ */ boolean(), false), false),
	release: /* @__PURE__ */ fallback(/* @__PURE__ */ optional(/* @__PURE__ */ object({ tag_name: Text }), { tag_name: "" }), { tag_name: "" })
});
/** Reads the text of an event file (GITHUB_EVENT_PATH). What is not there, or of no use, counts as absent. */
function parsePayload(text) {
	const result = /* @__PURE__ */ safeParse(Payload, jsonOf(text));
	return result.success ? result.output : parse$2(Payload, {});
}
const none = {
	name: "",
	gone: "",
	commit: "",
	object: void 0
};
/**
* The tag that an event is about. Of the push of an annotated tag, `after` is the id of the tag object,
* and GITHUB_SHA that of the commit (seen in reports of other actions; GitHub documents neither).
*/
function tagOf$1(event) {
	const { name, sha, payload } = event;
	if (name === "delete" || name === "create") return ofOneRef(event);
	const ref = name === "push" && payload.ref || event.ref;
	const tag = name === "release" && payload.release.tag_name || withoutPrefix(ref);
	if (tag === "") return none;
	if (name === "push" && payload.deleted) return {
		...none,
		name: tag,
		gone: deletion(tag)
	};
	const told = name === "push" && isId(payload.after) && isId(sha);
	const object = payload.after === sha ? "" : payload.after;
	return {
		name: tag,
		gone: "",
		commit: commitOf(event, tag),
		object: told ? object : void 0
	};
}
/** `create` and `delete` come for branches too, which a workflow cannot choose away. */
function ofOneRef(event) {
	const { name, ref, payload } = event;
	const isTag = payload.ref_type === "" ? ref.startsWith(tagPrefix) : payload.ref_type === "tag";
	const about = payload.ref || withoutPrefix(ref);
	if (name === "delete") return {
		...none,
		name: isTag ? about : "",
		gone: deletion(about)
	};
	if (isTag) return {
		...none,
		name: about,
		commit: commitOf(event, about)
	};
	return {
		...none,
		gone: `The event created the branch "${about}", and no tag: nothing is logged.`
	};
}
function deletion(name) {
	return `The event is the deletion of "${name}": nothing is logged, and what was logged before stays.`;
}
function commitOf({ ref, sha }, tag) {
	return isId(sha) && ref === `refs/tags/${tag}` ? sha : "";
}
function withoutPrefix(ref) {
	return ref.startsWith("refs/tags/") ? ref.slice(10) : "";
}
function isId(text) {
	return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text) && !/^0+$/.test(text);
}
// src/inputs/workflow.ts
/**
* Reads the runner's variables and the event file. The token among them is given to `hide`.
*
* Throws where there is no runner.
*/
function readWorkflow(env, hide) {
	const url = env["ACTIONS_ID_TOKEN_REQUEST_URL"] ?? "";
	const token = env["ACTIONS_ID_TOKEN_REQUEST_TOKEN"] ?? "";
	hide(token);
	return {
		serverUrl: required(env, "GITHUB_SERVER_URL"),
		apiUrl: env["GITHUB_API_URL"] || "https://api.github.com",
		repository: required(env, "GITHUB_REPOSITORY"),
		runId: required(env, "GITHUB_RUN_ID"),
		actor: env["GITHUB_ACTOR"] ?? "",
		event: {
			name: env["GITHUB_EVENT_NAME"] ?? "",
			ref: env["GITHUB_REF"] ?? "",
			sha: env["GITHUB_SHA"] ?? "",
			payload: parsePayload(readEvent(env["GITHUB_EVENT_PATH"]))
		},
		identity: url === "" || token === "" ? void 0 : {
			url,
			token
		}
	};
}
/** The text of the event file: '' where there is none. The runner's variables say the same in short. */
function readEvent(path = "") {
	try {
		return (0, node_fs.readFileSync)(path, "utf8");
	} catch {
		return "";
	}
}
/** A variable that the runner always sets. */
function required(env, variable) {
	const value = env[variable] ?? "";
	if (value !== "") return value;
	throw new Error(`${variable} is not set: this action runs as a step of a GitHub Actions workflow.`);
}
// src/revision/glob.ts
/**
* Whether a pattern takes a name, by the rules of GitHub's tag filters: `*` is any run of characters but
* `/`, `**` any run at all, `?` and `+` repeat what stands before them (none or one, one or more), `[]`
* is one character of a set, and a backslash takes the meaning from what follows.
* (docs.github.com, "Workflow syntax", filter pattern cheat sheet)
*
* Throws where the pattern is not one.
*/
function compileGlob(pattern) {
	const atoms = parse$1(pattern);
	return (name) => takes(atoms, name);
}
/** All ways through the pattern at once: the time is that of name and pattern multiplied, at most. */
function takes(atoms, name) {
	let places = /* @__PURE__ */ new Set();
	enter(atoms, 0, places);
	for (const sign of name) {
		const next = /* @__PURE__ */ new Set();
		for (const place of places) {
			const atom = atoms[place];
			if (!atom?.accepts(sign)) continue;
			if (atom.many) next.add(place);
			enter(atoms, place + 1, next);
		}
		places = next;
	}
	return places.has(atoms.length);
}
/** Adds a place, and those that can be reached from it without a character. */
function enter(atoms, place, places) {
	const open = [place];
	for (let next = open.pop(); next !== void 0; next = open.pop()) {
		if (places.has(next)) continue;
		places.add(next);
		for (const distance of atoms[next]?.instead ?? []) open.push(next + distance);
	}
}
function parse$1(pattern) {
	const atoms = [];
	const signs = [...pattern];
	for (let at = 0; at < signs.length; at++) {
		const [sign, next, afterNext] = signs.slice(at, at + 3);
		if (sign === "*" && next === "*") {
			const folders = afterNext === "/" && (at === 0 || signs[at - 1] === "/");
			if (folders) atoms.push({
				...one(() => false),
				instead: [1, 3]
			});
			atoms.push({
				...one(() => true),
				many: true,
				instead: [1]
			});
			if (folders) atoms.push(one((each) => each === "/"));
			at += folders ? 2 : 1;
		} else if (sign === "*") atoms.push({
			...one((each) => each !== "/"),
			many: true,
			instead: [1]
		});
		else if (sign === "?" || sign === "+") {
			const last = atoms.pop();
			if (last === void 0) throw new Error(`"${pattern}" has nothing before its "${sign}"`);
			atoms.push(sign === "?" ? {
				...last,
				instead: [1]
			} : {
				...last,
				many: true
			});
		} else if (sign === "[") {
			const end = signs.indexOf("]", at);
			if (end <= at + 1) throw new Error(`"${pattern}" has a "[" without its "]"`);
			atoms.push(one(setOf(pattern, signs.slice(at + 1, end))));
			at = end;
		} else {
			const isEscaped = sign === "\\" && next !== void 0;
			const literal = isEscaped ? next : sign;
			if (isEscaped) at++;
			atoms.push(one((each) => each === literal));
		}
	}
	return atoms;
}
function one(accepts) {
	return {
		accepts,
		many: false,
		instead: []
	};
}
/** A set of characters, in which `a-z` is all from one to the other. */
function setOf(pattern, members) {
	const ranges = [];
	for (let at = 0; at < members.length; at++) {
		const [from = "", dash, to] = members.slice(at, at + 3);
		const isRange = dash === "-" && to !== void 0;
		const range = [codePoint(from), codePoint(isRange ? to : from)];
		if (range[0] > range[1]) throw new Error(`"${pattern}" has a set of characters that is none: [${members.join("")}]`);
		ranges.push(range);
		if (isRange) at += 2;
	}
	return (sign) => ranges.some(([from, to]) => from <= codePoint(sign) && codePoint(sign) <= to);
}
function codePoint(sign) {
	return sign.codePointAt(0) ?? 0;
}
// src/revision/select.ts
/**
* Reads the `revision` input: tags, full commit ids and patterns, one a line. A line that begins with
* `!`, or that holds `*`, `?` or `[`, which no tag's name may, is a pattern; so is every exclusion.
*
* Throws at the first line that is none of them, and where there are only exclusions.
*/
function parseRevision(value) {
	const wanted = value.split(/\r?\n/).map(trim$1).filter(Boolean).map(parseLine);
	if (wanted.length > 0 && wanted.every((line) => line.kind === "pattern" && line.excludes)) throw new Error("revision: there are only exclusions (\"!\"). Put what they are taken from before them: \"*\".");
	return wanted;
}
function parseLine(line) {
	if (/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(line)) return {
		kind: "commit",
		name: line
	};
	const excludes = line.startsWith("!");
	const full = excludes ? line.slice(1) : line;
	const name = full.startsWith("refs/tags/") ? full.slice(10) : full;
	if (excludes || /[*?[]/.test(name)) {
		const takes = compile(name);
		return {
			kind: "pattern",
			excludes,
			takes: (tag) => tag === name || takes(tag)
		};
	}
	if (name === full && name.startsWith("refs/") || !isRefName(name)) throw new Error(`revision: "${line}" is not the name of a tag. Give tags (v1 or refs/tags/v1), patterns (v*, !v0.*) or full commit ids, one a line.`);
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
/** Whether the names of all tags must be known to tell what is selected. */
function hasPattern(wanted) {
	return wanted.some(({ kind }) => kind === "pattern");
}
/**
* The revisions that are asked for: what the `revision` input names, line by line, where a later line
* adds to what the earlier ones gave, or takes away from it; else the tag of the event. `tags` are the
* names of all tags.
*
* Throws where nothing is asked for, and where nothing is found.
*/
function select(wanted, event, tags) {
	const told = tagOf$1(event);
	const left = [...wanted.length === 0 ? fromEvent(event, told) : fromInput(wanted, tags)].map(([name, { kind, named }]) => {
		return {
			kind,
			name,
			named,
			told: kind === "tag" && name === told.name ? told : void 0
		};
	}).filter((each) => !(each.named && each.told?.gone));
	return {
		selections: left,
		gone: left.length === 0 ? told.gone : ""
	};
}
function fromInput(wanted, tags) {
	const chosen = /* @__PURE__ */ new Map();
	for (const line of wanted) if (line.kind !== "pattern") chosen.set(line.name, {
		kind: line.kind,
		named: true
	});
	else if (line.excludes) {
		for (const [name, { kind }] of chosen) if (kind === "tag" && line.takes(name)) chosen.delete(name);
	} else for (const name of tags.filter((tag) => line.takes(tag) && !chosen.has(tag))) chosen.set(name, {
		kind: "tag",
		named: false
	});
	if (chosen.size > 0) return chosen;
	throw new Error(`revision: the patterns take none of the ${tags.length} tag(s) in this checkout. Check them, and that actions/checkout fetched the tags ("fetch-depth: 0" fetches all).`);
}
function fromEvent(event, told) {
	if (told.gone !== "") return /* @__PURE__ */ new Map();
	if (told.name !== "") return /* @__PURE__ */ new Map([[told.name, {
		kind: "tag",
		named: true
	}]]);
	throw new Error(`There is no tag to log: the event "${event.name}" is about "${event.ref}", and the input "revision" is empty. Start the workflow by the push of a tag (on: push: tags), or name a tag in the input "revision".`);
}
/**
* Whether git would take `name` for a ref below `refs/tags/`, by the rules of `git check-ref-format`.
* A name that passes has no meaning of its own in git's revision syntax.
*/
function isRefName(name) {
	const forbidden = /[\u0000- \u007f~^:?*[\\]|\.\.|@\{|\/\/|\/$|^\/|\.$/;
	const parts = name.split("/");
	return name !== "" && !forbidden.test(name) && parts.every((part) => !part.startsWith(".") && !part.endsWith(".lock"));
}
function trim$1(line) {
	return line.replace(/^[ \t]+|[ \t]+$/g, "");
}
// src/inputs.ts
/**
* Reads and validates all inputs; those of a backend are read by one of the `kinds`. Each secret is given
* to `hide` as soon as it is read, so that no message can hold one.
*
* Throws at the first input that is wrong, naming it.
*/
function readInputs(commands, env, hide, kinds) {
	for (const name of proxies) hideUserinfo(env[name] ?? "", hide);
	const workflow = readWorkflow(env, hide);
	const source = sourceOf(commands, env, hide, workflow.repository);
	const asked = readBackends(source.get("backend"), kinds);
	const workspace = realDirectory("GITHUB_WORKSPACE", required(env, "GITHUB_WORKSPACE"));
	return Object.freeze({
		mode: readChoice("mode", source.get("mode"), [
			"log",
			"verify",
			"dry-run"
		]),
		revision: parseRevision(source.get("revision")),
		ifMoved: readChoice("if-moved", source.get("if-moved"), ["fail", "relog"]),
		githubToken: readGithubToken(source),
		workspace,
		workingDirectory: readWorkingDirectory(workspace, source.get("working-directory")),
		manifest: readManifest(source.get("manifest")),
		verifyLexicons: readBoolean("verify-lexicons", source.get("verify-lexicons")),
		artifactName: readArtifactName(source.get("artifact-name")),
		backends: new Map([...asked].map(([name, read]) => [name, read(source)])),
		timeout: readTimeout(source.get("timeout")),
		summary: readBoolean("summary", source.get("summary")),
		workflow,
		temporary: required(env, "RUNNER_TEMP")
	});
}
const proxies = [
	"http_proxy",
	"https_proxy",
	"all_proxy"
].flatMap((name) => [name, name.toUpperCase()]);
/** actions/checkout hands the token to git as a password, and leaves it so in git's configuration. */
function readGithubToken(source) {
	const token = source.getSecret("github-token");
	if (token !== "") basic(source, "x-access-token", token);
	return token;
}
function sourceOf(commands, env, hide, repository) {
	const read = (value) => {
		hideUserinfo(value, hide);
		return trim(value);
	};
	const variable = (name) => read(env[name] ?? "");
	const get = (input, name) => {
		const value = read(commands.getInput(input));
		return value === "" && name !== void 0 ? variable(name) : value;
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
			if (get("mode") !== "dry-run") throw new Error(what);
		},
		repositoryName: repository.replace(/^.*\//, "")
	};
}
function readBackends(value, kinds) {
	const names = value.split(/\r?\n/).map(trim).filter(Boolean);
	const valid = Object.keys(kinds).join(", ");
	if (names.length === 0) throw new Error(`backend: none is given. Valid backends: ${valid}.`);
	return new Map(names.map((name) => {
		const kind = Object.hasOwn(kinds, name) ? kinds[name] : void 0;
		if (kind !== void 0) return [name, kind];
		throw new Error(`backend: "${name}" is unknown. Valid backends, one a line: ${valid}.`);
	}));
}
/** The first name is the one that counts where nothing is given, as by a workflow that hands an input on. */
function readChoice(input, value, names) {
	const [standard] = names;
	const chosen = value === "" ? standard : names.find((name) => name === value);
	if (chosen !== void 0) return chosen;
	throw new Error(`${input}: "${value}" is unknown. Valid values: ${names.join(", ")}.`);
}
/** Five minutes where nothing is given. A job has six hours at most, and a job of one's own runners five days. */
function readTimeout(value) {
	const seconds = value === "" ? 300 : Number(value);
	if (/^\d*$/.test(value) && seconds >= 1 && seconds <= 432e3) return seconds;
	throw new Error(`timeout: "${value}" is not a number of seconds. Give one from 1 to 432000.`);
}
/** The spellings of YAML 1.2. Nothing at all is true. */
function readBoolean(input, value) {
	return /^true$/i.test(readChoice(input, value, [
		"true",
		"True",
		"TRUE",
		"false",
		"False",
		"FALSE"
	]));
}
function readWorkingDirectory(workspace, value) {
	const directory = realDirectory("working-directory", (0, node_path.resolve)(workspace, value));
	const path = (0, node_path.relative)(workspace, directory);
	if ((0, node_path.isAbsolute)(path) || /^\.\.([/\\]|$)/.test(path)) throw new Error(`working-directory: ${directory} is outside the workspace ${workspace}.`);
	return directory;
}
function realDirectory(name, path) {
	try {
		const real = (0, node_fs.realpathSync)(path);
		if ((0, node_fs.statSync)(real).isDirectory()) return real;
	} catch (error) {
		throw new Error(`${name}: there is no folder ${path} (${messageOf(error)}). Run actions/checkout before this step.`);
	}
	throw new Error(`${name}: ${path} is not a folder.`);
}
function readManifest(value) {
	if (value === "") return void 0;
	if (/\p{Cc}/u.test(value) || value.startsWith("/")) throw new Error(`manifest: "${value}" is not a path from the working-directory.`);
	return value;
}
/** W&B's rule for the name of an artifact, which the SDK enforces too (wandb/sdk/artifacts/artifact.py). */
function readArtifactName(value) {
	if (/^[\w.-]{1,128}$/.test(value)) return value;
	throw new Error(`artifact-name: "${value}" is not a name for an artifact. Use 1 to 128 letters, digits, "_", "-" and ".".`);
}
function trim(value) {
	return value.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "");
}
// src/report/annotations.ts
/** GitHub shows ten errors and ten warnings of a step. */
const most = 10;
/** `safe` makes of any text what may stand in the log. */
function createAnnotations(channel, safe) {
	const given = /* @__PURE__ */ new Set();
	const left = [];
	return {
		warn(message) {
			if (given.has(message)) return;
			given.add(message);
			const text = safe(message);
			if (given.size < most) return channel.warning(text);
			left.push(text);
			channel.info(text);
		},
		fail(complaints) {
			const shown = complaints.length <= most ? complaints : complaints.slice(0, 9);
			const others = complaints.slice(shown.length);
			for (const { message, place } of shown) channel.setFailed(safe(message), place && {
				...place,
				file: safe(place.file)
			});
			if (others.length > 0) channel.setFailed(`${others.length} more errors stand in the log.`);
			for (const { message } of others) channel.info(safe(message));
		},
		end() {
			const [last, ...others] = left;
			if (last === void 0) return;
			channel.warning(others.length === 0 ? last : `${left.length} more warnings stand in the log.`);
		}
	};
}
// src/fault.ts
/** What is wrong in a file: GitHub shows it beside the line. */
var Fault = class extends Error {
	place;
	constructor(place, message) {
		super(message);
		this.place = place;
	}
};
// src/tracking/result.ts
/** Whether the step may be green with it. */
function isGood({ status }) {
	return [
		"logged",
		"already-logged",
		"matches",
		"dry-run"
	].includes(status);
}
// src/report/errors.ts
/**
* What failed, as messages: several revisions that failed for one reason share a message. Where the step is
* about one revision only, its name is left out.
*/
function complaintsOf(results) {
	const several = new Set(results.map(({ revision }) => revision)).size > 1;
	const failed = /* @__PURE__ */ new Map();
	for (const result of results.filter((each) => !isGood(each))) {
		const message = messageFor(result);
		failed.set(message, [...failed.get(message) ?? [], result]);
	}
	return [...failed].map(([message, those]) => {
		const names = new Set(those.map(({ revision }) => revision));
		const place = those.find((each) => each.place)?.place;
		return {
			message: several ? `${list([...names], 3)}: ${message}` : message,
			place
		};
	});
}
/** Whatever was thrown, as a complaint. */
function complaintOf(error) {
	return {
		message: messageOf(error),
		place: error instanceof Fault ? error.place : void 0
	};
}
function messageFor({ backend, revision, status, url, details }) {
	const said = details.join("; ");
	if (status === "missing") return `${backend} does not hold it. ${said === "" ? "It was never logged there, or its record was deleted" : said}.`;
	if (status === "differs") return `${backend} holds "${revision}" otherwise${url && ` (${url})`}: ${said}.`;
	return said.endsWith(".") ? said : `${said}.`;
}
// src/report/growth.ts
/**
* How the records have changed, in words: '' where that is not known. `write` makes of a tag's name what can
* stand there.
*/
function growthOf({ previous, changes }, write = (name) => name) {
	if (changes === void 0 || previous === void 0) return "";
	const { added, removed, changed } = changes.all;
	return `, ${added} added, ${removed} removed, ${changed} changed since ${write(previous)}`;
}
// src/report/verbs.ts
/** What became of a revision, in words. */
const verbs = {
	logged: "logged",
	"already-logged": "had been logged before",
	failed: "failed",
	moved: "was moved since it was logged",
	matches: "matches",
	missing: "is missing",
	differs: "differs",
	"dry-run": "would be logged"
};
// src/report/report.ts
function createReport(channel, redact) {
	const safe = (text) => printable(redact(text), 4e3);
	const group = (name, facts) => {
		channel.startGroup(safe(name));
		for (const [fact, value] of facts) channel.info(`${safe(fact)}: ${safe(value)}`);
		channel.endGroup();
	};
	const info = (message) => channel.info(safe(message));
	const { warn, fail, end } = createAnnotations(channel, safe);
	const outputs = (values) => {
		try {
			for (const [name, value] of Object.entries(values)) channel.setOutput(name, value);
		} catch (error) {
			const message = `The outputs of this step could not be written (GITHUB_OUTPUT): ${messageOf(error)}. What is logged stays logged: where a later step needs them, start the job again.`;
			fail([{ message }]);
		}
	};
	return {
		info,
		warn,
		outputs,
		fail(error) {
			const errors = error instanceof AggregateError ? error.errors : [error];
			fail(errors.map(complaintOf));
		},
		end,
		nothing(why) {
			channel.notice(safe(why));
			outputs({
				created: "false",
				results: "[]"
			});
		},
		pinned(pinned) {
			const [first] = pinned;
			if (first === void 0) return;
			if (pinned.length === 1) return group(`Revision ${first.bundle.revision}`, factsOf(first));
			const lines = pinned.map(({ bundle: { revision, commit, committed_at }, growth }) => [revision, `${commit} of ${committed_at}${growthOf(growth)}`]);
			group(`${pinned.length} revisions, oldest first`, lines);
		},
		results(results) {
			tellResults(results, info, group);
			fail(complaintsOf(results));
		},
		async summary(markup) {
			try {
				await channel.writeSummary(redact(markup));
			} catch (error) {
				warn(`The job summary could not be written: ${messageOf(error)}`);
			}
		}
	};
}
function tellResults(results, info, group) {
	const isSingle = new Set(results.map(({ revision }) => revision)).size === 1;
	for (const { backend, revision, status, url, outputs } of results) {
		const [verb, place] = [verbs[status], url && `: ${url}`];
		const isHere = status === "logged" || status === "already-logged";
		if (status === "dry-run") group(`${backend}: ${revision} ${verb}`, Object.entries(outputs));
		else if (!isSingle) info(`${backend}: ${revision} ${verb}${place}`);
		else if (isHere) {
			const facts = {
				created: `${status === "logged"}`,
				url,
				...outputs
			};
			group(`${backend}: ${verb}`, Object.entries(facts));
		} else info(`${backend}: ${verb}${place}`);
	}
}
/** The bundle's facts, those of its parts as `tag.kind` and so on. */
function factsOf({ bundle, growth }) {
	const facts = [];
	const note = (name, value) => {
		if (typeof value !== "object" || value === null) facts.push([name, String(value ?? "none")]);
		else for (const [key, part] of Object.entries(value)) note(`${name}.${key}`, part);
	};
	for (const [name, value] of Object.entries(bundle)) note(name, value);
	const position = growth.position === 0 ? "unknown: the checkout has no history" : growth.position;
	return [...facts, ["position", `${position}${growthOf(growth)}`]];
}
// src/stop.ts
/** Why a run ends before it is done. */
var Stopped = class extends Error {};
function createStop() {
	const controller = new AbortController();
	(0, node_events.setMaxListeners)(0, controller.signal);
	return {
		signal: controller.signal,
		stop(reason) {
			if (!controller.signal.aborted) controller.abort(reason);
		}
	};
}
/** Why the run was stopped, and `where`, which goes on with the sentence. */
function stopped(signal, where) {
	return new Stopped(`${messageOf(signal.reason)} ${where}`);
}
/** What the work gives, or undefined where the run is stopped first, or was `grace` milliseconds ago. */
async function unlessStopped(signal, work, grace = 0) {
	let begin = () => void 0;
	let clock;
	const end = new Promise((resolve) => {
		begin = () => {
			clock = setTimeout(resolve, grace, void 0);
		};
		if (signal.aborted) begin();
		else signal.addEventListener("abort", begin, { once: true });
	});
	try {
		return await Promise.race([work, end]);
	} finally {
		signal.removeEventListener("abort", begin);
		clearTimeout(clock);
		work.catch(() => void 0);
	}
}
// src/http/answer.ts
/** The JSON value of an answer, or undefined where its body is something else, whatever it claims. */
function jsonIn({ headers, body }) {
	return /\bjson\b/.test(headers["content-type"] ?? "") ? jsonOf(body) : void 0;
}
const Message = /* @__PURE__ */ union([/* @__PURE__ */ string(), /* @__PURE__ */ pipe(/* @__PURE__ */ object({ message: /* @__PURE__ */ string() }), /* @__PURE__ */ transform(({ message }) => message))]);
const Errors = /* @__PURE__ */ union([/* @__PURE__ */ pipe(/* @__PURE__ */ object({ errors: /* @__PURE__ */ array(Message) }), /* @__PURE__ */ transform(({ errors }) => errors)), /* @__PURE__ */ pipe(/* @__PURE__ */ object({ error: Message }), /* @__PURE__ */ transform(({ error }) => [error]))]);
/** The messages of errors in an answer's JSON, in the forms that GraphQL and REST services use. */
function errorsIn(json) {
	const result = /* @__PURE__ */ safeParse(Errors, json);
	return result.success ? result.output : [];
}
/**
* What an answer that is not JSON says, in words: the text of an HTML page without its tags, or the
* place that a redirect points to, which is mostly a login.
*/
function wordsOf({ status, headers, body }) {
	if (status >= 300 && status < 400) return `a redirect to ${printable(withoutQuery(headers.location ?? "nowhere"), 200)}`;
	const said = printable(body.slice(0, mostRead).replace(/<(script|style)\b.*?<\/\1\s*>/gis, " ").replace(/<[^>]*>/g, " ").replace(/\s+/g, " "), 500) || (body === "" ? "an empty body" : "no words");
	if (body.length <= mostRead) return said;
	const [start] = said.split(cutMark);
	return `${start}${cutMark}${body.length} characters)`;
}
/** What an answer says of what went wrong: the messages in its JSON, or else its words. */
function complaintIn(answer) {
	return errorsIn(jsonIn(answer)).join("; ") || wordsOf(answer);
}
/** What stands further below in a page tells nothing of a refusal. */
const mostRead = 2e4;
function withoutQuery(location) {
	return location.replace(/[?#].*$/s, "");
}
/** Words as a sentence: made printable, cut where they are long, with one full stop. */
function sentence(words) {
	return `${printable(words, 500).replace(/[.\s]+$/, "")}.`;
}
// src/http/retry.ts
const firstDelay = 500;
const longestDelay = 6e4;
/**
* Whether the same request may fare better later. Both protocols' own clients retry these (W&B
* retries other 4xx too, which here would only delay the message); 501 is final for both.
*/
function isPassing(status) {
	return [
		408,
		425,
		429,
		500,
		502,
		503,
		504
	].includes(status);
}
/**
* How long to wait before the next attempt, in milliseconds: what the server asks for (`Retry-After`
* in seconds or as a date, or W&B's `RateLimit-Reset` in seconds), a minute at most; else half a
* second, doubled with each failed attempt. Either may be up to a quarter more, so that jobs do not
* march in step.
*/
function delay(failed, answer, now, random) {
	const asked = answer === void 0 ? void 0 : askedDelay(answer, now);
	const own = firstDelay * 2 ** (failed - 1);
	return Math.min(longestDelay, asked ?? own) * (1 + random / 4);
}
function askedDelay({ status, headers }, now) {
	const value = headers["retry-after"] ?? (status === 429 ? headers["ratelimit-reset"] : void 0);
	if (typeof value !== "string" || value === "") return void 0;
	if (/^\d+$/.test(value)) return Number(value) * 1e3;
	const date = Date.parse(value);
	return Number.isNaN(date) ? void 0 : Math.max(0, date - now);
}
// node_modules/proxy-from-env/index.js
var DEFAULT_PORTS = {
	ftp: 21,
	gopher: 70,
	http: 80,
	https: 443,
	ws: 80,
	wss: 443
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
	var parsedUrl = (typeof url === "string" ? parseUrl(url) : url) || {};
	var proto = parsedUrl.protocol;
	var hostname = parsedUrl.host;
	var port = parsedUrl.port;
	if (typeof hostname !== "string" || !hostname || typeof proto !== "string") return "";
	proto = proto.split(":", 1)[0];
	hostname = hostname.replace(/:\d*$/, "");
	port = parseInt(port) || DEFAULT_PORTS[proto] || 0;
	if (!shouldProxy(hostname, port)) return "";
	var proxy = getEnv(proto + "_proxy") || getEnv("all_proxy");
	if (proxy && proxy.indexOf("://") === -1) proxy = proto + "://" + proxy;
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
	var NO_PROXY = getEnv("no_proxy").toLowerCase();
	if (!NO_PROXY) return true;
	if (NO_PROXY === "*") return false;
	return NO_PROXY.split(/[,\s]/).every(function(proxy) {
		if (!proxy) return true;
		var parsedProxy = proxy.match(/^(.+):(\d+)$/);
		var parsedProxyHostname = parsedProxy ? parsedProxy[1] : proxy;
		var parsedProxyPort = parsedProxy ? parseInt(parsedProxy[2]) : 0;
		if (parsedProxyPort && parsedProxyPort !== port) return true;
		if (!/^[.*]/.test(parsedProxyHostname)) return hostname !== parsedProxyHostname;
		if (parsedProxyHostname.charAt(0) === "*") parsedProxyHostname = parsedProxyHostname.slice(1);
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
	return process.env[key.toLowerCase()] || process.env[key.toUpperCase()] || "";
}
// src/http/transport.ts
const largestAnswer = 8388608;
/**
* Sends by node:http, through the proxy that `https_proxy` and `no_proxy` say. No redirect is followed: a
* credential goes to the host that it was given for and no other. A request and its answer may take
* `patience` milliseconds in all, a proxy's part included.
*/
function createTransport(patience) {
	const agents = /* @__PURE__ */ new Map();
	const closeSockets = trackSockets();
	async function agentFor(url) {
		const proxy = isLoopback(url) ? "" : getProxyForUrl(url.href);
		const key = `${url.protocol} ${proxy}`;
		const agent = agents.get(key) ?? await newAgent(url.protocol, proxy);
		agents.set(key, agent);
		return agent;
	}
	async function exchange(request, signal) {
		const url = new URL(request.url);
		const ask = url.protocol === "https:" ? node_https.request : node_http.request;
		const headers = {
			"user-agent": "log-revision",
			...request.headers
		};
		const options = {
			method: request.method,
			headers,
			agent: await agentFor(url),
			signal
		};
		const message = await new Promise((resolve, reject) => {
			ask(url, options, resolve).on("error", reject).end(request.body);
		});
		if (message.statusCode === 407) throw new Error("the proxy wants another user (HTTP 407)");
		return {
			status: message.statusCode ?? 0,
			headers: message.headers,
			body: await text$1(message)
		};
	}
	return {
		async request(request) {
			const end = new AbortController();
			let timer;
			const late = new Promise((_, reject) => {
				timer = setTimeout(() => {
					reject(/* @__PURE__ */ new Error(`no whole answer within ${patience / 1e3} s`));
					end.abort();
				}, patience);
			});
			try {
				return await Promise.race([exchange(request, end.signal), late]);
			} finally {
				clearTimeout(timer);
			}
		},
		close() {
			for (const agent of agents.values()) agent.destroy();
			closeSockets();
		}
	};
}
async function newAgent(protocol, proxy) {
	const options = { keepAlive: true };
	if (proxy === "") return protocol === "https:" ? new node_https.Agent(options) : new node_http.Agent(options);
	const { HttpsProxyAgent } = await Promise.resolve().then(() => /* @__PURE__ */ __toESM(require("./https-proxy-agent.js").default, 1));
	return new HttpsProxyAgent(proxy, options);
}
/**
* Notes each connection from now on, and gives what closes them all. An agent does not know one to a proxy
* that hangs, which would keep the process from ending.
*/
function trackSockets() {
	const sockets = /* @__PURE__ */ new Set();
	const note = (message) => {
		if (typeof message !== "object" || message === null || !("socket" in message)) return;
		const { socket } = message;
		if (socket instanceof node_net.Socket) sockets.add(socket);
	};
	(0, node_diagnostics_channel.subscribe)("net.client.socket", note);
	return () => {
		(0, node_diagnostics_channel.unsubscribe)("net.client.socket", note);
		for (const socket of sockets) socket.destroy();
	};
}
async function text$1(message) {
	const chunks = [];
	let size = 0;
	for await (const chunk of message) {
		chunks.push(chunk);
		size += chunk.length;
		if (size > largestAnswer) throw new Error(`the answer is larger than ${largestAnswer} bytes`);
	}
	return Buffer.concat(chunks).toString("utf8");
}
// src/http/client.ts
/** In milliseconds. Both together leave a cancelled job done within two seconds. */
const graceForAnswers = 1e3;
const graceForCleaning = 800;
/** An HTTP client. */
function createHttp({ note, redact, signal, wait = pause, patience = 3e4 }) {
	const transport = createTransport(patience);
	async function send(request) {
		const { name, mayRepeat } = request;
		const { host } = new URL(request.url);
		for (let attempt = 1;; attempt++) {
			if (signal.aborted && !request.cleansUp) throw stopped(signal, `before ${name} was sent to ${host}.`);
			const grace = signal.aborted ? graceForCleaning : graceForAnswers;
			const outcome = await unlessStopped(signal, outcomeOf(transport.request(request)), grace);
			if (outcome === void 0) throw stopped(signal, `before ${host} answered ${name}.`);
			const { answer, failure, advice } = outcome;
			if (answer !== void 0 && (!isPassing(answer.status) || request.isFinal?.(answer))) return answer;
			if (attempt < 5 && advice === void 0 && !signal.aborted) {
				const milliseconds = delay(attempt, answer, Date.now(), Math.random());
				note(`${name}: ${answer === void 0 ? failure : `HTTP ${answer.status}`}; attempt ${attempt + 1} in ${(milliseconds / 1e3).toFixed(1)} s`);
				await wait(milliseconds, signal);
				if (mayRepeat === void 0 || await mayRepeat()) continue;
			}
			if (answer !== void 0) return answer;
			const told = `${name}: no answer from ${host} (attempt ${attempt}): ${failure}.`;
			throw new Error(`${told}${advice ?? ""}`);
		}
	}
	return {
		send,
		clean(answer) {
			const { status, headers } = answer;
			const json = jsonIn(answer);
			const strings = (_, value) => typeof value === "string" ? redact(value) : value;
			const body = json === void 0 ? redact(answer.body) : JSON.stringify(json, strings);
			const location = headers.location === void 0 ? {} : { location: redact(headers.location) };
			return {
				status,
				headers: {
					...headers,
					...location
				},
				body
			};
		},
		close: transport.close
	};
}
async function pause(milliseconds, signal) {
	await (0, node_timers_promises.setTimeout)(milliseconds, void 0, { signal }).catch(() => void 0);
}
async function outcomeOf(request) {
	try {
		return { answer: await request };
	} catch (error) {
		const code = error instanceof Error && "code" in error ? String(error.code) : "";
		const failure = messageOf(error);
		if (!/CERT|SIGNATURE/.test(code)) return { failure };
		return {
			failure,
			advice: " If the server has an authority of its own, name the file of its certificate in the variable NODE_EXTRA_CA_CERTS."
		};
	}
}
// src/provenance/bundle.ts
/** Puts together what a revision and its manifest pin. */
function pin$1(revision, { manifest, source }, found) {
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
/**
* The one text of a JSON value: keys in code point order, two blanks of indent, UTF-8, one line end at
* the end. It is what Python's `json.dumps(value, sort_keys=True, indent=2, ensure_ascii=False)`
* writes, plus the line end.
*/
function canonicalJson(value) {
	return `${write(value, "\n")}\n`;
}
/** No record is so deep, by far: but a server may show one whose end the stack would not reach. */
const deepest$1 = 500;
/** By hand, since `JSON.stringify` moves keys that look like numbers to the front. */
function write(value, lineEnd) {
	if (typeof value !== "object" || value === null) return JSON.stringify(value ?? null);
	if (lineEnd.length > 2 * deepest$1) throw new Error("The record that the server shows is nested too deep to be compared.");
	const inner = `${lineEnd}  `;
	const list = Array.isArray(value);
	const members = list ? value.map((member) => write(member, inner)) : Object.entries(value).sort(([a], [b]) => byCodePoint(a, b)).map(([key, member]) => `${JSON.stringify(key)}: ${write(member, inner)}`);
	const [open, close] = list ? "[]" : "{}";
	return members.length === 0 ? `${open}${close}` : `${open}${inner}${members.join(`,${inner}`)}${lineEnd}${close}`;
}
/**
* In what a recorded bundle differs from the one derived, field by field: those of a part as `tag.message`.
* What the record has besides is left aside.
*/
function differences$1(recorded, derived, prefix = "") {
	return Object.entries(derived).flatMap(([key, value]) => {
		const field = `${prefix}${key}`;
		const held = recorded[key];
		if (isRecord$1(held) && isRecord$1(value)) return differences$1(held, value, `${field}.`);
		const [logged, wanted] = [inline(held), inline(value)];
		return logged === wanted ? [] : [{
			field,
			logged,
			derived: wanted
		}];
	});
}
function isRecord$1(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function inline(value) {
	return write(value, " ");
}
// src/revision/order.ts
/**
* The revisions as the dataset grew: by commit date, then an ancestor before its descendants, then, for
* tags of one commit, by the date of the tag and by name (`v9` before `v10`).
*/
async function oldestFirst(git, revisions) {
	const generations = await generationsOf(git, revisions);
	const generation = ({ commit }) => generations.get(commit) ?? 0;
	return [...revisions].sort((a, b) => byCodePoint(a.committedAt, b.committedAt) || generation(a) - generation(b) || byTag(a, b));
}
function byTag(a, b) {
	return byCodePoint(tagDate(a), tagDate(b)) || numerically(a.name, b.name) || byCodePoint(a.name, b.name);
}
let collator;
function numerically(a, b) {
	collator ??= new Intl.Collator("en", { numeric: true });
	return collator.compare(a, b);
}
/**
* The history is only asked for where commits share their date. Of those that do not descend from each
* other, git keeps the order in which it is asked for them: so that one is always the same.
*/
async function generationsOf(git, revisions) {
	const dates = new Map(revisions.map(({ commit, committedAt }) => [commit, committedAt]));
	if (new Set(dates.values()).size === dates.size) return /* @__PURE__ */ new Map();
	const newestTagFirst = [...revisions].sort((a, b) => byTag(b, a));
	const commits = new Set(newestTagFirst.map(({ commit }) => commit));
	const newestFirst = await git.newestFirst([...commits]);
	return new Map(newestFirst.map((commit, index) => [commit, -index]));
}
function tagDate({ tag }) {
	return tag?.date ?? "";
}
// src/revision/history.ts
/**
* Tells for each revision, by its name, where it stands. Two git processes serve any number of them. In a
* checkout whose history is cut off, nothing is known.
*/
async function historyOf(git, revisions) {
	if (git.isShallow) return new Map(revisions.map(({ name }) => [name, {
		position: 0,
		previous: void 0
	}]));
	const tags = await oldestFirst(git, (await git.taggedCommits()).map((tag) => ({
		...tag,
		tag: {
			kind: "tag",
			date: tag.taggedAt
		}
	})));
	const positions = new Map(tags.map(({ name }, index) => [name, index + 1]));
	const siblings = /* @__PURE__ */ new Map();
	for (const [index, { commit }] of tags.entries()) siblings.set(commit, [...siblings.get(commit) ?? [], index + 1]);
	const newest = tags.length < 2 ? /* @__PURE__ */ new Map() : await newestBefore(git, revisions, siblings);
	const standing = ({ name, commit, committedAt }) => {
		const own = positions.get(name);
		const previous = siblings.get(commit)?.findLast((each) => own === void 0 || each < own) ?? newest.get(commit) ?? 0;
		return {
			position: own ?? tags.filter((tag) => tag.committedAt <= committedAt).length,
			previous: tags[previous - 1]
		};
	};
	return new Map(revisions.map((revision) => [revision.name, standing(revision)]));
}
/** For each revision's commit, the highest position of the tags of its ancestors: 0 where there are none. */
async function newestBefore(git, revisions, positions) {
	const asked = new Set(revisions.map(({ commit }) => commit));
	const newest = /* @__PURE__ */ new Map();
	const reached = /* @__PURE__ */ new Map();
	await git.ancestry([...asked], (commit, parents) => {
		const before = Math.max(0, ...parents.map((parent) => reached.get(parent) ?? 0));
		if (asked.has(commit)) newest.set(commit, before);
		reached.set(commit, Math.max(before, positions.get(commit)?.at(-1) ?? 0));
	});
	return newest;
}
// src/revision/origin.ts
/**
* The web URL of a repository from the URL of its remote: no user, no password, no `.git`. Any of
* git's ways to write it (`https://host/o/r.git`, `git@host:o/r.git`, `ssh://git@host/o/r`) gives the
* same one, so that a revision is recorded alike wherever it was cloned. Undefined for a local path.
*/
function repositoryUrl(remote) {
	const scp = /^(?:[^@/:]+@)?([^@/:]{2,}):(?!\/\/)\/?(.+)$/.exec(remote);
	const url = scp === null ? remote : `ssh://${scp[1]}/${scp[2]}`;
	if (!/^(https?|ssh|git):\/\//.test(url) || !URL.canParse(url)) return void 0;
	const { protocol, host, hostname, pathname } = new URL(url);
	const path = pathname.replace(/\/+$/, "").replace(/\.git$/, "");
	if (protocol === "http:" || protocol === "https:") return `${protocol}//${host}${path}`;
	return `https://${hostname}${path}`;
}
// src/revision/pipe.ts
/** Speaks with a git process that answers on its output, byte by byte. */
var Pipe = class {
	#git;
	#chunks;
	#buffered = Buffer.alloc(0);
	#stderr = "";
	#silent;
	#failure;
	constructor(git) {
		this.#git = git;
		this.#chunks = git.stdout[Symbol.asyncIterator]();
		git.stderr.on("data", (chunk) => {
			this.#stderr += chunk.toString("utf8");
		});
		this.#silent = new Promise((resolve) => {
			git.stderr.on("close", resolve);
		});
		const fail = (error) => {
			this.#failure ??= error;
		};
		git.on("error", fail);
		git.stdin.on("error", fail);
	}
	/** What git said of its troubles so far, each thing once. */
	get complaint() {
		return [...new Set(this.#stderr.split("\n").map((line) => line.trim()))].filter(Boolean).join(" ") || this.#failure?.message || "it did not say why";
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
		while (this.#buffered.length === 0) await this.#more();
		return this.#buffered[0] ?? 0;
	}
	/** All up to the next `end`, which is left out. */
	async until(end) {
		let at = this.#buffered.indexOf(end);
		while (at < 0) {
			await this.#more();
			at = this.#buffered.indexOf(end);
		}
		const text = this.#buffered.toString("utf8", 0, at);
		this.#buffered = this.#buffered.subarray(at + 1);
		return text;
	}
	/** Hands the next `size` bytes on, piece by piece, so that they need not be held. */
	async pass(size, take) {
		for (let left = size; left > 0;) {
			if (this.#buffered.length === 0) await this.#more();
			const bytes = this.#buffered.subarray(0, left);
			this.#buffered = this.#buffered.subarray(bytes.length);
			left -= bytes.length;
			take(bytes);
		}
	}
	async #more() {
		const { done, value } = await this.#chunks.next();
		if (done) {
			await Promise.race([this.#silent, (0, node_timers_promises.setTimeout)(1e3, void 0, { ref: false })]);
			throw new Error(`git ended early: ${this.complaint}`);
		}
		this.#buffered = this.#buffered.length === 0 ? value : Buffer.concat([this.#buffered, value]);
	}
};
// src/revision/batch.ts
const header = /^([0-9a-f]{40}|[0-9a-f]{64}) (blob|tree|commit|tag) (\d+)$/;
/** Larger objects are not held. What is read whole here has some kilobytes. */
const largest$2 = 67108864;
/** An object that is not held. */
var TooLarge = class extends Error {};
/** An object that the checkout lacks, or holds damaged. That says nothing of the commit that has it. */
var NotInCheckout = class extends Error {
	constructor(what) {
		super(`${what}. Check the repository out again, without "filter" and "sparse-checkout".`);
	}
};
/**
* Speaks with one `git cat-file --batch` process: a name goes in, the object comes out. One process
* serves a whole run, however many objects it needs. At an object that is damaged, it ends: then another
* one goes on with what is asked for next.
*/
var BatchReader = class {
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
			if (size <= largest$2) chunks.push(bytes);
		});
		if (found === void 0) return void 0;
		const { id, type, size } = found;
		if (size <= largest$2) return {
			id,
			type,
			content: Buffer.concat(chunks)
		};
		throw new TooLarge(`The git object ${id} has ${size} bytes; at most ${largest$2} are read.`);
	}
	/** Hands the bytes of the object on, piece by piece. False where there is none of that name. */
	async stream(name, take) {
		let failure;
		const found = await this.#queue(name, (bytes) => {
			if (failure !== void 0) return;
			try {
				take(bytes);
			} catch (error) {
				failure = error;
			}
		});
		if (failure !== void 0) throw failure;
		return found !== void 0;
	}
	/** Ends the process. */
	close() {
		this.#pipe?.close();
		this.#pipe = void 0;
	}
	#queue(name, take) {
		if (/[\n\r]/.test(name)) throw new Error("a name for git must be one line");
		const answer = this.#last.then(async () => {
			this.#pipe ??= new Pipe(this.#start());
			try {
				return await this.#ask(this.#pipe, name, take);
			} catch (error) {
				this.close();
				throw new NotInCheckout(`git cannot read ${name}: ${messageOf(error)}`);
			}
		});
		this.#last = answer.catch(() => void 0);
		return answer;
	}
	async #ask(pipe, name, take) {
		pipe.write(`${name}\n`);
		const line = await pipe.until(10);
		const [, id, type, digits] = header.exec(line) ?? [];
		if (id === void 0 || !isType(type)) {
			if (line.endsWith(" missing")) return void 0;
			throw new Error(`its answer is "${printable(line, 200)}"`);
		}
		const size = Number(digits);
		await pipe.pass(size, (bytes) => take(bytes, size));
		await pipe.pass(1, () => void 0);
		return {
			id,
			type,
			size
		};
	}
};
function isType(type) {
	return type === "blob" || type === "tree" || type === "commit" || type === "tag";
}
// src/revision/tree.ts
/**
* The members of a tree object, by name: `<mode> <name>\0<id>`, one after the other, the id in bytes
* (git's Documentation, gitformat-pack and "git ls-tree").
*/
function parseTree({ id, content }) {
	const idBytes = id.length / 2;
	const entries = /* @__PURE__ */ new Map();
	for (let at = 0; at < content.length;) {
		const blank = content.indexOf(32, at);
		const end = content.indexOf(0, blank);
		const next = end + 1 + idBytes;
		if (blank < 0 || end < 0 || next > content.length) throw new Error(`the tree ${id} is not readable`);
		const mode = content.toString("latin1", at, blank);
		const name = content.toString("utf8", blank + 1, end);
		if (entries.has(name)) throw new Error(`the tree ${id} has "${name}" twice`);
		entries.set(name, {
			kind: kindOf(mode),
			id: content.toString("hex", end + 1, next)
		});
		at = next;
	}
	return entries;
}
function kindOf(mode) {
	return Object.entries({
		"40000": "folder",
		"120000": "symbolic link",
		"160000": "submodule"
	}).find(([known]) => known === mode)?.[1] ?? "file";
}
/**
* What lies at `path` below a tree, or undefined where the tree says that nothing does. Names that go
* nowhere are left out: `a//b/` is `a/b`. `above` is the path of the tree itself, for messages.
*
* Throws where that cannot be told: an object is missing from the checkout, or a symbolic link or a
* submodule stands in the way, which lead out of the commit.
*/
async function lookUp(git, tree, path, above = "") {
	let here = {
		kind: "folder",
		id: tree
	};
	const names = path.split("/").filter((name) => name !== "" && name !== ".");
	for (const [depth, name] of names.entries()) {
		const place = [above, ...names.slice(0, depth)].filter(Boolean).join("/");
		if (here.kind !== "folder") return leave(here, place);
		const next = parseTree(await readObject(git, here.id, place || "the top folder")).get(name);
		if (next === void 0) return void 0;
		here = next;
	}
	return here;
}
function leave({ kind }, path) {
	if (kind === "file") return void 0;
	throw new Error(`${path} is a ${kind}, and what is behind it is not part of the commit.`);
}
/** The object of that id, which `what` needs. Throws where the checkout lacks it. */
async function readObject(git, id, what) {
	const object = await git.read(id);
	if (object !== void 0) return object;
	throw new NotInCheckout(`The git object ${id} (${what}) is missing from this checkout, or damaged`);
}
// src/provenance/once.ts
/** The entry of that key, made where it is not there. Calls that overlap share what is made. */
function once(map, key, make) {
	const value = map.get(key) ?? make();
	map.set(key, value);
	return value;
}
// src/provenance/lexicons.ts
/** Reads lexicon trees of one repository. What was read of one is not read again of another. */
var LexiconReader = class {
	#git;
	#folders = /* @__PURE__ */ new Map();
	#lexicons = /* @__PURE__ */ new Map();
	#trees = /* @__PURE__ */ new Map();
	constructor(git) {
		this.#git = git;
	}
	/** The tree `pub` of that id, or undefined where there is no lexicon in its folder `layers`. */
	read(pub) {
		return once(this.#trees, pub, () => this.#readTree(pub));
	}
	async #readTree(pub) {
		const root = (await this.#entries(pub, "pub")).find(({ name, kind }) => name === "layers" && kind === "folder");
		if (root === void 0) return void 0;
		const files = [];
		await this.#walk(pub, "", files);
		const lexicons = [];
		for (const file of files) {
			if (file.kind === "submodule" || !file.path.endsWith(".json")) continue;
			lexicons.push({
				...file,
				...await this.#lexicon(file)
			});
		}
		const layers = lexicons.filter(({ path }) => path.startsWith("layers/"));
		if (layers.length === 0) return void 0;
		return {
			id: root.id,
			hash: treeHash(layers.map(({ path, sha256 }) => [path.slice(7), sha256])),
			files: lexicons.length,
			recordTypes: lexicons.reduce((sum, { recordTypes }) => sum + recordTypes, 0),
			oddities: odditiesOf(files, lexicons)
		};
	}
	/** In git's order, in which a folder stands where its name with a slash would: by whole path. */
	async #walk(id, folder, files) {
		for (const { name, kind, id: child } of await this.#entries(id, folder)) {
			const path = `${folder}${name}`;
			if (kind === "folder") await this.#walk(child, `${path}/`, files);
			else if (kind !== "file" || name.endsWith(".json")) files.push({
				path,
				id: child,
				kind
			});
		}
	}
	#entries(id, path) {
		return once(this.#folders, id, async () => {
			return [...parseTree(await readObject(this.#git, id, path))].map(([name, entry]) => ({
				...entry,
				name
			}));
		});
	}
	#lexicon({ id, path }) {
		return once(this.#lexicons, id, () => readLexicon(this.#git, id, path));
	}
};
function odditiesOf(files, lexicons) {
	const odd = files.filter(({ kind }) => kind !== "file");
	const pointers = lexicons.filter(({ isPointer }) => isPointer);
	return [...odd.map(({ path, kind }) => `${path} is a ${kind}`), ...pointers.map(({ path }) => `${path} is a Git LFS pointer`)];
}
async function readLexicon(git, id, path) {
	const { content } = await readObject(git, id, path);
	return {
		sha256: (0, node_crypto.createHash)("sha256").update(content).digest("hex"),
		recordTypes: countRecordTypes(content.toString("utf8")),
		isPointer: isPointer(content)
	};
}
/** Whether a file, or the beginning of it, is what git stores of one that Git LFS keeps elsewhere. */
function isPointer(content) {
	return content.toString("latin1", 0, 42) === "version https://git-lfs.github.com/spec/v1";
}
/**
* The hash of a tree of lexicons, given by path and SHA-256: the SHA-256 of one line `<path>:<hash>` for
* each file, in the order of the paths by code point (lairs, `vendor`).
*/
function treeHash(files) {
	const hash = (0, node_crypto.createHash)("sha256");
	for (const [path, sha256] of files) hash.update(`${path}:${sha256}\n`);
	return hash.digest("hex");
}
/** The definitions of type `record` in the text of a lexicon: 0 where it is none. */
function countRecordTypes(text) {
	const lexicon = jsonOf(text);
	if (!isRecord(lexicon) || !isRecord(lexicon["defs"])) return 0;
	return Object.values(lexicon["defs"]).filter((each) => isRecord(each) && each["type"] === "record").length;
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
// src/provenance/dataset/place.ts
/** How deep a lairs Repository may lie. A repository of code may have very many folders. */
const deepest = 4;
/** Finds lairs Repositories. A folder that is the same in many commits is looked into once. */
var PlaceFinder = class {
	#git;
	#found = /* @__PURE__ */ new Map();
	constructor(git) {
		this.#git = git;
	}
	/** Those in a folder, given by its tree's id and its path: the folder itself, or else all below it. */
	async find(tree, folder) {
		return (await this.#below(tree, folder || "the top folder", deepest)).map((place) => ({
			...place,
			folder: `${folder}${place.folder}`
		}));
	}
	/** The same with paths that begin below the folder. `path` is for messages. */
	#below(tree, path, depth) {
		return once(this.#found, `${tree} ${depth}`, () => this.#look(tree, path, depth));
	}
	async #look(tree, path, depth) {
		const entries = await this.#entries(tree, path);
		const here = placeIn(entries);
		if (here !== void 0) return [here];
		if (depth === 0) return [];
		const places = [];
		for (const [name, { kind, id }] of entries) {
			if (kind !== "folder") continue;
			const below = await this.#below(id, `${path}/${name}`, depth - 1);
			places.push(...below.map((place) => ({
				...place,
				folder: `${name}/${place.folder}`
			})));
		}
		return places;
	}
	/** A folder of a million files is no one's way to keep lairs Repositories: it is passed over. */
	async #entries(tree, path) {
		try {
			return parseTree(await readObject(this.#git, tree, path));
		} catch (error) {
			if (error instanceof TooLarge) return /* @__PURE__ */ new Map();
			throw error;
		}
	}
};
function placeIn(entries) {
	const idOf = (name, kind) => {
		const entry = entries.get(name);
		return entry?.kind === kind ? entry.id : void 0;
	};
	if (!entries.has(".panproto")) return void 0;
	return {
		folder: "",
		store: idOf(".panproto", "folder"),
		index: idOf("index.json", "file"),
		records: idOf("records", "folder")
	};
}
// src/provenance/dataset/scanner.ts
/**
* Reads the text of a lairs `index.json`, an object of AT-URIs and file stems, as it comes: an index of a
* million records need not be held. `take` is given each entry.
*/
var IndexScanner = class {
	#take;
	#left = Buffer.alloc(0);
	#expected = "{";
	#uri = "";
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
			if (end === void 0) break;
			at = end;
		}
		this.#left = all.subarray(at);
	}
	/** To be called after the last bytes. Throws where something is missing. */
	end() {
		if (this.#expected !== "end") throw new Error("it ends in its middle");
	}
	/** Takes the token at a place, and gives the place behind it: undefined where it is not whole yet. */
	#accept(bytes, at) {
		const byte = bytes[at];
		if (byte === void 0) return void 0;
		const sign = String.fromCharCode(byte);
		if (this.#expected === "uri" || this.#expected === "stem" || this.#expected === "first" && sign === "\"") {
			if (sign !== "\"") throw new Error(`it has ${JSON.stringify(sign)} where a name should be`);
			return this.#string(bytes, at);
		}
		const next = successors[this.#expected][sign];
		if (next === void 0) throw new Error(`it has ${JSON.stringify(sign)} where it should not be`);
		this.#expected = next;
		return at + 1;
	}
	#string(bytes, at) {
		const end = endOfString(bytes, at + 1);
		if ((end ?? bytes.length) - at > longest$1) throw new Error("it holds a name that is too long");
		if (end === void 0) return void 0;
		const text = stringAt(bytes, at, end);
		if (this.#expected === "stem") {
			this.#take(this.#uri, text);
			this.#expected = ",";
		} else {
			this.#uri = text;
			this.#expected = ":";
		}
		return end + 1;
	}
};
/** Names are AT-URIs, of at most 8 KiB (atproto.com, "AT URI scheme"). */
const longest$1 = 65536;
/** What may follow, by the sign that is there. */
const successors = {
	"{": { "{": "first" },
	first: { "}": "end" },
	uri: {},
	":": { ":": "stem" },
	stem: {},
	",": {
		",": "uri",
		"}": "end"
	},
	end: {}
};
function afterBlanks(bytes, from) {
	let at = from;
	while (bytes[at] === 32 || bytes[at] === 10 || bytes[at] === 13 || bytes[at] === 9) at++;
	return at;
}
/** The place of the quote that ends a string, or undefined where it has not come yet. */
function endOfString(bytes, from) {
	for (let at = from;; at++) {
		at = bytes.indexOf(34, at);
		if (at < 0) return void 0;
		let slashes = 0;
		while (bytes[at - 1 - slashes] === 92) slashes++;
		if (slashes % 2 === 0) return at;
	}
}
function stringAt(bytes, start, end) {
	if (isPlain(bytes, start, end)) return bytes.toString("utf8", start + 1, end);
	const text = JSON.parse(bytes.toString("utf8", start, end + 1));
	return String(text);
}
/** Whether nothing in it is an escape, or a control character, which JSON does not have. */
function isPlain(bytes, start, end) {
	for (let at = start; at < end; at++) {
		const byte = bytes[at] ?? 0;
		if (byte < 32 || byte === 92) return false;
	}
	return true;
}
new TextEncoder();
const CHUNK_SIZE = 4096;
function utf8DecodeJs(bytes, inputOffset, byteLength) {
	let offset = inputOffset;
	const end = offset + byteLength;
	const units = [];
	let result = "";
	while (offset < end) {
		const byte1 = bytes[offset++];
		if ((byte1 & 128) === 0) units.push(byte1);
		else if ((byte1 & 224) === 192) {
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
const sharedTextDecoder = new TextDecoder();
const TEXT_DECODER_THRESHOLD = 200;
function utf8DecodeTD(bytes, inputOffset, byteLength) {
	const stringBytes = bytes.subarray(inputOffset, inputOffset + byteLength);
	return sharedTextDecoder.decode(stringBytes);
}
function utf8Decode(bytes, inputOffset, byteLength) {
	if (byteLength > TEXT_DECODER_THRESHOLD) return utf8DecodeTD(bytes, inputOffset, byteLength);
	else return utf8DecodeJs(bytes, inputOffset, byteLength);
}
// node_modules/@msgpack/msgpack/dist.esm/ExtData.mjs
/**
* ExtData is used to handle Extension Types that are not registered to ExtensionCodec.
*/
var ExtData = class {
	type;
	data;
	constructor(type, data) {
		this.type = type;
		this.data = data;
	}
};
// node_modules/@msgpack/msgpack/dist.esm/DecodeError.mjs
var DecodeError = class DecodeError extends Error {
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
};
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
const TIMESTAMP32_MAX_SEC = 4294967295;
const TIMESTAMP64_MAX_SEC = 17179869183;
function encodeTimeSpecToTimestamp({ sec, nsec }) {
	if (sec >= 0 && nsec >= 0 && sec <= TIMESTAMP64_MAX_SEC) {
		if (nsec === 0 && sec <= TIMESTAMP32_MAX_SEC) {
			const rv = /* @__PURE__ */ new Uint8Array(4);
			new DataView(rv.buffer).setUint32(0, sec);
			return rv;
		} else {
			const secHigh = sec / 4294967296;
			const secLow = sec & 4294967295;
			const rv = /* @__PURE__ */ new Uint8Array(8);
			const view = new DataView(rv.buffer);
			view.setUint32(0, nsec << 2 | secHigh & 3);
			view.setUint32(4, secLow);
			return rv;
		}
	} else {
		const rv = /* @__PURE__ */ new Uint8Array(12);
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
	if (object instanceof Date) return encodeTimeSpecToTimestamp(encodeDateToTimeSpec(object));
	else return null;
}
function decodeTimestampToTimeSpec(data) {
	const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
	switch (data.byteLength) {
		case 4: return {
			sec: view.getUint32(0),
			nsec: 0
		};
		case 8: {
			const nsec30AndSecHigh2 = view.getUint32(0);
			const secLow32 = view.getUint32(4);
			return {
				sec: (nsec30AndSecHigh2 & 3) * 4294967296 + secLow32,
				nsec: nsec30AndSecHigh2 >>> 2
			};
		}
		case 12: return {
			sec: getInt64(view, 4),
			nsec: view.getUint32(0)
		};
		default: throw new DecodeError(`Unrecognized data size for timestamp (expected 4, 8, or 12): ${data.length}`);
	}
}
function decodeTimestampExtension(data) {
	const timeSpec = decodeTimestampToTimeSpec(data);
	return /* @__PURE__ */ new Date(timeSpec.sec * 1e3 + timeSpec.nsec / 1e6);
}
const timestampExtension = {
	type: -1,
	encode: encodeTimestampExtension,
	decode: decodeTimestampExtension
};
// node_modules/@msgpack/msgpack/dist.esm/ExtensionCodec.mjs
var ExtensionCodec = class ExtensionCodec {
	static defaultCodec = new ExtensionCodec();
	__brand;
	builtInEncoders = [];
	builtInDecoders = [];
	encoders = [];
	decoders = [];
	constructor() {
		this.register(timestampExtension);
	}
	register({ type, encode, decode }) {
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
				if (data != null) return new ExtData(-1 - i, data);
			}
		}
		for (let i = 0; i < this.encoders.length; i++) {
			const encodeExt = this.encoders[i];
			if (encodeExt != null) {
				const data = encodeExt(object, context);
				if (data != null) return new ExtData(i, data);
			}
		}
		if (object instanceof ExtData) return object;
		return null;
	}
	decode(data, type, context) {
		const decodeExt = type < 0 ? this.builtInDecoders[-1 - type] : this.decoders[type];
		if (decodeExt) return decodeExt(data, type, context);
		else return new ExtData(type, data);
	}
};
// node_modules/@msgpack/msgpack/dist.esm/utils/typedArrays.mjs
function isArrayBufferLike(buffer) {
	return buffer instanceof ArrayBuffer || typeof SharedArrayBuffer !== "undefined" && buffer instanceof SharedArrayBuffer;
}
function ensureUint8Array(buffer) {
	if (buffer instanceof Uint8Array) return buffer;
	else if (ArrayBuffer.isView(buffer)) return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.byteLength);
	else if (isArrayBufferLike(buffer)) return new Uint8Array(buffer);
	else return Uint8Array.from(buffer);
}
// node_modules/@msgpack/msgpack/dist.esm/utils/prettyByte.mjs
function prettyByte(byte) {
	return `${byte < 0 ? "-" : ""}0x${Math.abs(byte).toString(16).padStart(2, "0")}`;
}
// node_modules/@msgpack/msgpack/dist.esm/CachedKeyDecoder.mjs
const DEFAULT_MAX_KEY_LENGTH = 16;
const DEFAULT_MAX_LENGTH_PER_KEY = 16;
var CachedKeyDecoder = class {
	hit = 0;
	miss = 0;
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
		if (records.length >= this.maxLengthPerKey) records[Math.random() * records.length | 0] = record;
		else records.push(record);
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
};
// node_modules/@msgpack/msgpack/dist.esm/Decoder.mjs
const STATE_ARRAY = "array";
const STATE_MAP_KEY = "map_key";
const STATE_MAP_VALUE = "map_value";
const mapKeyConverter = (key) => {
	if (typeof key === "string" || typeof key === "number") return key;
	throw new DecodeError("The type of key must be string or number but " + typeof key);
};
var StackPool = class {
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
		if (this.stackHeadPosition === this.stack.length) this.stack.push({
			type: void 0,
			size: 0,
			array: void 0,
			position: 0,
			readCount: 0,
			map: void 0,
			key: null
		});
		return this.stack[this.stackHeadPosition];
	}
	release(state) {
		if (this.stack[this.stackHeadPosition] !== state) throw new Error("Invalid stack state. Released state is not on top of the stack.");
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
};
const HEAD_BYTE_REQUIRED = -1;
const EMPTY_VIEW = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(0));
const EMPTY_BYTES = new Uint8Array(EMPTY_VIEW.buffer);
try {
	EMPTY_VIEW.getInt8(0);
} catch (e) {
	if (!(e instanceof RangeError)) throw new Error("This module is not supported in the current JavaScript engine because DataView does not throw RangeError on out-of-bounds access");
}
const MORE_DATA = /* @__PURE__ */ new RangeError("Insufficient data");
const sharedCachedKeyDecoder = new CachedKeyDecoder();
var Decoder = class Decoder {
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
		this.extensionCodec = options?.extensionCodec ?? ExtensionCodec.defaultCodec;
		this.context = options?.context;
		this.useBigInt64 = options?.useBigInt64 ?? false;
		this.rawStrings = options?.rawStrings ?? false;
		this.maxStrLength = options?.maxStrLength ?? 4294967295;
		this.maxBinLength = options?.maxBinLength ?? 4294967295;
		this.maxArrayLength = options?.maxArrayLength ?? 4294967295;
		this.maxMapLength = options?.maxMapLength ?? 4294967295;
		this.maxExtLength = options?.maxExtLength ?? 4294967295;
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
		if (this.headByte === HEAD_BYTE_REQUIRED && !this.hasRemaining(1)) this.setBuffer(buffer);
		else {
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
		const { view, pos } = this;
		return /* @__PURE__ */ new RangeError(`Extra ${view.byteLength - pos} of ${view.byteLength} byte(s) found at buffer[${posToShow}]`);
	}
	/**
	* @throws {@link DecodeError}
	* @throws {@link RangeError}
	*/
	decode(buffer) {
		if (this.entered) return this.clone().decode(buffer);
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
	*decodeMulti(buffer) {
		if (this.entered) {
			yield* this.clone().decodeMulti(buffer);
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
		if (this.entered) return this.clone().decodeAsync(stream);
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
			const { headByte, pos, totalPos } = this;
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
	async *decodeMultiAsync(stream, isArray) {
		if (this.entered) {
			yield* this.clone().decodeMultiAsync(stream, isArray);
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
			if (headByte >= 224) object = headByte - 256;
			else if (headByte < 192) {
				if (headByte < 128) object = headByte;
				else if (headByte < 144) {
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
				}
			} else if (headByte === 192) object = null;
			else if (headByte === 194) object = false;
			else if (headByte === 195) object = true;
			else if (headByte === 202) object = this.readF32();
			else if (headByte === 203) object = this.readF64();
			else if (headByte === 204) object = this.readU8();
			else if (headByte === 205) object = this.readU16();
			else if (headByte === 206) object = this.readU32();
			else if (headByte === 207) {
				if (this.useBigInt64) object = this.readU64AsBigInt();
				else object = this.readU64();
			} else if (headByte === 208) object = this.readI8();
			else if (headByte === 209) object = this.readI16();
			else if (headByte === 210) object = this.readI32();
			else if (headByte === 211) {
				if (this.useBigInt64) object = this.readI64AsBigInt();
				else object = this.readI64();
			} else if (headByte === 217) {
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
			} else if (headByte === 212) object = this.decodeExtension(1, 0);
			else if (headByte === 213) object = this.decodeExtension(2, 0);
			else if (headByte === 214) object = this.decodeExtension(4, 0);
			else if (headByte === 215) object = this.decodeExtension(8, 0);
			else if (headByte === 216) object = this.decodeExtension(16, 0);
			else if (headByte === 199) {
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
			case 220: return this.readU16();
			case 221: return this.readU32();
			default: if (headByte < 160) return headByte - 144;
			else throw new DecodeError(`Unrecognized array type byte: ${prettyByte(headByte)}`);
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
	/**
	* @throws {@link RangeError}
	*/
	decodeUtf8String(byteLength, headerOffset) {
		if (byteLength > this.maxStrLength) throw new DecodeError(`Max length exceeded: UTF-8 byte length (${byteLength}) > maxStrLength (${this.maxStrLength})`);
		if (this.bytes.byteLength < this.pos + headerOffset + byteLength) throw MORE_DATA;
		const offset = this.pos + headerOffset;
		let object;
		if (this.stateIsMapKey() && this.keyDecoder?.canBeCached(byteLength)) object = this.keyDecoder.decode(this.bytes, offset, byteLength);
		else object = utf8Decode(this.bytes, offset, byteLength);
		this.pos += headerOffset + byteLength;
		return object;
	}
	stateIsMapKey() {
		if (this.stack.length > 0) return this.stack.top().type === STATE_MAP_KEY;
		return false;
	}
	/**
	* @throws {@link RangeError}
	*/
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
};
// node_modules/@msgpack/msgpack/dist.esm/decode.mjs
/**
* It decodes a single MessagePack object in a buffer.
*
* This is a synchronous decoding function.
* See other variants for asynchronous decoding: {@link decodeAsync}, {@link decodeMultiStream}, or {@link decodeArrayStream}.
*
* @throws {@link RangeError} if the buffer is incomplete, including the case where the buffer is empty.
* @throws {@link DecodeError} if the buffer contains invalid data.
*/
function decode$1(buffer, options) {
	return new Decoder(options).decode(buffer);
}
// src/provenance/dataset/store.ts
/** lairs follows a tag through at most so many tag objects. */
const mostTags$1 = 10;
const Head = /* @__PURE__ */ union([/* @__PURE__ */ pipe(/* @__PURE__ */ object({ Branch: /* @__PURE__ */ string() }), /* @__PURE__ */ transform(({ Branch }) => ({ branch: Branch }))), /* @__PURE__ */ pipe(/* @__PURE__ */ object({ Detached: /* @__PURE__ */ union([/* @__PURE__ */ string(), /* @__PURE__ */ array(/* @__PURE__ */ number())]) }), /* @__PURE__ */ transform(({ Detached }) => ({ commit: Detached })))]);
/** 32 bytes, as MessagePack's own type for bytes or as a list of numbers. */
const Id = /* @__PURE__ */ pipe(/* @__PURE__ */ union([/* @__PURE__ */ instance(Uint8Array), /* @__PURE__ */ array(/* @__PURE__ */ pipe(/* @__PURE__ */ number(), /* @__PURE__ */ integer(), /* @__PURE__ */ minValue(0), /* @__PURE__ */ maxValue(255)))]), /* @__PURE__ */ length(32), /* @__PURE__ */ transform((bytes) => Buffer.from(bytes).toString("hex")));
const TagObject = /* @__PURE__ */ object({ Tag: /* @__PURE__ */ looseTuple([Id]) });
/**
* The commit of a lairs Repository's version store that a revision resolves to: by the tag of its own
* name, or else by HEAD. `store` is the id of the tree `.panproto`, and `folder` its path for messages.
*
* Throws an error that names the file, where one of the files on that way is missing or is not what lairs
* writes.
*/
async function storeCommit(git, store, folder, tag) {
	const read = (path) => readStoreFile(git, store, folder, path);
	const named = tag === void 0 ? void 0 : await read(`refs/tags/${tag}`);
	if (named !== void 0) return await peel(read, folder, hexId(named, `${folder}/refs/tags/${tag}`));
	const head = await read("HEAD");
	if (head === void 0) throw new Error(`${folder}/HEAD is missing`);
	const parsed = /* @__PURE__ */ safeParse(Head, jsonOf(head.toString("utf8")));
	if (!parsed.success) throw new Error(`${folder}/HEAD is not what lairs writes`);
	if ("commit" in parsed.output) {
		const { commit } = parsed.output;
		const id = /* @__PURE__ */ safeParse(Id, commit);
		return id.success ? id.output : hexId(Buffer.from(`${commit}`), `${folder}/HEAD`);
	}
	const path = `refs/heads/${parsed.output.branch}`;
	const branch = await read(path);
	if (branch === void 0) throw new Error(`${folder}/${path} is missing, which HEAD names`);
	return await peel(read, folder, hexId(branch, `${folder}/${path}`));
}
/** Follows tag objects to the commit that they lead to. */
async function peel(read, folder, start) {
	let id = start;
	for (let tags = 0; tags <= mostTags$1; tags++) {
		const path = `objects/${id.slice(0, 2)}/${id.slice(2)}`;
		const content = await read(path);
		if (content === void 0) throw new Error(`${folder}/${path} is missing`);
		if (isCommit(content)) return id;
		const object = /* @__PURE__ */ safeParse(TagObject, unpack(content));
		if (!object.success) throw new Error(`${folder}/${path} is no commit and no tag of lairs`);
		const [target] = object.output.Tag;
		id = target;
	}
	throw new Error(`${folder}: a tag leads through more than ${mostTags$1} tags, or in a circle`);
}
async function readStoreFile(git, store, folder, path) {
	const entry = await lookUp(git, store, path, folder);
	if (entry === void 0 || entry.kind === "folder") return void 0;
	if (entry.kind !== "file") throw new Error(`${folder}/${path} is a ${entry.kind}`);
	const chunks = [];
	let size = 0;
	if (!await git.stream(entry.id, (bytes) => {
		if (size < largest$1) chunks.push(bytes);
		size += bytes.length;
	})) throw new NotInCheckout(`${folder}/${path} is missing from this checkout, or damaged`);
	return Buffer.concat(chunks);
}
/** A commit names all records that it changed: of one so large, its beginning is enough. */
const largest$1 = 1048576;
function hexId(content, file) {
	const text = content.toString("latin1").trim();
	if (/^[0-9a-f]{64}$/.test(text)) return text;
	throw new Error(`${file} is not the id of an object`);
}
/** `{ "Commit": …` in MessagePack. What follows may be large, and is not read. */
function isCommit(content) {
	return content.toString("latin1", 0, 8) === "¦Commit";
}
/** A tag has short lists only: the decoder makes room for a list, and all in it, before it has seen them. */
const limits = {
	maxArrayLength: 64,
	maxMapLength: 64
};
function unpack(content) {
	try {
		return decode$1(content, limits);
	} catch {
		return;
	}
}
// src/provenance/dataset/dataset.ts
/** Reads the datasets of one repository. What was read of one revision is not read again of another. */
var DatasetReader = class {
	#git;
	#warn;
	#finder;
	#places = /* @__PURE__ */ new Map();
	#counts = /* @__PURE__ */ new Map();
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
		if (place === void 0) return void 0;
		const commit = await this.#commit(place, tag);
		const counts = await this.#count(place);
		return {
			dataset: {
				path: place.folder.replace(/\/$/, "") || ".",
				store_commit: commit ?? null,
				records: counts?.records ?? null,
				collections: Object.fromEntries(counts?.collections ?? [])
			},
			place
		};
	}
	/** Where the lairs Repository lies in a folder, given by the id of its tree. */
	find(tree, folder) {
		return once(this.#places, `${tree} ${folder}`, async () => {
			const places = await this.#finder.find(tree, folder);
			const [place, ...others] = places;
			if (others.length === 0) return place;
			const folders = places.map((each) => each.folder || ".").join(", ");
			this.#warn(`There are several lairs Repositories: ${folders}. None is recorded; name one in the input working-directory.`);
		});
	}
	async #commit({ store, folder }, tag) {
		try {
			if (store === void 0) throw new Error(`${folder}.panproto is no folder`);
			return await storeCommit(this.#git, store, `${folder}.panproto`, tag);
		} catch (error) {
			if (error instanceof NotInCheckout) throw error;
			this.#warn(`The lairs version store cannot be read, and its commit is not recorded: ${messageOf(error)}.`);
			return;
		}
	}
	#count({ index, records, folder }) {
		const file = `${folder}index.json`;
		return once(this.#counts, `${index ?? file} ${records}`, async () => {
			try {
				if (index === void 0) throw new Error("it is missing");
				const counts = await countRecords(this.#git, index, file);
				if (records !== void 0 || counts.records === 0) return counts;
				throw new Error(`${folder}records is missing, and it names ${counts.records} records`);
			} catch (error) {
				if (error instanceof NotInCheckout) throw error;
				this.#warn(`${file} cannot be read, and the records are not counted: ${messageOf(error)}.`);
				return;
			}
		});
	}
};
async function countRecords(git, index, file) {
	let records = 0;
	const collections = /* @__PURE__ */ new Map();
	await scanIndex(git, index, file, (uri) => {
		const collection = collectionOf(uri);
		records++;
		collections.set(collection, (collections.get(collection) ?? 0) + 1);
	});
	return {
		records,
		collections
	};
}
/** Hands each entry of an index on. `file` is its path for messages. Throws where it is not one. */
async function scanIndex(git, index, file, take) {
	const scanner = new IndexScanner(take);
	let isFirst = true;
	if (!await git.stream(index, (bytes) => {
		if (isFirst && isPointer(bytes)) throw new Error("it is a Git LFS pointer");
		isFirst = false;
		scanner.push(bytes);
	})) throw new NotInCheckout(`${file} is missing from this checkout, or damaged`);
	scanner.end();
}
/** (atproto.com, "Namespaced Identifiers") */
const longestNsid = 317;
/** The collection of a record: the second segment of `at://<authority>/<collection>/<record key>`. */
function collectionOf(uri) {
	const [, collection] = /^at:\/\/[^/]+\/([a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)+)\/[^/]+$/.exec(uri) ?? [];
	if (collection !== void 0 && collection.length <= longestNsid) return collection;
	throw new Error(`"${uri}" is not the AT-URI of a record`);
}
// src/provenance/dataset/compare.ts
/**
* The records that were added, removed and changed between two revisions. git tells which files differ,
* by their object ids; the indexes tell which records those are. No record is read.
*
* Throws where an index cannot be read, or says another thing than the files.
*/
async function changesBetween(git, before, after) {
	if (before.index === void 0 || after.index === void 0) throw new Error("an index.json is missing");
	const tally = /* @__PURE__ */ new Map();
	const touched = await touchedRecords(git, before, after);
	if (before.index !== after.index || touched.size > 0) {
		const [old, now] = [await present(git, before.index, touched), await present(git, after.index, touched)];
		if (old.others !== now.others) throw new Error(contradiction);
		for (const [stem, status] of touched) {
			const [was, is] = [old.uris.get(stem), now.uris.get(stem)];
			if (!fits(status, was !== void 0, is !== void 0)) throw new Error(contradiction);
			const uri = is ?? was;
			if (status === void 0 || uri === void 0) continue;
			const collection = collectionOf(uri);
			const counts = tally.get(collection) ?? {
				added: 0,
				removed: 0,
				changed: 0
			};
			counts[status]++;
			tally.set(collection, counts);
		}
	}
	return {
		all: sum(tally.values()),
		collections: tally
	};
}
const contradiction = "index.json names records that are not in records/, or the other way round";
/** Whether what became of a record's file goes with where the indexes name it. */
function fits(status, was, is) {
	if (status === "added") return !was && is;
	if (status === "removed") return was && !is;
	return status === "changed" ? was && is : was === is;
}
/** What became of the records' files, by stem: undefined where only its tombstone came or went. */
async function touchedRecords(git, before, after) {
	const touched = /* @__PURE__ */ new Map();
	if (before.records === after.records) return touched;
	const [old, now] = [before.records ?? emptyTree(after.records), after.records ?? emptyTree(before.records)];
	await git.changes(old, now, ({ path, status }) => {
		const [, stem, tombstone] = /^([^/.]+)(\.tombstone)?\.json$/.exec(path) ?? [];
		if (stem !== void 0) touched.set(stem, tombstone === void 0 ? status : touched.get(stem));
	});
	return touched;
}
/** git stores no empty folder, but knows its tree, whose id depends on the repository's hash. */
function emptyTree(like = "") {
	return like.length === 64 ? "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321" : "4b825dc642cb6eb9a060e54bf8d69288fbee4904";
}
/**
* The AT-URIs of an index, by stem, of the records that were touched; and of all others something that is
* the same where they are the same, in whatever order.
*/
async function present(git, index, touched) {
	const uris = /* @__PURE__ */ new Map();
	const others = [
		0,
		0,
		0
	];
	await scanIndex(git, index, "index.json", (uri, stem) => {
		if (touched.has(stem)) {
			uris.set(stem, uri);
			return;
		}
		for (const [part, from] of [0, 8].entries()) others[part] = ((others[part] ?? 0) ^ Number.parseInt(stem.slice(from, from + 8), 16)) >>> 0;
		others[2] = (others[2] ?? 0) + 1;
	});
	return {
		uris,
		others: others.join()
	};
}
function sum(counts) {
	const all = {
		added: 0,
		removed: 0,
		changed: 0
	};
	for (const { added, removed, changed } of counts) {
		all.added += added;
		all.removed += removed;
		all.changed += changed;
	}
	return all;
}
// node_modules/smol-toml/dist/error.js
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
var TomlError = class TomlError extends Error {
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
		throw new TomlError(message, {
			toml: ctx.s,
			ptr: ptr ?? ctx.p
		});
	}
};
// node_modules/smol-toml/dist/primitive.js
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
	let isLiteral = c === 39;
	let isMultiline = c === ctx.s.charCodeAt(ctx.p) && c === ctx.s.charCodeAt(ctx.p + 1);
	if (isMultiline) {
		if ((c = ctx.s.charCodeAt(ctx.p += 2)) === 10) ctx.p++;
		else if (c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10) ctx.p += 2;
	}
	let parsed = "";
	let sliceStart = ctx.p;
	let state = 0;
	for (; ctx.p < ctx.s.length; ctx.p++) {
		c = ctx.s.charCodeAt(ctx.p);
		if (isMultiline && (c === 10 || c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10)) state = state && 3;
		else if (c < 32 && c !== 9 || c === 127) TomlError.x("control characters are not allowed in strings", ctx);
		else if ((!state || state === 3) && c === first && (!isMultiline || ctx.s.charCodeAt(ctx.p + 1) === first && ctx.s.charCodeAt(ctx.p + 2) === first)) {
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
		} else if (state === 1) {
			if (c === 120 || c === 117 || c === 85) {
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
			} else if (isMultiline && (c === 32 || c === 9)) state = 2;
			else {
				if (c === 98) parsed += "\b";
				else if (c === 116) parsed += "	";
				else if (c === 110) parsed += "\n";
				else if (c === 102) parsed += "\f";
				else if (c === 114) parsed += "\r";
				else if (c === 101) parsed += "\x1B";
				else if (c === 34) parsed += "\"";
				else if (c === 92) parsed += "\\";
				else TomlError.x("unrecognised escape sequence", ctx);
				sliceStart = ctx.p + 1;
				state = 0;
			}
		} else if (c !== 32 && c !== 9) {
			if (state === 2) TomlError.x("invalid escape: only line-ending whitespace may be escaped", ctx, sliceStart);
			state = !isLiteral && c === 92 ? 1 : 0;
			sliceStart = ctx.p;
		}
	}
	TomlError.x("unfinished string", ctx, startPtr);
}
// node_modules/smol-toml/dist/date.js
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
var TomlDate = class TomlDate extends Date {
	#hasDate = false;
	#hasTime = false;
	#offset = null;
	constructor(date, fasttype, unsafeDelim) {
		let hasDate = true;
		let hasTime = true;
		let offset = "Z";
		let c;
		if (typeof date === "string") {
			if (fasttype) prep: {
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
			}
			else {
				let match = date.match(DATE_TIME_RE);
				if (match) {
					if (!match[1]) {
						hasDate = false;
						date = `0000-01-01T${date}`;
					}
					hasTime = !!match[2];
					hasTime && date[10] === " " && (date = date.replace(" ", "T"));
					if (match[2] && +match[2] > 23) date = "";
					else {
						offset = match[3] || null;
						if (!offset && hasTime) date += "Z";
					}
				} else date = "";
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
		if (this.isDate()) return iso.slice(0, 10);
		if (this.isTime()) return iso.slice(11, 23);
		if (this.#offset === null) return iso.slice(0, -1);
		if (this.#offset === "Z" || this.#offset === "z") return iso;
		let offset = +this.#offset.slice(1, 3) * 60 + +this.#offset.slice(4, 6);
		offset = this.#offset[0] === "-" ? offset : -offset;
		return (/* @__PURE__ */ new Date(this.getTime() - offset * 6e4)).toISOString().slice(0, -1) + this.#offset;
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
};
// node_modules/smol-toml/dist/extract.js
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
	return base === 16 ? char > 47 && char < 58 || char > 64 && char < 71 || char > 96 && char < 103 : char > 47 && char < 48 + base;
}
function isEndOfValue(char, delim) {
	return char === 32 || char === 9 || char === 10 || char === 13 || delim && (char === delim || char === 44) || char === 35;
}
/** @internal */
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
		if (!sign) {
			if (c === 120) return parseIntegerBaseN(ctx, startPtr, 16, endChr);
			else if (c === 98) return parseIntegerBaseN(ctx, startPtr, 2, endChr);
			else if (c === 111) return parseIntegerBaseN(ctx, startPtr, 8, endChr);
		}
		if (c === 46) state = 2;
		else if (c === 101 || c === 69) state = 4;
		else TomlError.x("illegal leading zero", ctx, startPtr);
	} else if (!isDigit(c)) TomlError.x("invalid value", ctx, startPtr);
	while (++ctx.p < ctx.s.length && (c = ctx.s.charCodeAt(ctx.p), !isEndOfValue(c, endChr))) {
		if (!state) state = 1;
		if (c === 95) {
			if (!(state & 1)) TomlError.x("illegal underscore", ctx);
			state += 11;
			hasUnderscores = true;
		} else if (state === 1 && c === 46) state = 2;
		else if ((state === 1 || state === 3) && (c === 101 || c === 69)) state = 4;
		else if (state === 4 && (c === 43 || c === 45)) state = 6;
		else if (!isDigit(c)) TomlError.x(`illegal character in numeric literal`, ctx);
		else if (state > 9) state -= 11;
		else if (!(state & 1)) state++;
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
	} else if (!isDigit(c, base)) TomlError.x(`illegal character in numeric literal`, ctx);
	else if (underscore & 1) underscore--;
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
	let startPtr = ctx.p++, unsafeSeparator;
	if (!isDigit(c) || !isDigit(ctx.s.charCodeAt(ctx.p++)) || !isDigit(ctx.s.charCodeAt(ctx.p++)) || !isDigit(ctx.s.charCodeAt(ctx.p++))) return parseNumber(ctx, ctx.p = startPtr, c, 0, endChr);
	ctx.p += 5;
	if (!isDigit(ctx.s.charCodeAt(ctx.p++))) TomlError.x("invalid date-time: date part is malformed", ctx, startPtr);
	if (ctx.p >= ctx.s.length || ((c = ctx.s.charCodeAt(ctx.p)) !== 32 || (unsafeSeparator = true, !isDigit(ctx.s.charCodeAt(ctx.p + 1)))) && c !== 84 && c !== 116) return readDate(ctx, ctx.s.slice(startPtr, ctx.p), 3, false, startPtr);
	if (ctx.s.charCodeAt(ctx.p += 3) !== 58) TomlError.x("invalid date-time: time part is malformed", ctx, startPtr);
	if (ctx.s.charCodeAt(ctx.p += 3) === 58) ctx.p += 3;
	if (ctx.s.charCodeAt(ctx.p) === 46) while (isDigit(ctx.s.charCodeAt(++ctx.p)));
	if (c = ctx.s.charCodeAt(ctx.p)) {
		if (c === 90 || c === 122) return readDate(ctx, ctx.s.slice(startPtr, ++ctx.p), 1, unsafeSeparator, startPtr, "[+00:00]");
		if (c === 43 || c === 45) return readDate(ctx, ctx.s.slice(startPtr, ctx.p += 6), 1, unsafeSeparator, startPtr, !ctx.ld && "[" + ctx.s.slice(ctx.p - 6, ctx.p) + "]");
	}
	return readDate(ctx, ctx.s.slice(startPtr, ctx.p), 2, unsafeSeparator, startPtr);
}
function parseTime(ctx, c, endChr) {
	let start = ctx.p;
	if (!isDigit(c) || !isDigit(ctx.s.charCodeAt(++ctx.p))) return parseNumber(ctx, --ctx.p, c, 0, endChr);
	if (ctx.s.charCodeAt(ctx.p += 4) === 58) ctx.p += 3;
	if (ctx.s.charCodeAt(ctx.p) === 46) while (isDigit(ctx.s.charCodeAt(++ctx.p)));
	return readDate(ctx, ctx.s.slice(start, ctx.p), 4, false, start);
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
			case 1: return Temporal.ZonedDateTime.from(str);
			case 2: return Temporal.PlainDateTime.from(str);
			case 3: return Temporal.PlainDate.from(str);
			case 4: return Temporal.PlainTime.from(str);
		}
	} catch (e) {
		TomlError.x(e instanceof Error ? e.message : "" + e, ctx, errPtr);
	}
}
// node_modules/smol-toml/dist/util.js
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
		if (c === 10) break;
		if (c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10) {
			ctx.p++;
			break;
		}
		if (c < 32 && c !== 9 || c === 127) TomlError.x("control characters are not allowed in comments", ctx);
	}
}
/** @internal */
function skipVoid(ctx, banNewLines, banComments) {
	let c;
	while (ctx.p < ctx.s.length) {
		while (ctx.p < ctx.s.length && ((c = ctx.s.charCodeAt(ctx.p)) === 32 || c === 9 || !banNewLines && (c === 10 || c === 13 && ctx.s.charCodeAt(ctx.p + 1) === 10))) ctx.p++;
		if (banComments || c !== 35) break;
		skipComment(ctx);
	}
}
// node_modules/smol-toml/dist/struct.js
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
function parseKey(ctx, end = 61) {
	let startPtr;
	let state = 0;
	let parsed = [];
	let sliceStart;
	let c = ctx.s.charCodeAt(startPtr = ctx.p);
	do
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
		} else if (state === 2 || c < 48 && c !== 45 || c > 57 && c < 65 || c > 90 && c < 97 && c !== 95 || c > 122) TomlError.x("illegal character in key", ctx);
		else if (!state) {
			state = 1;
			sliceStart = ctx.p;
		}
	while (c = ctx.s.charCodeAt(++ctx.p));
	TomlError.x("incomplete key-value: cannot find end of key", ctx, startPtr);
}
/** @internal */
function parseInlineTable(ctx) {
	let startPtr = ctx.p++;
	let res = Object.create(null);
	let seen = /* @__PURE__ */ new Set();
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
/** @internal */
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
// node_modules/smol-toml/dist/parse.js
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
	if (type === 1) t = hasOwn ? t[k] : t[k] = Object.create(null);
	else if (type === 0 && hasOwn) return null;
	return [
		k,
		t,
		state.c
	];
}
function validateTablePeek(ctx, peek, ptr) {
	if (peek === null || ctx.uk === 2) TomlError.x(peek === null ? "trying to redefine an already defined table or value" : "document contains an unsafe property", ctx, ptr);
}
function parse(toml, options = {}) {
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
			let p = peekTable(ctx, parseKey(ctx), tbl, m, 0);
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
"".isWellFormed;
// node_modules/smol-toml/dist/index.js
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
// src/provenance/manifest.ts
/** Where lairs keeps the manifest, relative to the dataset: the first that exists counts. */
const places = ["lexicons/MANIFEST.toml", "lairs/lexicons/MANIFEST.toml"];
/**
* The manifest that a commit was made against: the one that is `asked` for, by its path from the
* working directory, or the first in its usual places, else the one packaged with the action.
*
* Throws where the path asked for is not in the commit, where it cannot be told whether a manifest is
* there (an object is missing, a symbolic link or a submodule stands at its place), and where the
* manifest is not valid.
*/
async function findManifest(git, { commit, tree }, asked, packaged) {
	const paths = (asked === void 0 ? places : [asked]).map((path) => node_path.posix.join(git.prefix, path));
	for (const path of paths) {
		if (/^\.\.(\/|$)/.test(path)) throw new Error(`manifest: "${asked}" leads out of the repository.`);
		const content = await readFile(git, tree, path);
		if (content !== void 0) return {
			...parseManifest(decode(content, path), path),
			source: `dataset:${path}`,
			path
		};
	}
	if (asked !== void 0) throw new Error(`manifest: there is no file "${paths[0]}" in commit ${commit}. Give its path from the working-directory, or leave the input empty to use the packaged manifest.`);
	return {
		...parseManifest(packaged, "the packaged MANIFEST.toml"),
		source: "packaged",
		path: void 0
	};
}
async function readFile(git, tree, path) {
	const entry = await lookUp(git, tree, path);
	if (entry === void 0) return void 0;
	if (entry.kind !== "file") throw new Error(`${path} is a ${entry.kind}, where the manifest should be. Name its file in the input "manifest".`);
	return (await readObject(git, entry.id, path)).content;
}
/** A manifest has some hundred bytes. */
const largest = 65536;
/** The text of a manifest's bytes. Throws a `Fault` in `file` where they are not UTF-8, or too many. */
function decode(content, file) {
	const start = {
		file,
		line: 1,
		column: 1
	};
	if (content.length > largest) throw faultAt(start, `it has ${content.length} bytes, and is no manifest of a lexicon tree, which has some hundred.`);
	if (isPointer(content)) throw faultAt(start, "it is a Git LFS pointer, and not the manifest itself. Keep the manifest in git.");
	const mark = content.toString("latin1", 0, 3);
	if (/^(\xff\xfe|\xfe\xff|\xef\xbb\xbf)/.test(mark)) throw faultAt(start, "it begins with a byte order mark. Save it as UTF-8 without one, as TOML wants it.");
	const text = content.toString("utf8");
	if (Buffer.from(text).equals(content)) return text;
	throw faultAt({
		file,
		...placeAt(text, firstFault(content, text))
	}, "it is not UTF-8, which TOML is written in.");
}
function faultAt(place, what) {
	return new Fault(place, `${place.file}, line ${place.line}, column ${place.column}: ${what}`);
}
/** Where a text holds the first sign that stands for bytes which are not UTF-8, and not for itself. */
function firstFault(content, text) {
	let [at, byte] = [0, 0];
	for (const part of text.split("�")) {
		at += part.length;
		byte += Buffer.byteLength(part);
		if (content.toString("latin1", byte, byte + 3) !== "ï¿½") break;
		at += 1;
		byte += 3;
	}
	return at;
}
/** Long enough for every version and date, and accepted by every MLflow server as a param. */
const Fact = /* @__PURE__ */ optional(/* @__PURE__ */ pipe(/* @__PURE__ */ string("is not a string"), /* @__PURE__ */ maxLength(500, (issue) => `has ${issue.input.length} characters; at most 500 are recorded`)), "");
const Hash = /* @__PURE__ */ optional(/* @__PURE__ */ pipe(/* @__PURE__ */ string("is not a string"), /* @__PURE__ */ regex(/^([0-9a-f]{64})?$/, "is not 64 hex digits")), "");
const Count = /* @__PURE__ */ optional(/* @__PURE__ */ pipe(/* @__PURE__ */ unknown(), /* @__PURE__ */ number("is not a number"), /* @__PURE__ */ integer("is not a whole number"), /* @__PURE__ */ minValue(0, "is less than 0")));
/** Lists and dates are objects, too. */
const Table = /* @__PURE__ */ custom(isTable, "is not a table");
const Toml = /* @__PURE__ */ object({
	provenance: /* @__PURE__ */ optional(/* @__PURE__ */ pipe(Table, /* @__PURE__ */ object({
		layers_git_sha: Fact,
		layers_version: Fact,
		vendored_at: Fact,
		lexicon_tree_hash: Hash
	})), {}),
	counts: /* @__PURE__ */ optional(/* @__PURE__ */ pipe(Table, /* @__PURE__ */ object({
		lexicon_files: Count,
		record_types: Count
	})), {})
});
function isTable(value) {
	if (typeof value !== "object" || value === null) return false;
	const prototype = Object.getPrototypeOf(value);
	return prototype === null || prototype === Object.prototype;
}
/**
* Reads the text of a `MANIFEST.toml`.
*
* Throws a `Fault` in `file`, where the text is not TOML, or a fact is not what it
* should be.
*/
function parseManifest(text, file) {
	const result = /* @__PURE__ */ safeParse(Toml, toml(text, file));
	if (!result.success) {
		const [issue] = result.issues;
		const name = /* @__PURE__ */ getDotPath(issue) ?? "the manifest";
		throw faultAt({
			file,
			...placeOf(text, name)
		}, `${name} ${issue.message}.`);
	}
	const { provenance, counts } = result.output;
	const missing = Object.entries(provenance).flatMap(([fact, value]) => value === "" ? [fact] : []);
	const { lexicon_files, record_types } = counts;
	return {
		manifest: {
			...provenance,
			lexicon_files,
			record_types
		},
		missing,
		hashAt: () => placeOf(text, "provenance.lexicon_tree_hash")
	};
}
function toml(text, file) {
	try {
		return parse(text);
	} catch (error) {
		if (!(error instanceof TomlError)) throw error;
		const [reason = ""] = error.message.replace("Invalid TOML document: ", "").split("\n");
		const { line, column } = error;
		throw faultAt({
			file,
			line,
			column
		}, `not valid TOML: ${reason}.`);
	}
}
/** Places that are tried: a manifest says nothing so often. */
const mostPlaces = 100;
/**
* Where the value of a fact stands. The parser does not tell: but of all places where its key is written,
* the right one is that where another key in its stead makes the fact disappear.
*/
function placeOf(text, name) {
	const path = name.split(".");
	const key = path.at(-1) ?? name;
	const held = JSON.stringify(valueAt(parse(text), path));
	let at = text.indexOf(key);
	for (let tried = 0; at >= 0 && tried < mostPlaces;) {
		const isComment = /^[ \t]*#/.test(text.slice(text.lastIndexOf("\n", at) + 1, at));
		if (!isComment) tried++;
		const other = `${text.slice(0, at)}${"_".repeat(key.length)}${text.slice(at + key.length)}`;
		if (!isComment && JSON.stringify(valueIn$1(other, path)) !== held) {
			const [sign = ""] = /^["']?\s*=\s*/.exec(text.slice(at + key.length)) ?? [];
			return placeAt(text, at + key.length + sign.length);
		}
		at = text.indexOf(key, at + 1);
	}
	return placeAt(text, 0);
}
/** What another text says: what it said before where it says nothing valid. */
function valueIn$1(text, path) {
	try {
		return valueAt(parse(text), path);
	} catch {
		return;
	}
}
function valueAt(table, path) {
	return path.reduce((value, key) => typeof value === "object" && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : void 0, table);
}
/** Line and column, both from 1, of a place in a text. */
function placeAt(text, index) {
	const before = text.slice(0, index).split("\n");
	return {
		line: before.length,
		column: (before.at(-1)?.length ?? 0) + 1
	};
}
/**
* Why the lexicons may not be those of the manifest, as sentences: what has changed among them since the
* commit that last changed the manifest, by name, and what git stores in another form than a checkout.
*/
async function whyMismatch(git, commit, manifest, { id, oddities }) {
	const reasons = [await changesSince(git, commit, manifest, id)];
	if (oddities.length > 0) reasons.push(`Files are hashed as git stores them: ${list(oddities, 10)}.`);
	return reasons.join(" ");
}
async function changesSince(git, commit, manifest, now) {
	const last = git.isShallow ? void 0 : await git.lastChange(commit, manifest);
	if (last === void 0) return "What has changed cannot be told without the history (actions/checkout with \"fetch-depth: 0\").";
	const root = node_path.posix.join(node_path.posix.dirname(manifest), "pub/layers");
	const tree = await git.read(`${last}^{tree}`);
	const before = tree === void 0 ? void 0 : await lookUp(git, tree.id, root);
	const changes = [];
	if (before?.kind === "folder") await git.changes(before.id, now, ({ path, status }) => {
		if (path.endsWith(".json")) changes.push(`${path} was ${status}`);
	});
	if (changes.length > 0) return `Since commit ${last}, which last changed the manifest: ${list(changes, 10)}.`;
	return `They are as they were in commit ${last}, which last changed the manifest: its hash was wrong from the beginning, or is that of files which git changes when it checks them out (.gitattributes, line ends).`;
}
// src/provenance/proof.ts
/**
* Recomputes the hash of the lexicons that lie beside the manifest, in `pub/layers`, and compares it with
* what the manifest says: null where there are none.
*
* Throws where they are others, unless they need not be verified (`verify` is false): then that is a
* warning, and the record says so.
*/
async function prove(git, lexicons, { commit, tree }, { manifest, path, hashAt }, verify, warn) {
	if (path === void 0) return null;
	const folder = node_path.posix.dirname(path);
	const pub = await lookUp(git, tree, `${folder}/pub`);
	const found = pub?.kind === "folder" ? await lexicons.read(pub.id) : void 0;
	if (found === void 0) {
		await tellLink(git, tree, folder, warn);
		return null;
	}
	const verified = manifest.lexicon_tree_hash === found.hash;
	if (!verified && manifest.lexicon_tree_hash !== "") {
		const said = `The lexicons in ${folder}/pub/layers are not those of ${path}: it says ${manifest.lexicon_tree_hash}, and they hash to ${found.hash}. ${await whyMismatch(git, commit, path, found)}`;
		if (verify) throw new Fault({
			file: path,
			...hashAt()
		}, `${said} Vendor them once more (lairs vendor), or set verify-lexicons to false, which records that they are not verified.`);
		warn(`${said} They are recorded as not verified.`);
	}
	if (manifest.lexicon_tree_hash === "") warn(`${path} has no lexicon_tree_hash: the lexicons are recorded as not verified.`);
	tellCounts(found, {
		manifest,
		path
	}, warn);
	return {
		verified,
		tree_hash: found.hash,
		files: found.files,
		record_types: found.recordTypes
	};
}
/** Warns where a link or a submodule stands for the lexicons: what it leads to is not in the commit. */
async function tellLink(git, tree, folder, warn) {
	for (const path of [`${folder}/pub`, `${folder}/pub/layers`]) {
		const entry = await lookUp(git, tree, path);
		if (entry === void 0 || entry.kind === "folder") continue;
		if (entry.kind !== "file") warn(`${path} is a ${entry.kind}: lexicons behind it are not verified.`);
		return;
	}
}
function tellCounts(found, { manifest, path }, warn) {
	const compared = [[
		"lexicon files",
		manifest.lexicon_files,
		found.files
	], [
		"record types",
		manifest.record_types,
		found.recordTypes
	]];
	for (const [what, said, counted] of compared) if (said !== void 0 && said !== counted) warn(`${path} counts ${said} ${what}, and there are ${counted}.`);
	if (found.oddities.length > 0) warn(`Lexicons are hashed as git stores them: ${list(found.oddities, 10)}.`);
}
// src/provenance/derive.ts
/**
* Derives what each revision pins, from git objects alone. `packaged` is the text of the manifest that
* comes with the action.
*
* Throws where that can be told of none of them.
*/
async function deriveAll(git, asked, packaged, revisions, warn) {
	const source = {
		git,
		asked,
		packaged,
		lexicons: new LexiconReader(git),
		datasets: new DatasetReader(git, warn),
		warn
	};
	const standings = historyOf(git, revisions);
	standings.catch(() => void 0);
	const pinned = [];
	const unpinned = [];
	for (const revision of revisions) try {
		pinned.push(await derive(source, revision, standings));
	} catch (error) {
		unpinned.push({
			revision,
			error
		});
	}
	if (pinned.length === 0 && unpinned.length > 0) {
		const errors = new Map(unpinned.map(({ error }) => [messageOf(error), error]));
		throw new AggregateError(errors.values());
	}
	return {
		pinned,
		unpinned
	};
}
async function derive(source, revision, standings) {
	const { git, asked, packaged, warn } = source;
	const folder = await lookUp(git, revision.tree, git.prefix);
	if (folder?.kind !== "folder") throw new Error(`working-directory: there is no folder "${git.prefix.slice(0, -1)}" in commit ${revision.commit}. What is recorded comes from the commit, not from the files beside it.`);
	const manifest = await findManifest(git, revision, asked.manifest, packaged);
	if (manifest.missing.length > 0) warn(`The manifest (${manifest.source}) does not say: ${manifest.missing.join(", ")}.`);
	const lexicons = await prove(git, source.lexicons, revision, manifest, asked.verifyLexicons, warn);
	const tag = revision.tag === null ? void 0 : revision.name;
	const found = await source.datasets.read(folder.id, git.prefix, tag);
	const { serverUrl, repository } = asked.workflow;
	const bundle = pin$1(revision, manifest, {
		repository: repositoryUrl(git.origin) ?? `${serverUrl}/${repository}`,
		prefix: git.prefix,
		lexicons,
		dataset: found?.dataset ?? null
	});
	const standing = (await standings).get(revision.name);
	return {
		revision,
		bundle,
		growth: await grow(source, found?.place, standing)
	};
}
/** How the dataset has changed since the tag before it. */
async function grow({ git, datasets, warn }, place, standing) {
	const { position = 0, previous } = standing ?? {};
	const growth = {
		position,
		previous: previous?.name,
		changes: void 0
	};
	if (place === void 0 || previous === void 0) return growth;
	try {
		const { id } = await readObject(git, `${previous.commit}^{tree}`, "the tree of the tag before");
		const folder = await lookUp(git, id, git.prefix);
		const before = folder?.kind === "folder" ? await datasets.find(folder.id, git.prefix) : void 0;
		if (before === void 0) return growth;
		return {
			...growth,
			changes: await changesBetween(git, before, place)
		};
	} catch (error) {
		const why = messageOf(error).replace(/\.$/, "");
		warn(`The records cannot be compared with those of ${previous.name}: ${why}.`);
		return growth;
	}
}
// src/tracking/backend.ts
/** The identifier of a logged revision, as lairs writes it: `lairs-revision:v1`. */
function identifierOf(artifactName, revision) {
	return `${artifactName}:${revision}`;
}
/** The place of a record is taken by another: nothing is wrong with the server. */
var Taken = class extends Error {};
/** A tag that was logged before for another commit. */
var MovedTag = class extends Taken {
	url;
	constructor(bundle, held, advice = relogAdvice) {
		super(`${moved(bundle, held)}. Nothing was written. ${advice}`);
		this.url = held.url;
	}
};
const relogAdvice = "Give the new commit a tag of its own, or set if-moved to relog, which logs it once more and keeps the old record.";
/** Says that a tag was moved. */
function moved({ revision, commit, committed_at }, held) {
	return `The tag "${revision}" was logged for commit ${printable(`${held.commit} of ${held.committedAt || "an unknown date"}`)}${held.url && ` (${held.url})`}, and now points to ${commit} of ${committed_at}: it was moved`;
}
/** Says in what a record is not what was derived. */
function difference(field, logged, derived) {
	return `${field} is ${printable(logged, 200)}, and not ${printable(derived, 200)}`;
}
// src/report/fitting.ts
/** What takes so many bytes at most, line by line, and how many lines that leaves out. */
function fitting(lines, bytes) {
	let size = 0;
	const end = lines.findIndex((line) => {
		size += Buffer.byteLength(line) + 1;
		return size > bytes;
	});
	const fit = end < 0 ? lines : lines.slice(0, end);
	return {
		fit,
		left: lines.length - fit.length
	};
}
// src/report/outputs.ts
/**
* The action's outputs, by their names in action.yml: those of one revision are the newest's.
* What comes from servers is redacted; what comes from git is exact. `warn` is told of what does not fit.
*/
function outputsOf({ newest, artifactName, provenance, results }, redact, warn) {
	const fromServers = results.flatMap(({ revision, status, outputs }) => revision === newest.revision && status !== "dry-run" ? Object.entries(outputs) : []);
	return {
		artifact: identifierOf(artifactName, newest.revision),
		revision: newest.revision,
		commit: newest.commit,
		"lexicon-tree-hash": newest.lexicon_tree_hash,
		"layers-version": newest.layers_version,
		created: String(results.some(({ status }) => status === "logged")),
		provenance,
		...Object.fromEntries(fromServers.map(([name, value]) => [name, redact(value)])),
		results: resultsJson(results, redact, warn)
	};
}
/** One object per revision and backend: of very many, the first that fit. */
function resultsJson(results, redact, warn) {
	const entries = results.map(({ revision, commit, backend, status, url, identifier }) => JSON.stringify({
		revision,
		commit,
		backend,
		status,
		url: redact(url),
		identifier
	}));
	const { fit, left } = fitting(entries, 921599);
	if (left > 0) warn(`The output "results" was cut: it lacks the last ${left} of ${entries.length} entries, as GitHub takes outputs of 1 MB at most. All of them stand in the log.`);
	return `[${fit.join(",")}]`;
}
// src/report/rebuild.ts
/**
* The commands that rebuild what a revision pins, one a line, and what they must print. They are those of
* docs/rebuild.md, where a test runs them.
*/
function rebuildCommands(bundle) {
	const { repository, revision, commit, tree, dataset } = bundle;
	const store = dataset?.store_commit;
	return [
		`git clone ${quote$1(`${repository}.git`)} dataset`,
		`git -C dataset -c advice.detachedHead=false checkout ${commit}`,
		`git -C dataset rev-parse 'HEAD^{tree}'   # ${tree}`,
		...store ? [`python -c ${quote$1(resolveScript)} ${quote$1(node_path.posix.join("dataset", dataset.path))} ${quote$1(revision)}   # ${store}`] : []
	];
}
/**
* For lairs 0.9, which needs Python 3.14. It asks for the tag, or else for HEAD, as the action does: asked for
* an id, lairs gives it back as it is, whether the version store has it or not (seen with panproto 0.76).
*/
const resolveScript = "import sys, pathlib, lairs.store.repository as s; r = s.Repository.open(pathlib.Path(sys.argv[1])); print(r.resolve(sys.argv[2] if sys.argv[2] in dict(r.tags()) else \"HEAD\"))";
/** A word for a POSIX shell. */
function quote$1(word) {
	return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
// src/report/summary/markup.ts
/** Of more lines than this in a cell, there is only how many. */
const mostLines = 50;
/** A text as it is. `@names` and links are left alone in code. */
function code(text, max = 300) {
	return text === "" ? "–" : `<code>${html(text, max)}</code>`;
}
/** A link with these words, which are markup already. */
function link(url, words) {
	return `<a href="${html(url, 2e3)}">${words}</a>`;
}
/** A row of a table of names and values. */
function row(name, value) {
	return `<tr><th align="left">${name}</th><td>${value}</td></tr>`;
}
/** The first lines of a cell, and how many are left out. */
function beginning(lines, more) {
	const left = lines.length - mostLines;
	return `${lines.slice(0, mostLines).join("")}${left > 0 ? `<br>${left} ${more}` : ""}`;
}
// src/report/summary/state.ts
/** What became of a revision at a backend, with links to what the backend holds of it. */
function state({ backend, status, url, outputs, details }) {
	const [prefix, suffix] = [`${backend}-`, "-url"];
	const known = Object.entries(outputs).flatMap(([name, value]) => {
		if (!name.startsWith(prefix) || !name.endsWith(suffix) || value === "") return [];
		return [link(value, html(name.slice(prefix.length, -suffix.length)))];
	});
	const links = known.length === 0 && url !== "" ? [link(url, "record")] : known;
	const why = details.map((detail) => `<br>${code(detail, 2e3)}`);
	return `${[verbs[status], links.join(", ")].filter(Boolean).join(": ")}${beginning(why, "more")}`;
}
// src/report/summary/card.ts
/**
* What one revision pins, and where it is logged, by lines. Its repository is linked to where its pages are at
* `pages`: what else a checkout says of where it came from is not to be trusted so far.
*/
function card({ bundle, growth }, results, pages) {
	const linked = (kind, name) => bundle.repository === pages ? link(`${pages}/${kind}/${pathOf(name)}`, code(name)) : code(name);
	const { commit, committed_at, dataset } = bundle;
	return [
		`<h3>${code(results[0]?.identifier ?? bundle.revision)}</h3>`,
		"<table>",
		...tagOf(bundle, linked),
		row("Commit", `${linked("commit", commit)} of ${committed_at}`),
		row("Lexicons", lexiconsOf(bundle)),
		row("Records", recordsOf(bundle, growth)),
		...results.map((result) => row(html(result.title), state(result))),
		"</table>",
		"<details><summary>What it pins</summary>",
		"<table>",
		row("Repository", code(bundle.repository)),
		row("Folder", code(bundle.working_dir)),
		row("Tree", code(bundle.tree)),
		row("Manifest", code(bundle.manifest_source)),
		row("Lexicon tree hash", code(bundle.lexicon_tree_hash)),
		row("Store commit", code(dataset?.store_commit ?? "")),
		"</table>",
		"</details>",
		`<details><summary>Rebuild it</summary><pre>${rebuildCommands(bundle).map((line) => html(line, 2e3)).join("\n")}</pre></details>`
	];
}
function tagOf({ revision, tag }, linked) {
	if (tag === null) return [];
	const kind = tag.kind === "annotated" ? `, annotated ${html(tag.date)}` : "";
	return [row("Tag", `${linked("tree", revision)}${kind}`)];
}
function pathOf(name) {
	return name.split("/").map((step) => encodeURIComponent(step.toWellFormed())).join("/");
}
function lexiconsOf({ layers_version, lexicons }) {
	const version = layers_version === "" ? "of no known version" : `Layers ${code(layers_version)}`;
	if (lexicons === null) return `${version}, not in the tagged commit`;
	const { verified, files, record_types } = lexicons;
	const counts = `${files} files, ${record_types} record types`;
	return `${version}, ${verified ? "verified" : "<b>not verified</b>"}: ${counts}`;
}
function recordsOf({ dataset }, growth) {
	if (dataset === null) return "no lairs Repository in the tagged commit";
	const shown = beginning(Object.entries(dataset.collections).map(([collection, count]) => `<br>${code(collection)}: ${count}`), "more stand in the log");
	return `${dataset.records ?? "not counted"}${growthOf(growth, code)}${shown}`;
}
// src/report/summary/chart.ts
/** So many names have room below the chart. */
const mostNames = 12;
/** More would not be told apart. */
const mostPoints = 100;
/**
* The records over the revisions, oldest first, as a chart that GitHub draws (Mermaid's `xychart-beta`), by lines:
* none where there are fewer than two counts.
*/
function chart(pinned) {
	const counted = pinned.flatMap(({ bundle: { revision, dataset } }) => dataset?.records === null || dataset === null ? [] : [{
		revision,
		records: dataset.records
	}]);
	if (counted.length < 2) return [];
	const step = Math.max(1, (counted.length - 1) / 99);
	const count = Math.min(counted.length, mostPoints);
	const points = Array.from({ length: count }, (_, index) => counted[Math.round(index * step)]);
	const names = points.map((point) => `"${label(point?.revision ?? "")}"`);
	const records = points.map((point) => point?.records ?? 0);
	const [axis, form] = counted.length > mostNames ? [`"revisions, oldest first" 1 --> ${counted.length}`, "line"] : [`[${names.join(", ")}]`, "bar"];
	return [
		"",
		"```mermaid",
		"---",
		"config: { xyChart: { width: 900, height: 300 } }",
		"---",
		"xychart-beta",
		"  title \"Records over revisions\"",
		`  x-axis ${axis}`,
		`  y-axis "records" 0 --> ${Math.max(1, ...records)}`,
		`  ${form} [${records.join(", ")}]`,
		"```"
	];
}
/** Mermaid has no escape for quotes, and its text may end a fence. */
function label(name) {
	return name.slice(0, 24).replace(/[^\w./+-]/g, "·");
}
// src/report/summary/table.ts
/** Of more revisions than this, the rest stands in the log. */
const mostRows = 500;
/**
* What became of several revisions, by lines that have so many bytes at most: newest first, but before all
* others those that are not as they should be.
*/
function table(pinned, results, bytes) {
	const titles = new Map(results.map(({ backend, title }) => [backend, html(title)]));
	const records = new Map(pinned.map(({ bundle: { revision, dataset } }) => [revision, dataset?.records]));
	const newestFirst = [...byRevision(results)].reverse();
	const failed = newestFirst.filter(([, each]) => !each.every(isGood));
	const good = newestFirst.filter(([, each]) => each.every(isGood));
	const { fit } = fitting([...failed, ...good].slice(0, mostRows).map(([revision, each]) => rowOf("td", cellsOf(revision, records.get(revision), each, [...titles.keys()]))), bytes);
	const left = newestFirst.length - fit.length;
	const count = failed.length === 0 ? "all" : `${failed.length} of them not`;
	return [
		`<h3>${newestFirst.length} revisions, ${count} as they should be</h3>`,
		"<table>",
		rowOf("th", [
			"Revision",
			"Commit",
			"Records",
			...titles.values()
		]),
		...fit,
		"</table>",
		...left === 0 ? [] : [`<p>${left} more stand in the log.</p>`]
	];
}
function byRevision(results) {
	const revisions = /* @__PURE__ */ new Map();
	for (const result of results) revisions.set(result.revision, [...revisions.get(result.revision) ?? [], result]);
	return revisions;
}
function cellsOf(revision, records, results, backends) {
	const states = backends.map((backend) => {
		const result = results.find((each) => each.backend === backend);
		return result === void 0 ? "" : state(result);
	});
	const commit = results[0]?.commit.slice(0, 12) ?? "";
	return [
		code(revision),
		code(commit),
		`${records ?? ""}`,
		...states
	];
}
function rowOf(kind, cells) {
	return `<tr>${cells.map((cell) => `<${kind}>${cell}</${kind}>`).join("")}</tr>`;
}
// src/report/summary/summary.ts
/**
* The job summary: of one revision, a card of what it pins and where it is logged; of several, a table of
* them, and a chart of their records. It is HTML without an empty line, in which GitHub renders no Markdown,
* and every value in it is escaped; the chart alone is Markdown. `pages` is the address of the workflow's own
* repository.
*/
function summaryOf(pinned, results, pages) {
	const [first] = pinned;
	if (first === void 0) return "";
	if (new Set(results.map(({ revision }) => revision)).size > 1) {
		const drawn = chart(pinned);
		return [
			...table(pinned, results, 917504 - Buffer.byteLength(drawn.join("\n"))),
			...drawn,
			""
		].join("\n");
	}
	const { fit, left } = fitting(card(first, results, pages), 917504);
	return [...fit, ...left === 0 ? [""] : ["<p>The rest stands in the log.</p>", ""]].join("\n");
}
// src/temporary.ts
/** A new folder in the one for files of this job. Throws where there cannot be one. */
async function makeFolder(temporary) {
	try {
		return await (0, node_fs_promises.mkdtemp)((0, node_path.join)(temporary, "log-revision-"));
	} catch (error) {
		throw new Error(`No folder could be made in ${temporary} (RUNNER_TEMP): ${messageOf(error)}. Nothing was sent.`);
	}
}
/** Writes a file in that folder. Throws where it has no room, before anything is sent. */
async function writeTemporary(file, text) {
	try {
		await (0, node_fs_promises.writeFile)(file, text);
	} catch (error) {
		throw new Error(`${file} could not be written (RUNNER_TEMP): ${messageOf(error)}. Nothing was sent. Make room on the runner's disk.`);
	}
}
// src/revision/changes.ts
/**
* Speaks with one `git diff-tree --stdin` process: the ids of two trees go in, and what differs comes out.
* git compares object ids, and reads no file.
*/
var ChangeReader = class {
	#pipe;
	#last = Promise.resolve();
	constructor(git) {
		this.#pipe = new Pipe(git);
	}
	/** The arguments that git is started with. */
	static args = [
		"diff-tree",
		"-r",
		"-z",
		"--raw",
		"--no-renames",
		"--stdin"
	];
	/** Hands each change from `before` to `after` on. Throws where git cannot read a tree. */
	between(before, after, take) {
		const answer = this.#last.then(() => this.#ask(before, after, take));
		this.#last = answer.catch(() => void 0);
		return answer;
	}
	/** Ends the process. */
	close() {
		this.#pipe.close();
	}
	async #ask(before, after, take) {
		this.#pipe.write(`${before} ${after}\nend\n`);
		if (await this.#pipe.until(10) === "end") throw new Error(`git cannot compare the trees: ${this.#pipe.complaint}`);
		while (await this.#pipe.peek() === 58) {
			const [, , old, now, status] = (await this.#pipe.until(0)).split(" ");
			const path = await this.#pipe.until(0);
			if (old !== now) take({
				path,
				status: statusOf(status)
			});
		}
		await this.#pipe.until(10);
	}
};
function statusOf(letter) {
	if (letter === "A") return "added";
	return letter === "D" ? "removed" : "changed";
}
// src/revision/date.ts
/** Seconds since 1970, as git writes them, as ISO 8601 in UTC, to the second: '' where they are none. */
function isoDate(seconds) {
	if (seconds === void 0 || !/^\d{1,11}$/.test(seconds)) return "";
	return (/* @__PURE__ */ new Date(Number(seconds) * 1e3)).toISOString().replace(".000Z", "Z");
}
// src/revision/listing.ts
function listing(start) {
	const list = async (args, commits = []) => {
		const git = start(args);
		git.stdin.on("error", () => void 0);
		git.stdin.end(commits.map((id) => `${id}\n`).join(""));
		try {
			return await output(git);
		} catch (error) {
			const said = messageOf(error).replace(/\s+/g, " ");
			throw new Error(`git ${args[0]} failed: ${said}. Check the repository out again.`);
		}
	};
	return {
		async tags() {
			return (await list([
				"for-each-ref",
				"--format=%(refname:strip=2)",
				"refs/tags"
			])).split("\n").filter((name) => name !== "");
		},
		async taggedCommits() {
			return parseTags(await list([
				"for-each-ref",
				`--format=${tagFormat}`,
				"refs/tags"
			]));
		},
		async ancestry(commits, take) {
			for (const line of (await list([
				"rev-list",
				"--topo-order",
				"--reverse",
				"--parents",
				"--stdin"
			], commits)).split("\n")) {
				const [commit = "", ...parents] = line.split(" ");
				if (commit !== "") take(commit, parents);
			}
		},
		async newestFirst(commits) {
			const wanted = new Set(commits);
			return (await list([
				"rev-list",
				"--topo-order",
				"--stdin"
			], commits)).split("\n").filter((id) => wanted.has(id));
		},
		async annotatedAtOrigin() {
			const remote = start([
				"ls-remote",
				"--tags",
				"origin"
			]);
			const clock = setTimeout(() => {
				remote.kill();
				for (const pipe of [
					remote.stdin,
					remote.stdout,
					remote.stderr
				]) pipe.destroy();
			}, 1e4);
			try {
				return parseRemoteTags(await output(remote));
			} catch {
				return;
			} finally {
				clearTimeout(clock);
			}
		},
		async lastChange(commit, path) {
			return (await list([
				"rev-list",
				"-1",
				commit,
				"--",
				`:(top,literal)${path}`
			])).trim() || void 0;
		}
	};
}
const tagFormat = [
	"%(refname:strip=2)",
	"%(objecttype)",
	"%(*objecttype)",
	"%(objectname)",
	"%(*objectname)",
	"%(committerdate:unix)",
	"%(*committerdate:unix)",
	"%(taggerdate:unix)"
].join("%00");
function parseTags(text) {
	return text.split("\n").flatMap((line) => {
		const [name = "", type, target, id = "", targetId = "", date, targetDate, tagDate] = line.split("\0");
		const annotated = type === "tag" && target === "commit";
		if (!annotated && type !== "commit") return [];
		return {
			name,
			commit: annotated ? targetId : id,
			committedAt: isoDate(annotated ? targetDate : date),
			taggedAt: isoDate(tagDate)
		};
	});
}
/** Each tag has a line `<id> TAB refs/tags/<name>`, and an annotated one another with `^{}` at its end. */
function parseRemoteTags(text) {
	const ids = /* @__PURE__ */ new Map();
	const annotated = [];
	for (const line of text.split("\n")) {
		const [id = "", ref = ""] = line.split("	");
		const name = ref.replace(/^refs\/tags\//, "");
		if (name.endsWith("^{}")) annotated.push(name.slice(0, -3));
		else ids.set(name, id);
	}
	return new Map(annotated.map((name) => [name, ids.get(name) ?? ""]));
}
/** What a process prints. Throws what it complains of where it fails. */
async function output(git) {
	const [stdout, stderr, code] = await Promise.all([
		text(git.stdout),
		text(git.stderr),
		new Promise((resolve, reject) => {
			git.on("error", reject);
			git.on("close", resolve);
		})
	]);
	if (code !== 0) throw new Error(stderr.trim());
	return stdout;
}
/** Not node:stream/consumers: to begin its decoder takes 5 milliseconds. */
async function text(stream) {
	let all = "";
	for await (const piece of stream.setEncoding("utf8")) all += piece;
	return all;
}
// src/revision/git.ts
/**
* Opens the repository that `directory` (an absolute, real path in `workspace`) belongs to. `home` is an
* empty folder for git's configuration of this run. `signal` ends all git processes.
*
* Throws where git is absent, or where no repository is found between `directory` and `workspace`.
*/
async function openGit(directory, workspace, home, signal) {
	await writeTemporary((0, node_path.join)(home, ".gitconfig"), configuration(directory, workspace));
	const env = environment(workspace, home);
	const start = (args) => (0, node_child_process.spawn)("git", args, {
		cwd: directory,
		env,
		signal
	});
	const batch = new BatchReader(() => start(["cat-file", "--batch"]));
	batch.begin();
	const { facts, origin } = await locate(start, directory).catch((error) => {
		batch.close();
		throw error;
	});
	let differ;
	const lineEnd = facts.indexOf("\n");
	const shallow = facts.slice(0, lineEnd);
	if (shallow !== "true" && shallow !== "false") {
		batch.close();
		const found = await output(start(["--version"])).catch(messageOf);
		throw new Error(`git is too old on this runner: it is "${printable(found)}", and 2.15 is needed. Install a newer one in the job before this step.`);
	}
	return {
		prefix: facts.slice(lineEnd + 1).replace(/\n$/, ""),
		isShallow: shallow === "true",
		origin: origin.trim(),
		read: (name) => batch.read(name),
		stream: (name, take) => batch.stream(name, take),
		async changes(before, after, take) {
			differ ??= new ChangeReader(start(ChangeReader.args));
			try {
				await differ.between(before, after, take);
			} catch (error) {
				differ?.close();
				differ = void 0;
				throw error;
			}
		},
		...listing(start),
		close() {
			batch.close();
			differ?.close();
		}
	};
}
/** Where the directory is in its repository, and where that came from. */
async function locate(start, directory) {
	const [facts, origin] = await Promise.all([output(start([
		"rev-parse",
		"--is-shallow-repository",
		"--show-prefix"
	])).catch((error) => {
		throw explain(error, directory);
	}), output(start([
		"config",
		"--get",
		"remote.origin.url"
	])).catch(() => "")]);
	return {
		facts,
		origin
	};
}
/**
* git refuses a repository of another user, as a container job's workspace is, unless it is named in
* `safe.directory`. Before git 2.38 that counts in a user's configuration only, so this run gets one of
* its own, which goes on with the user's. Which folder is the top of the repository is not known yet:
* each one up to the workspace is named.
*/
function configuration(directory, workspace) {
	const folders = [directory];
	for (let folder = directory; folder !== workspace; folder = (0, node_path.dirname)(folder)) folders.push((0, node_path.dirname)(folder));
	const trusted = folders.map((folder) => `\tdirectory = ${quote(folder.split(node_path.sep).join("/"))}\n`);
	return `[include]\n\tpath = ${quote((0, node_path.join)((0, node_os.homedir)(), ".gitconfig").split(node_path.sep).join("/"))}\n[safe]\n${trusted.join("")}`;
}
function quote(value) {
	return `"${value.replace(/["\\]/g, "\\$&")}"`;
}
function environment(workspace, home) {
	const others = Object.entries(process.env).filter(([name]) => !/^(INPUT|ACTIONS)_/i.test(name));
	return {
		...Object.fromEntries(others),
		HOME: home,
		GIT_CEILING_DIRECTORIES: (0, node_path.dirname)(workspace),
		GIT_NO_REPLACE_OBJECTS: "1",
		GIT_OPTIONAL_LOCKS: "0",
		GIT_TERMINAL_PROMPT: "0",
		LC_ALL: "C"
	};
}
function explain(error, directory) {
	const said = messageOf(error);
	if (error instanceof Error && "code" in error && error.code === "ENOENT") return /* @__PURE__ */ new Error("git was not found on this runner. Install it in the job before this step.");
	if (said.includes("not a git repository")) return /* @__PURE__ */ new Error(`${directory} is not in a git repository. Run actions/checkout before this step; in a container, install git first: without it, checkout downloads the files but no .git.`);
	return /* @__PURE__ */ new Error(`git could not open ${directory}: ${said.replace(/\.$/, "")}. Check the repository out again.`);
}
// node_modules/fastest-levenshtein/esm/mod.js
const peq = /* @__PURE__ */ new Uint32Array(65536);
const myers_32 = (a, b) => {
	const n = a.length;
	const m = b.length;
	const lst = 1 << n - 1;
	let pv = -1;
	let mv = 0;
	let sc = n;
	let i = n;
	while (i--) peq[a.charCodeAt(i)] |= 1 << i;
	for (i = 0; i < m; i++) {
		let eq = peq[b.charCodeAt(i)];
		const xv = eq | mv;
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
const myers_x = (b, a) => {
	const n = a.length;
	const m = b.length;
	const mhc = [];
	const phc = [];
	const hsize = Math.ceil(n / 32);
	const vsize = Math.ceil(m / 32);
	for (let i = 0; i < hsize; i++) {
		phc[i] = -1;
		mhc[i] = 0;
	}
	let j = 0;
	for (; j < vsize - 1; j++) {
		let mv = 0;
		let pv = -1;
		const start = j * 32;
		const vlen = Math.min(32, m) + start;
		for (let k = start; k < vlen; k++) peq[b.charCodeAt(k)] |= 1 << k;
		for (let i = 0; i < n; i++) {
			const eq = peq[a.charCodeAt(i)];
			const pb = phc[i / 32 | 0] >>> i & 1;
			const mb = mhc[i / 32 | 0] >>> i & 1;
			const xv = eq | mv;
			const xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
			let ph = mv | ~(xh | pv);
			let mh = pv & xh;
			if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
			if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
			ph = ph << 1 | pb;
			mh = mh << 1 | mb;
			pv = mh | ~(xv | ph);
			mv = ph & xv;
		}
		for (let k = start; k < vlen; k++) peq[b.charCodeAt(k)] = 0;
	}
	let mv = 0;
	let pv = -1;
	const start = j * 32;
	const vlen = Math.min(32, m - start) + start;
	for (let k = start; k < vlen; k++) peq[b.charCodeAt(k)] |= 1 << k;
	let score = m;
	for (let i = 0; i < n; i++) {
		const eq = peq[a.charCodeAt(i)];
		const pb = phc[i / 32 | 0] >>> i & 1;
		const mb = mhc[i / 32 | 0] >>> i & 1;
		const xv = eq | mv;
		const xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
		let ph = mv | ~(xh | pv);
		let mh = pv & xh;
		score += ph >>> m - 1 & 1;
		score -= mh >>> m - 1 & 1;
		if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
		if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
		ph = ph << 1 | pb;
		mh = mh << 1 | mb;
		pv = mh | ~(xv | ph);
		mv = ph & xv;
	}
	for (let k = start; k < vlen; k++) peq[b.charCodeAt(k)] = 0;
	return score;
};
const distance = (a, b) => {
	if (a.length < b.length) {
		const tmp = b;
		b = a;
		a = tmp;
	}
	if (b.length === 0) return a.length;
	if (a.length <= 32) return myers_32(a, b);
	return myers_x(a, b);
};
// src/revision/tag.ts
/** A tag that leads to no commit, but to a file or a folder, or whose name is no text. */
var NoCommit = class extends Error {};
/**
* Reads the commit, its tree and the tag's annotation.
*
* Throws where the selection does not resolve to a commit in this checkout: the message says what to
* check, and names the tags that are spelled nearly so. Throws, too, where the event was about another
* commit: the tag was moved since.
*/
async function resolve(git, selection) {
	const { kind, name } = selection;
	const ref = kind === "tag" ? `refs/tags/${name}` : name;
	const [object, commit] = await Promise.all([git.read(ref), git.read(`${ref}^{commit}`)]);
	if (object === void 0 || kind === "commit" && object.id !== name) throw await unresolved(git, selection);
	if (commit === void 0) {
		const target = object.type === "tag" ? await git.read(`${ref}^{}`) : object;
		if (target === void 0) throw damaged(name);
		throw new NoCommit(`${ref} does not lead to a commit: it is a ${target === object ? "" : "tag of a "}${target.type}.`);
	}
	if (kind === "commit" && object.type !== "commit") throw new Error(`revision: ${name} is the id of a ${object.type}. Give the tag's name instead.`);
	checkEvent(selection, commit.id);
	const { headers } = parseObject(commit.content);
	return {
		name,
		commit: commit.id,
		committedAt: signed(headers.get("committer")).date,
		tree: headers.get("tree") ?? "",
		tag: kind === "commit" ? null : describe$2(object.id, object.type, object.content)
	};
}
function checkEvent({ name, told }, commit) {
	if (told === void 0 || told.commit === "" || told.commit === commit) return;
	throw new Error(`The tag "${name}" was moved after this workflow was started: the event is about commit ${told.commit}, and the tag leads to ${commit} in this checkout. Nothing was sent. The push that moved it starts a workflow of its own; to log the tag as it is now, start one by hand.`);
}
function describe$2(id, type, content) {
	return type === "tag" ? parseTag(id, content) : { kind: "lightweight" };
}
/** Reads a tag object. The format is git's own (Documentation/user-manual, "Tag Object"). */
function parseTag(id, content) {
	const { headers, body } = parseObject(content);
	const { who, date } = signed(headers.get("tagger"));
	return {
		kind: "annotated",
		object: id,
		tagger: who,
		date,
		...splitSignature(body)
	};
}
/**
* Splits the text of a tag into its message and the kind of the signature that follows it: the last frame
* of one, where nothing comes after it. A message may quote another.
*/
function splitSignature(text) {
	const last = [...text.matchAll(/^-----BEGIN (PGP SIGNATURE|PGP MESSAGE|SSH SIGNATURE|SIGNED MESSAGE)-----$/gm)].at(-1);
	if (!(last !== void 0 && text.trimEnd().endsWith(`\n-----END ${last[1]}-----`))) return {
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
function parseObject(content) {
	const text = content.toString("utf8");
	const blank = text.indexOf("\n\n");
	const headers = /* @__PURE__ */ new Map();
	for (const line of text.slice(0, blank < 0 ? void 0 : blank).split("\n")) {
		const [key = "", ...value] = line.split(" ");
		if (key !== "" && !headers.has(key)) headers.set(key, value.join(" "));
	}
	return {
		headers,
		body: blank < 0 ? "" : text.slice(blank + 2)
	};
}
/** Splits `Name <address> 1792490400 +0200` into who and when. A tag of git's first years has no tagger. */
function signed(line = "") {
	const [, who, seconds] = /^(.*>)? ?(\d{1,11}) [+-]\d{4}$/s.exec(line) ?? [];
	return seconds === void 0 ? {
		who: line,
		date: ""
	} : {
		who: who ?? "",
		date: isoDate(seconds)
	};
}
async function unresolved(git, { kind, name }) {
	if (kind === "commit") return /* @__PURE__ */ new Error(`The commit ${name} is not in this checkout. Fetch it: actions/checkout with "fetch-depth: 0" or "ref: ${name}".`);
	const tags = await git.tags();
	if (tags.includes(name) && name.includes("�")) return new NoCommit(`the name of refs/tags/${name} is not UTF-8, and cannot be recorded.`);
	if (tags.includes(name)) return damaged(name);
	const near = nearest(name, tags);
	return /* @__PURE__ */ new Error(`The tag "${name}" does not resolve to a commit in this checkout, which has ${tags.length === 0 ? "no tags" : `${tags.length} tag(s)`}${near.length === 0 ? "" : `; nearest: ${near.join(", ")}`}. Check the spelling, and that actions/checkout fetched the tag ("fetch-depth: 0" fetches all).`);
}
function damaged(tag) {
	return /* @__PURE__ */ new Error(`The tag "${tag}" is there, but the object that it points to is missing from this checkout, or damaged. Check the repository out again.`);
}
/** Up to three of the names, the most alike first. None that shares less than half with `name`. */
function nearest(name, names) {
	return names.map((candidate) => ({
		candidate,
		edits: distance(name, candidate)
	})).filter(({ candidate, edits }) => edits <= Math.max(name.length, candidate.length) / 2).sort((a, b) => a.edits - b.edits).slice(0, 3).map(({ candidate }) => candidate);
}
// src/revision/github.ts
const patience = 3e4;
const silent = () => void 0;
/** Octokit prints what headers say of deprecation. The runner would take some of that for commands. */
const mute = {
	debug: silent,
	info: silent,
	warn: silent,
	error: silent
};
/**
* Asks GitHub's REST API, at github.com or on a GitHub Enterprise Server. Both calls throw where it does
* not answer within 30 seconds, or refuses, or where `end` comes first.
*/
function githubTags(token, apiUrl, repository, end) {
	const connect = async (signal) => {
		const { getOctokit } = await Promise.resolve().then(() => require("./github.js"));
		const octokit = getOctokit(token, {
			baseUrl: apiUrl,
			userAgent: "log-revision",
			log: mute
		});
		octokit.hook.before("request", ({ request }) => {
			Object.assign(request, {
				signal,
				log: mute
			});
		});
		return octokit;
	};
	return {
		async annotated(prefix) {
			return annotatedIn(await patiently(end, async (signal) => {
				const { rest, paginate } = await connect(signal);
				const ref = `tags/${prefix}`;
				return paginate(rest.git.listMatchingRefs, {
					...repository,
					ref,
					per_page: 100
				});
			}));
		},
		async tag(id) {
			const read = async (tag_sha) => {
				const { data } = await patiently(end, async (signal) => {
					const { rest } = await connect(signal);
					return rest.git.getTag({
						...repository,
						tag_sha
					});
				});
				return readTag(data);
			};
			const { object, ...described } = await read(id);
			let target = object;
			for (let tags = 0; target.type === "tag" && tags < mostTags; tags++) target = (await read(target.sha)).object;
			return {
				...described,
				target: target.sha
			};
		}
	};
}
/** A tag may point to a tag, and that to another. */
const mostTags = 10;
const Target = /* @__PURE__ */ object({
	type: /* @__PURE__ */ string(),
	sha: /* @__PURE__ */ string()
});
const Refs = /* @__PURE__ */ array(/* @__PURE__ */ object({
	ref: /* @__PURE__ */ string(),
	object: Target
}));
const TagData = /* @__PURE__ */ object({
	sha: /* @__PURE__ */ string(),
	message: /* @__PURE__ */ string(),
	tagger: /* @__PURE__ */ nullish(/* @__PURE__ */ object({
		name: /* @__PURE__ */ string(),
		email: /* @__PURE__ */ string(),
		date: /* @__PURE__ */ string()
	})),
	verification: /* @__PURE__ */ nullish(/* @__PURE__ */ object({
		reason: /* @__PURE__ */ string(),
		signature: /* @__PURE__ */ nullish(/* @__PURE__ */ string())
	})),
	object: Target
});
/** What an answer holds. The package's types promise it, but do not look. */
function checked(schema, answer) {
	const result = /* @__PURE__ */ safeParse(schema, answer);
	if (result.success) return result.output;
	throw new Error(`its answer has no proper "${/* @__PURE__ */ getDotPath(result.issues[0]) ?? "body"}"`);
}
/** The ids of the tag objects in a list of refs. Throws where it is none. */
function annotatedIn(answer) {
	const tags = checked(Refs, answer).filter(({ object }) => object.type === "tag");
	return new Map(tags.map(({ ref, object }) => [ref.slice(10), object.sha]));
}
/** A tag object, and what it points to. Throws where the answer is none. */
function readTag(answer) {
	const { sha, message, tagger, verification, object } = checked(TagData, answer);
	const own = splitSignature(message);
	const apart = splitSignature(verification?.signature ?? "");
	return {
		annotation: {
			kind: "annotated",
			object: sha,
			tagger: tagger ? `${tagger.name} <${tagger.email}>` : "",
			date: tagger?.date ?? "",
			message: own.message,
			signature: own.signature ?? apart.signature
		},
		verdict: verification?.reason ?? "",
		object
	};
}
/** Asks again, twice, where the API does not answer, or says that the fault is its own. */
async function patiently(end, work) {
	for (let attempt = 1;; attempt++) {
		const signal = AbortSignal.any([end, AbortSignal.timeout(patience)]);
		try {
			return await work(signal);
		} catch (error) {
			if ((error instanceof Error && "status" in error ? Number(error.status) : 500) < 500 || attempt === 3 || signal.aborted) throw error;
			await (0, node_timers_promises.setTimeout)(500 * attempt, void 0, { signal: end });
		}
	}
}
// src/revision/restore.ts
/**
* Gives the tags back what the checkout took from them: actions/checkout before 6.0.2 makes a lightweight
* tag of an annotated one. What the tag was is known from the event, or GitHub's API, or `origin`; its
* annotation comes from the API. Where that is not to be had, the tag stays as it is, and `warn` says what
* is missing.
*/
async function restore(git, selected, { github, isGithub }, warn) {
	const lost = await lostObjects(git, selected, github, warn);
	if (lost.size > 0 && github === void 0) warn(`${lost.size} annotated tag(s) came without tagger, date, message and signature: ${list([...lost.keys()], 5)}. Use actions/checkout 6.0.2 or newer${isGithub ? ", or set the input github-token (with \"permissions: contents: read\")" : ""}.`);
	const failures = /* @__PURE__ */ new Set();
	const persistent = github && givingUp(github);
	const restored = [];
	for (const { revision } of selected) try {
		restored.push(await ask(revision, lost.get(revision.name), persistent));
	} catch (error) {
		failures.add(messageOf(error));
		restored.push({
			...revision,
			verdict: ""
		});
	}
	for (const failure of failures) warn(`GitHub's API did not tell of an annotated tag (github-token): ${failure}.`);
	return restored;
}
/** The ids of the tag objects that the checkout lacks, by the names of their tags. */
async function lostObjects(git, selected, github, warn) {
	const flat = selected.filter(({ revision }) => revision.tag?.kind === "lightweight");
	const names = flat.filter(({ selection }) => selection.told?.object === void 0).map(({ revision }) => revision.name);
	const known = names.length === 0 ? /* @__PURE__ */ new Map() : await annotated(git, names, github, warn);
	const objects = flat.map(({ revision: { name }, selection: { told } }) => [name, told?.object ?? known.get(name) ?? ""]);
	return new Map(objects.filter(([, object]) => object !== ""));
}
async function annotated(git, names, github, warn) {
	try {
		const asked = await github?.annotated(commonPrefix(names));
		if (asked !== void 0) return asked;
	} catch (error) {
		warn(`GitHub's API did not tell which tags are annotated (github-token): ${messageOf(error)}. One that the checkout made lightweight is recorded so.`);
		return /* @__PURE__ */ new Map();
	}
	return await git.annotatedAtOrigin() ?? /* @__PURE__ */ new Map();
}
/** So many failures one after the other are the API's, and no tag's own: it is not asked any more. */
const enough$1 = 5;
function givingUp(github) {
	let inARow = 0;
	let last;
	return {
		...github,
		async tag(id) {
			if (inARow >= enough$1) throw last;
			try {
				const tag = await github.tag(id);
				inARow = 0;
				return tag;
			} catch (error) {
				inARow++;
				last = error;
				throw error;
			}
		}
	};
}
async function ask(revision, lost, github) {
	const { tag } = revision;
	const signed = tag?.kind === "annotated" && tag.signature !== null ? tag.object : void 0;
	const object = lost ?? signed;
	if (github === void 0 || object === void 0) return {
		...revision,
		verdict: ""
	};
	const { annotation, target, verdict } = await github.tag(object);
	if (target !== revision.commit) return {
		...revision,
		verdict: ""
	};
	const word = annotation.signature === null ? "" : verdict;
	return {
		...revision,
		tag: lost === void 0 ? tag : annotation,
		verdict: word
	};
}
function commonPrefix(names) {
	const [first = "", ...others] = names;
	let length = first.length;
	for (const name of others) while (!name.startsWith(first.slice(0, length))) length--;
	return first.slice(0, length).replace(/[\ud800-\udbff]$/, "");
}
// src/revision/read.ts
/**
* The revisions that a run is about, oldest first, or why it is about none.
*
* Throws where one that was asked for by name does not resolve. A tag of a file or a folder, which a
* pattern may take as well, is left out with a warning. `signal` ends what is asked of GitHub.
*/
async function readRevisions(git, asked, { warn, signal }) {
	const { revision, workflow } = asked;
	const tags = hasPattern(revision) ? await git.tags() : [];
	const { selections, gone } = select(revision, workflow.event, tags);
	const resolved = await resolveAll(git, selections, warn);
	if (resolved.length === 0 && selections.length > 0) throw new Error("revision: no tag that the patterns take leads to a commit. See the warnings.");
	return {
		revisions: await oldestFirst(git, await restore(git, resolved, apiOf(git, asked, signal), warn)),
		gone
	};
}
async function resolveAll(git, selections, warn) {
	const resolved = [];
	for (const selection of selections) try {
		resolved.push({
			revision: await resolve(git, selection),
			selection
		});
	} catch (error) {
		if (selection.named || !(error instanceof NoCommit)) throw error;
		warn(`A tag that the pattern takes is left out: ${error.message}`);
	}
	return resolved;
}
function apiOf(git, { githubToken, workflow }, signal) {
	const { serverUrl, apiUrl, repository } = workflow;
	const url = repositoryUrl(git.origin) ?? `${serverUrl}/${repository}`;
	const [owner = "", repo, ...rest] = url.startsWith(`${serverUrl}/`) ? url.slice(serverUrl.length + 1).split("/") : [];
	if (repo === void 0 || rest.length > 0) return {
		github: void 0,
		isGithub: false
	};
	return {
		github: githubToken === "" ? void 0 : githubTags(githubToken, apiUrl, {
			owner,
			repo
		}, signal),
		isGithub: true
	};
}
// src/tracking/connect.ts
/** The backends that the inputs ask for, in the order in which they do. */
function connectAll(inputs, tools) {
	const backends = [...inputs.backends.values()];
	for (const { address } of backends) if (inputs.mode !== "dry-run" && address !== "" && isExposed(address)) tools.warn(`${address} is plain http: credentials and provenance travel there in clear text.`);
	return backends.map(({ connect }) => connect(inputs, tools));
}
/** Throws where several revisions would go into one run. */
function checkRuns({ backends }, revisions) {
	const named = [...backends.values()].flatMap(({ runInput }) => runInput ?? []);
	if (revisions < 2 || named.length === 0) return;
	throw new Error(`${named.join(", ")}: a run takes one revision, and ${revisions} are selected. Nothing was sent. Name one tag in the input revision.`);
}
// src/tracking/abreast.ts
/** Works on `atOnce` items at a time, begun in their order, and gives what comes of them in their order. */
async function abreast(atOnce, items, work) {
	const values = [];
	const left = items.entries();
	const workers = Array.from({ length: atOnce }, async () => {
		for (const [index, item] of left) values[index] = await work(item);
	});
	await Promise.all(workers);
	return values;
}
// src/tracking/progress.ts
const betweenLines = 5e3;
/**
* Counts what became of `total` revisions at a backend, and tells from time to time how far it is:
* `wandb: 412/1000 logged, 31 already there, 0 failed, about 2 min left`. `now` is in milliseconds.
*/
function createProgress(backend, total, tell, now) {
	const start = now();
	const counts = {
		logged: 0,
		there: 0,
		failed: 0
	};
	let told = start;
	return (status) => {
		counts[status === "logged" ? "logged" : status === "already-logged" ? "there" : "failed"]++;
		const done = counts.logged + counts.there + counts.failed;
		const time = now();
		if (total === 1 || done < total && time - told < betweenLines) return;
		told = time;
		const { logged, there, failed } = counts;
		const each = (time - start) / (logged + failed);
		tell(`${backend}: ${logged}/${total} logged, ${there} already there, ${failed} failed${done < total && Number.isFinite(each) ? `, about ${duration(each * (total - done))} left` : ""}`);
	};
}
function duration(milliseconds) {
	const seconds = Math.ceil(milliseconds / 1e3);
	return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
// src/tracking/track.ts
/** Revisions that are logged at the same time: enough to hide the way to the server, too few to flood it. */
const atOnce = 8;
/** After so many failures without a success between them, a server is not bothered any more. */
const enough = 5;
/**
* Does with all revisions, which come oldest first, what `mode` says, at all backends side by side. One
* that fails does not keep the others from being done. Never throws: each has its result.
*/
async function trackAll(backends, { pinned, unpinned }, inputs, tell) {
	return (await Promise.all(backends.map(async (backend) => {
		const blank = blankFor(backend, inputs.artifactName);
		const outcomes = await track(backend, pinned, inputs, tell);
		return [...unpinned.map(({ revision: { name, commit }, error }) => ({
			...blank({
				revision: name,
				commit
			}),
			details: [messageOf(error)],
			place: error instanceof Fault ? error.place : void 0
		})), ...pinned.map(({ bundle }, index) => {
			const { isGeneral: _, ...outcome } = outcomes[index] ?? {};
			return {
				...blank(bundle),
				...outcome
			};
		})];
	}))).flat();
}
async function track(backend, pinned, inputs, tell) {
	const bundles = pinned.map(({ bundle }) => bundle);
	if (inputs.mode === "dry-run") return bundles.map((bundle) => ({
		status: "dry-run",
		outputs: backend.plan(bundle)
	}));
	try {
		const session = await backend.open(bundles);
		if (inputs.mode === "verify") return await abreast(atOnce, bundles, (bundle) => attempt(() => session.verify(bundle)));
		return await logAll(backend.name, session, pinned, inputs, tell);
	} catch (error) {
		return bundles.map(() => ({ details: [messageOf(error)] }));
	}
}
async function logAll(name, session, pinned, inputs, tell) {
	const progress = createProgress(name, pinned.length, tell, Date.now);
	let inARow = 0;
	return await abreast(atOnce, pinned, async ({ bundle, revision, growth }) => {
		if (inARow >= enough) {
			progress("failed");
			return { details: [`It was not tried: the ${enough} before it failed one after the other.`] };
		}
		const circumstances = circumstancesOf(inputs, revision.verdict, growth);
		const outcome = await attempt(() => log(session, bundle, circumstances));
		inARow = outcome.isGeneral ? inARow + 1 : 0;
		progress(outcome.status ?? "failed");
		return outcome;
	});
}
async function log(session, bundle, circumstances) {
	const { created, url, outputs } = await session.log(bundle, circumstances);
	return {
		status: created ? "logged" : "already-logged",
		url,
		outputs
	};
}
async function attempt(work) {
	try {
		return await work();
	} catch (error) {
		const details = [messageOf(error)];
		if (error instanceof MovedTag) return {
			status: "moved",
			url: error.url,
			details
		};
		return {
			details,
			isGeneral: !(error instanceof Taken || error instanceof Stopped)
		};
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
		growth
	};
}
function blankFor({ name, title }, artifactName) {
	return ({ revision, commit }) => ({
		revision,
		commit,
		backend: name,
		title,
		status: "failed",
		url: "",
		identifier: identifierOf(artifactName, revision),
		details: [],
		place: void 0,
		outputs: {}
	});
}
// src/run.ts
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
	const { pinned, unpinned, gone } = await pin(inputs, packaged, report, folder, access);
	const newest = pinned.at(-1)?.bundle;
	if (newest === void 0) return report.nothing(gone);
	checkRuns(inputs, pinned.length);
	report.pinned(pinned);
	const provenance = (0, node_path.join)(folder, "revision.json");
	await writeTemporary(provenance, canonicalJson(newest));
	const http = createHttp({
		note: report.info,
		redact,
		signal
	});
	try {
		const { identity } = inputs.workflow;
		const { info, warn } = report;
		const results = await trackAll(connectAll(inputs, {
			...access,
			http,
			identity,
			info,
			warn
		}), {
			pinned,
			unpinned
		}, inputs, report.info);
		report.results(results);
		const { artifactName } = inputs;
		report.outputs(outputsOf({
			newest,
			artifactName,
			provenance,
			results
		}, redact, report.warn));
		const { serverUrl, repository } = inputs.workflow;
		const pages = `${serverUrl}/${repository}`;
		if (inputs.summary) await report.summary(summaryOf(pinned, results, pages));
	} finally {
		http.close();
	}
}
/** All that is read from git. It needs no process any more when this is done. */
async function pin(inputs, packaged, { warn }, folder, { hide, signal }) {
	let git;
	try {
		git = await openGit(inputs.workingDirectory, inputs.workspace, folder, signal);
		hideUserinfo(git.origin, hide);
		const { revisions, gone } = await readRevisions(git, inputs, {
			warn,
			signal
		});
		return {
			...await deriveAll(git, inputs, packaged, revisions, warn),
			gone
		};
	} catch (error) {
		throw signal.aborted ? stopped(signal, "while git was read. Nothing was sent.") : error;
	} finally {
		git?.close();
	}
}
// src/secrets.ts
/** `mask` tells the runner of a secret. The runner sees the log alone; errors and outputs are ours to clean. */
function createSecrets(mask) {
	const hidden = /* @__PURE__ */ new Set();
	let longestFirst = [];
	return {
		hide(secret) {
			const fresh = formsOf(secret).filter((form) => !hidden.has(form));
			if (fresh.length === 0) return;
			for (const form of fresh) {
				hidden.add(form);
				if (!/[\r\n]/.test(form)) mask(form);
			}
			longestFirst = [...hidden].sort((a, b) => b.length - a.length);
		},
		redact(text) {
			const rest = longestFirst.reduce((left, secret) => left.replaceAll(secret, "***"), text);
			return rest.includes("… (cut: ") ? withoutHalves(rest, longestFirst) : rest;
		}
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
	const escaped = [
		secret,
		whole,
		...whole.split(/[\r\n]+/).map((line) => line.trim()).filter((line) => line.length >= shortest)
	].flatMap((form) => [form, printable(form, Number.POSITIVE_INFINITY)]).flatMap((form) => [
		form,
		...inUrl(form),
		...inJson(form),
		...inHtml(form)
	]);
	return [...new Set(escaped)].filter((form) => form.trim() !== "");
}
/** By JavaScript, by those who leave slashes alone or encode all signs, and by forms. */
function inUrl(text) {
	const encoded = encodeURIComponent(text.toWellFormed());
	const strict = encoded.replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
	const form = new URLSearchParams({ "": text }).toString().slice(1);
	return [
		encoded,
		encoded.replaceAll("%2F", "/"),
		strict,
		form
	].flatMap((each) => [each.replace(/%../g, (code) => code.toUpperCase()), each.replace(/%../g, (code) => code.toLowerCase())]);
}
/** By JavaScript, by Python, which keeps to ASCII, and by Go, which lets no HTML through. */
function inJson(text) {
	const json = JSON.stringify(text).slice(1, -1);
	const unicode = (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
	return [
		json,
		json.replace(/[^ -~]/g, unicode),
		json.replace(/[&<>]/g, unicode)
	];
}
/** By this action, and by the servers' own ways to write quotes. */
function inHtml(text) {
	const bare = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
	return [html(text, Number.POSITIVE_INFINITY), ...[
		["\"", "'"],
		["&quot;", "'"],
		["&quot;", "&#39;"],
		["&quot;", "&#x27;"],
		["&quot;", "&apos;"],
		["&#34;", "&#39;"]
	].map(([two, one]) => bare.replaceAll("\"", two).replaceAll("'", one))];
}
/** A text that was cut in the middle of a secret ends with its beginning, which is no less secret. */
function withoutHalves(text, secrets) {
	const parts = text.split(cutMark);
	return parts.map((part, index) => index === parts.length - 1 ? part : withoutHalf(part, secrets)).join(cutMark);
}
function withoutHalf(text, secrets) {
	const halves = secrets.map((secret) => {
		let length = Math.min(secret.length - 1, text.length);
		while (length >= shortest && !text.endsWith(secret.slice(0, length))) length--;
		return length;
	});
	const longest = Math.max(0, ...halves);
	return longest < shortest ? text : `${text.slice(0, -longest)}***`;
}
// src/tracking/mlflow/databricks.ts
/**
* Reads the variables by which Databricks' own tools sign in: the host, and a token, the secret of a
* service principal, or a service principal alone, which then takes GitHub's OIDC token.
*
* Throws where the host or a way to sign in is missing.
*/
function readDatabricks(source, token) {
	const given = source.variable("DATABRICKS_HOST");
	if (given === "") source.lacks("mlflow-tracking-uri: \"databricks\" needs the address of the workspace in the variable DATABRICKS_HOST.");
	const address = given.includes("://") ? given : `https://${given}`;
	const trackingUri = given === "" ? "" : bare(readServerUrl("DATABRICKS_HOST", address));
	return {
		trackingUri,
		host: "databricks",
		credential: readCredential$1(source, token, trackingUri),
		experiment: readExperiment$1(source.get("mlflow-experiment", "MLFLOW_EXPERIMENT_NAME"))
	};
}
function readCredential$1(source, given, host) {
	const own = source.variable("DATABRICKS_TOKEN");
	source.hide(own);
	const token = given || checkToken("DATABRICKS_TOKEN", own);
	if (token !== "") return {
		kind: "header",
		authorization: `Bearer ${token}`
	};
	const clientId = source.variable("DATABRICKS_CLIENT_ID");
	if (clientId === "") source.lacks("mlflow-token: Databricks needs a way to sign in: a token (mlflow-token or DATABRICKS_TOKEN), or a service principal (DATABRICKS_CLIENT_ID, with DATABRICKS_CLIENT_SECRET or \"permissions: id-token: write\").");
	const secret = source.variable("DATABRICKS_CLIENT_SECRET");
	source.hide(secret);
	if (secret !== "") return {
		kind: "client",
		authorization: basic(source, clientId, secret)
	};
	return {
		kind: "identity",
		clientId,
		audience: source.variable("DATABRICKS_TOKEN_AUDIENCE") || `${host}/oidc/v1/token`
	};
}
/** On Databricks an experiment lies in a folder of the workspace, whose own prefix its API leaves out. */
function readExperiment$1(value) {
	if (value.startsWith("/")) return value.replace(/^\/Workspace(?=\/)/, "");
	throw new Error(`mlflow-experiment: "${value}" is not the path of an experiment on Databricks. Give an absolute one: /Shared/corpus.`);
}
// src/tracking/mlflow/inputs.ts
/** Reads the inputs `mlflow-*`. Throws at the first that is missing or wrong. */
function readMlflow(source) {
	const token = checkToken("mlflow-token", source.getSecret("mlflow-token", "MLFLOW_TRACKING_TOKEN"));
	const password = source.getSecret("mlflow-password", "MLFLOW_TRACKING_PASSWORD");
	const address = source.get("mlflow-tracking-uri", "MLFLOW_TRACKING_URI");
	if (address === "") source.lacks(`mlflow-tracking-uri: no address is given. Set it to that of your MLflow server (https://host/path). ${whyEmpty}`);
	checkKind(address);
	return {
		...address === "databricks" ? readDatabricks(source, token) : readServer(source, address, password, token),
		workspace: readWorkspace(source.get("mlflow-workspace", "MLFLOW_WORKSPACE")),
		runId: readRunId$1(source.get("mlflow-run-id", "MLFLOW_RUN_ID"))
	};
}
/** For a dry run, which needs no address. */
const nowhere = {
	trackingUri: "",
	host: "mlflow",
	credential: {
		kind: "header",
		authorization: void 0
	}
};
function readServer(source, address, password, token) {
	const azure = address.startsWith("azureml://");
	if (address === "") return {
		...nowhere,
		experiment: readExperiment(source)
	};
	const url = readServerUrl("mlflow-tracking-uri", address.replace(/^azureml:/, "https:"));
	const own = {
		user: decode$2(url.username),
		password: decode$2(url.password)
	};
	const authorization = authorize$2(source, source.get("mlflow-username", "MLFLOW_TRACKING_USERNAME") || own.user, password || own.password, token);
	if (azure && token === "") source.lacks("mlflow-token: Azure ML needs a token. Log in with azure/login and set it to the output of \"az account get-access-token\".");
	return {
		trackingUri: bare(url),
		host: azure ? "azureml" : "mlflow",
		credential: {
			kind: "header",
			authorization
		},
		experiment: readExperiment(source)
	};
}
/** A user with a password goes before a token, as in MLflow's own client (mlflow/utils/rest_utils.py). */
function authorize$2(source, user, password, token) {
	if (user !== "" && password !== "") return basic(source, user, password);
	if (user !== "" || password !== "") {
		const [given, missing] = user === "" ? ["password", "username"] : ["username", "password"];
		throw new Error(`mlflow-${missing}: it is empty, and mlflow-${given} is given. Set both, or neither. ${whyEmpty}`);
	}
	return token === "" ? void 0 : `Bearer ${token}`;
}
/** Throws for what MLflow's own client takes, and a workflow cannot reach or must not write. */
function checkKind(address) {
	for (const [kind, advice] of [
		[/^arn:/, "SageMaker takes requests that AWS keys sign, which is not supported. Log to W&B, or to a server of your own."],
		[/^(uc|databricks-uc)\b/, "this is the address of a model registry. Give \"databricks\", and the host in DATABRICKS_HOST."],
		[/^databricks:/, "profiles lie in a file that a runner does not have. Give \"databricks\", and the host in DATABRICKS_HOST."],
		[/^(file|sqlite|postgresql|mysql|mssql)\b|^[./]/, "this is a store, which only a server may write to. Run \"mlflow server\" on it, and give the http(s) address of that."]
	]) if (kind.test(address)) throw new Error(`mlflow-tracking-uri: ${advice}`);
}
function readExperiment({ get, repositoryName }) {
	const name = get("mlflow-experiment", "MLFLOW_EXPERIMENT_NAME") || repositoryName;
	if (name.length <= 256) return name;
	throw new Error(`mlflow-experiment: the name has ${name.length} characters; MLflow keeps at most 256.`);
}
/** (mlflow/utils/workspace_utils.py) */
function readWorkspace(value) {
	if (value === "" || /^(?!.*--)[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(value)) return value || void 0;
	throw new Error(`mlflow-workspace: "${value}" is not the name of a workspace. It has small letters, digits and single hyphens.`);
}
function readRunId$1(value) {
	if (/^[\w-]{0,128}$/.test(value)) return value || void 0;
	throw new Error(`mlflow-run-id: "${value}" is not the id of a run. It is the last part of the run's URL.`);
}
// src/tracking/line.ts
/**
* Lets work through one piece at a time, in the order in which the tickets were taken. Servers number what
* they are given as it comes: so several pieces can be under way, and still be numbered in their order.
*/
var Line = class {
	#last = Promise.resolve();
	/** A place at the end of the line. It must be used or given back, or no one behind it gets on. */
	ticket() {
		const before = this.#last;
		let leave = () => void 0;
		this.#last = new Promise((resolve) => {
			leave = resolve;
		});
		return {
			pass: (work) => before.then(work).finally(leave),
			giveBack: () => void before.then(leave)
		};
	}
};
// src/tracking/token.ts
const Token = /* @__PURE__ */ object({ access_token: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ minLength(1)) });
const Problem = /* @__PURE__ */ object({
	error: /* @__PURE__ */ string(),
	error_description: /* @__PURE__ */ optional(/* @__PURE__ */ string(), "")
});
/**
* Asks an OAuth token endpoint for an access token, masks it, and gives it as the value of an
* `Authorization` header.
*
* Throws where the endpoint refuses. `who` is the server, and `hint` what the user may do then.
*/
async function bearer({ http, hide }, request) {
	const { who, url, form, authorization, hint } = request;
	const answer = await http.send({
		name: "the token exchange",
		method: "POST",
		url,
		headers: {
			"content-type": "application/x-www-form-urlencoded",
			...authorization === void 0 ? {} : { authorization }
		},
		body: new URLSearchParams(form).toString()
	});
	const json = jsonIn(answer);
	const token = /* @__PURE__ */ safeParse(Token, json);
	if (answer.status === 200 && token.success) {
		const { access_token } = token.output;
		hide(access_token);
		if (/^[\x21-\x7e]+$/.test(access_token)) return `Bearer ${access_token}`;
		throw new Error(`${who} gave an access token that cannot stand in a header. ${hint}`);
	}
	const clean = http.clean(answer);
	const problem = /* @__PURE__ */ safeParse(Problem, jsonIn(clean));
	const { error, error_description } = problem.success ? problem.output : {
		error: wordsOf(clean),
		error_description: ""
	};
	const words = sentence(`${error} ${error_description}`);
	throw new Error(`${who} refused the token exchange (HTTP ${answer.status}): ${words} ${hint}`);
}
const IdToken = /* @__PURE__ */ object({ value: /* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ minLength(1)) });
/**
* GitHub's OIDC token of this job, for an audience, masked. `@actions/core` would follow redirects, and take
* the request's token with it to any host.
*
* Throws where the job may not have one.
*/
async function identity({ http, hide, identity: place }, audience) {
	if (place === void 0) throw refused("the runner names no place that gives one.");
	const answer = await http.send({
		name: "the OIDC token",
		method: "GET",
		url: `${place.url}&audience=${encodeURIComponent(audience)}`,
		headers: {
			authorization: `Bearer ${place.token}`,
			accept: "application/json"
		}
	});
	const token = /* @__PURE__ */ safeParse(IdToken, answer.status === 200 ? jsonIn(answer) : void 0);
	if (token.success) {
		hide(token.output.value);
		return token.output.value;
	}
	throw refused(`HTTP ${answer.status}, ${sentence(complaintIn(http.clean(answer)))}`);
}
function refused(why) {
	return /* @__PURE__ */ new Error(`GitHub gave no OIDC token to this job: ${why} Add "permissions: id-token: write" to it, unless the service itself failed; a workflow that a fork started cannot have one.`);
}
// src/tracking/mlflow/auth.ts
/**
* The value of the `Authorization` header, or undefined for an open server. For a service principal of
* Databricks it is that of an access token, which its secret or GitHub's OIDC token is exchanged for
* (databricks-sdk-py, credentials_provider.py and oidc.py).
*/
async function authorize$1(inputs, tools) {
	const { credential, trackingUri } = inputs;
	if (credential.kind === "header") return credential.authorization;
	const request = {
		who: "Databricks",
		url: `${trackingUri}/oidc/v1/token`
	};
	if (credential.kind === "client") return await bearer(tools, {
		...request,
		form: {
			grant_type: "client_credentials",
			scope: "all-apis"
		},
		authorization: credential.authorization,
		hint: "Check DATABRICKS_CLIENT_ID and DATABRICKS_CLIENT_SECRET."
	});
	return await bearer(tools, {
		...request,
		form: {
			grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
			subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
			subject_token: await identity(tools, credential.audience),
			client_id: credential.clientId,
			scope: "all-apis"
		},
		hint: "Check DATABRICKS_CLIENT_ID, and that the service principal's federation policy has this job's issuer, subject and audience."
	});
}
// src/tracking/mlflow/client.ts
/** MLflow refused a request, or answered what it should not. */
var MlflowError = class extends Error {
	status;
	/** `RESOURCE_DOES_NOT_EXIST` and the like, or '' where the answer holds none. */
	code;
	constructor(message, status, code) {
		super(message);
		this.status = status;
		this.code = code;
	}
};
function createMlflowClient(http, { trackingUri, workspace }, authorization) {
	const headers = {
		"content-type": "application/json",
		...authorization === void 0 ? {} : { authorization },
		...workspace === void 0 ? {} : { "x-mlflow-workspace": workspace }
	};
	const address = (endpoint) => `${trackingUri}/api/2.0/mlflow/${endpoint}`;
	const send = (request) => http.send({
		...request,
		headers,
		isFinal
	});
	return {
		async get(endpoint, query, data) {
			const url = `${address(endpoint)}?${new URLSearchParams(query)}`;
			return accept$2(http, endpoint, await send({
				name: endpoint,
				method: "GET",
				url
			}), data);
		},
		async post(endpoint, body, data, options) {
			return accept$2(http, endpoint, await send({
				name: endpoint,
				method: "POST",
				url: address(endpoint),
				body: JSON.stringify(body),
				...options
			}), data);
		},
		async put(url, content) {
			await transfer({
				name: "artifact upload",
				method: "PUT",
				url,
				body: content
			});
		},
		async download(url) {
			return await transfer({
				name: "artifact download",
				method: "GET",
				url
			});
		}
	};
	async function transfer(request) {
		const answer = await send(request);
		if (answer.status !== 200) throw refusal$1(request.name, http.clean(answer));
		return answer.body;
	}
}
/**
* The JSON of an answer, in its proper shape. The content type counts, also with HTTP 200: behind a
* proxy, a login page comes with it.
*/
function accept$2(http, endpoint, answer, data) {
	const json = jsonIn(answer);
	if (answer.status !== 200 || errorsIn(json).length > 0) throw refusal$1(endpoint, http.clean(answer));
	const result = /* @__PURE__ */ safeParse(data, json);
	if (result.success) return result.output;
	const place = json === void 0 ? null : /* @__PURE__ */ getDotPath(result.issues[0]);
	throw new MlflowError(`MLflow answered ${endpoint} with ${sentence(place === null ? wordsOf(http.clean(answer)) : `an answer without a proper "${place}"`)} Check that mlflow-tracking-uri is the address of the tracking server, and that no login stands before it.`, answer.status, "");
}
const Envelope = /* @__PURE__ */ object({
	error_code: /* @__PURE__ */ optional(/* @__PURE__ */ string(), ""),
	message: /* @__PURE__ */ string()
});
/** MLflow answers 500 to some of what it will never do. */
function isFinal(answer) {
	const envelope = /* @__PURE__ */ safeParse(Envelope, jsonIn(answer));
	return envelope.success && /^(FEATURE_DISABLED|INVALID_STATE)$/.test(envelope.output.error_code);
}
function refusal$1(endpoint, answer) {
	const envelope = /* @__PURE__ */ safeParse(Envelope, jsonIn(answer));
	const { error_code: code, message } = envelope.success ? envelope.output : {
		error_code: "",
		message: complaintIn(answer)
	};
	const words = sentence(message);
	return new MlflowError(`${`MLflow refused ${endpoint} (HTTP ${answer.status}${code && ` ${printable(code)}`}): ${words}`}${hint$1(answer.status, code, words)}`, answer.status, code);
}
/** What the user may do, by what the server said. */
function hint$1(status, code, words) {
	const says = (pattern) => pattern.test(words);
	if (status === 401) return " Check mlflow-username and mlflow-password, or mlflow-token.";
	if (status === 403 && says(/host header/i)) return " The server does not know its own name: start it with --allowed-hosts (MLflow 3.5 and newer).";
	if (status === 403) return " The user may not do this: check mlflow-experiment, and his permissions.";
	if (status >= 300 && status < 400) return " The login has expired, or mlflow-tracking-uri is not the address of the API.";
	if (code === "FEATURE_DISABLED") return " The server has no workspaces: leave mlflow-workspace empty.";
	if (says(/changing param values is not allowed/i)) return " The run has a param of that name and another value: log into another run.";
	if (says(/^Workspace '.*' not found/)) return " Check mlflow-workspace.";
	if (says(/invalid experiment name|parent (directory|folder)/i)) return " On Databricks an experiment lies in a folder that exists: mlflow-experiment: /Shared/corpus.";
	if (status === 404 && code === "") return " Check the path of mlflow-tracking-uri; a server older than 1.3 is not supported.";
	return "";
}
// src/tracking/mlflow/address.ts
/**
* Where a person sees a run: '' on Azure ML, whose portal has another address that does not follow
* from this one. (mlflow/tracking/_tracking_service/client.py)
*/
function runUrl$1({ trackingUri, host, workspace }, { info }) {
	const place = `experiments/${info.experiment_id}/runs/${info.run_id}`;
	if (host === "azureml") return "";
	if (host === "databricks") return `${trackingUri}/ml/${place}`;
	return `${trackingUri}/#/${place}${workspace === void 0 ? "" : `?workspace=${workspace}`}`;
}
// src/provenance/growth.ts
/**
* The counts by the names under which they are plotted: `records`, `records/<collection>`,
* `records_added`, `records_added/<collection>` and so on.
*/
function metricsOf({ dataset }, { changes }) {
	const metrics = new Map(Object.entries(recordMetrics(dataset)));
	if (changes === void 0) return metrics;
	const byName = new Map([["", changes.all], ...changes.collections]);
	for (const [name, { added, removed, changed }] of byName) {
		const suffix = name === "" ? "" : `/${name}`;
		metrics.set(`records_added${suffix}`, added);
		metrics.set(`records_removed${suffix}`, removed);
		metrics.set(`records_changed${suffix}`, changed);
	}
	return metrics;
}
/** Of the counts, those that a revision pins. */
function recordMetrics(dataset) {
	if (dataset === null || dataset.records === null) return {};
	const byCollection = Object.entries(dataset.collections).map(([name, count]) => [`records/${name}`, count]);
	return {
		records: dataset.records,
		...Object.fromEntries(byCollection)
	};
}
// src/tracking/mlflow/facts.ts
/** The tag by which lairs marks a run that logs a revision. Its value is the revision. */
const revisionTag = "lairs-revision";
const repositoryTag = "lairs-revision.repository";
const commitTag = "lairs-revision.commit";
/** Its value is the id of the run that logs the revision now, its tag having been moved. */
const supersededTag = "lairs-revision.superseded-by";
/** What a run of this action is, for MLflow. A run that only uses a revision has another source. */
const sourceType = "JOB";
/** A run's name has at most this many characters (mlflow/store/tracking/dbmodels/models.py). */
const longestName = 250;
/** The tags by which a run that logs a revision is found. */
function markOf({ revision, repository, commit }) {
	return [
		{
			key: revisionTag,
			value: revision
		},
		{
			key: repositoryTag,
			value: repository
		},
		{
			key: commitTag,
			value: commit
		}
	];
}
/** Whether a run with these tags logs a revision of the repository, as its whole purpose. */
function isRecordOf(repository, tags) {
	return Object.entries({
		[repositoryTag]: repository,
		"mlflow.source.type": sourceType,
		"mlflow.source.name": repository
	}).every(([key, value]) => tags.some((tag) => tag.key === key && tag.value === value));
}
/**
* The params of a run: what the revision pins, and nothing that is only true of this workflow run, as
* params cannot be changed. All are strings: the server answers 200 to a number and stores "".
*/
function paramsOf(bundle) {
	const { lexicons, dataset, ...facts } = bundle;
	const parts = {
		...facts,
		"lexicons.verified": lexicons?.verified,
		"dataset.path": dataset?.path,
		"dataset.store_commit": dataset?.store_commit,
		"dataset.records": dataset?.records
	};
	return Object.entries(parts).flatMap(([key, value]) => value === void 0 || value === null || typeof value === "object" ? [] : [{
		key,
		value: String(value)
	}]);
}
/**
* The metrics of a run: the counts, at the tag's position in history and its date, so that the charts of
* several runs together show how the dataset grows. A key has 250 characters at most
* (mlflow/utils/validation.py): a collection with a longer name is counted in `revision.json` alone.
*/
function pointsOf(bundle, growth) {
	const tagged = bundle.tag?.kind === "annotated" ? bundle.tag.date : "";
	const timestamp = Date.parse(tagged || bundle.committed_at) || 0;
	return [...metricsOf(bundle, growth)].filter(([key]) => key.length <= 250).map(([key, value]) => ({
		key,
		value,
		timestamp,
		step: growth.position
	}));
}
/** The name of a run: the revision, cut where it is too long for one. */
function runName({ revision }) {
	return [...revision].slice(0, longestName).join("");
}
/**
* The tags of a run, all of which go into its creation, so that it can be found from its first moment.
* `mlflow.*` are MLflow's own; its UI makes links of them, and lists the others.
*/
function tagsOf(bundle, circumstances) {
	const tags = {
		"mlflow.runName": runName(bundle),
		"mlflow.user": circumstances.actor,
		"mlflow.note.content": `Dataset revision, logged by ${circumstances.runUrl}`,
		"mlflow.source.type": sourceType,
		"mlflow.source.name": bundle.repository,
		"mlflow.source.git.commit": bundle.commit,
		"mlflow.source.git.branch": bundle.revision,
		"mlflow.source.git.repoURL": bundle.repository,
		"github.repository": circumstances.workflowRepository,
		"github.run_url": circumstances.runUrl,
		"github.event_name": circumstances.event,
		"github.ref": circumstances.ref,
		"github.actor": circumstances.actor,
		...circumstances.tagVerification === "" ? {} : { "github.tag_verification": circumstances.tagVerification }
	};
	return [...markOf(bundle), ...Object.entries(tags).map(([key, value]) => ({
		key,
		value
	}))];
}
/**
* The dataset that a run has as its input. MLflow knows a dataset by name and digest, and takes 36
* characters for the digest at most: the first 32 of the SHA-256 of `revision.json`. For a source of
* type `http`, its UI shows a link. Its schema is the lexicons', its profile the counts.
*/
function datasetOf(bundle) {
	const digest = (0, node_crypto.createHash)("sha256").update(canonicalJson(bundle)).digest("hex").slice(0, 32);
	const { repository: url, revision: ref, commit, dataset, lexicons } = bundle;
	const schema = {
		layers_version: bundle.layers_version,
		lexicon_tree_hash: bundle.lexicon_tree_hash,
		layers_git_sha: bundle.layers_git_sha,
		...lexicons
	};
	const path = ref.split("/").map(encodeURIComponent).join("/");
	return {
		name: new URL(url).pathname.slice(1, 501) || url.slice(0, 500),
		digest,
		source_type: "http",
		source: JSON.stringify({
			url: `${url}/tree/${path}`,
			ref,
			commit
		}),
		schema: JSON.stringify(schema),
		...dataset && { profile: JSON.stringify({
			records: dataset.records,
			collections: dataset.collections
		}) }
	};
}
// src/tracking/mlflow/run.ts
const Pairs = /* @__PURE__ */ optional(/* @__PURE__ */ array(/* @__PURE__ */ object({
	key: /* @__PURE__ */ string(),
	value: /* @__PURE__ */ optional(/* @__PURE__ */ string(), "")
})), []);
/** A run as the server shows it. Lists that are empty are absent from its answers. */
const Run = /* @__PURE__ */ object({
	info: /* @__PURE__ */ object({
		run_id: /* @__PURE__ */ string(),
		experiment_id: /* @__PURE__ */ string(),
		status: /* @__PURE__ */ optional(/* @__PURE__ */ string(), ""),
		start_time: /* @__PURE__ */ optional(/* @__PURE__ */ pipe(/* @__PURE__ */ union([/* @__PURE__ */ number(), /* @__PURE__ */ string()]), /* @__PURE__ */ transform(Number)), 0),
		artifact_uri: /* @__PURE__ */ optional(/* @__PURE__ */ string(), "")
	}),
	data: /* @__PURE__ */ optional(/* @__PURE__ */ object({
		params: Pairs,
		tags: Pairs,
		metrics: /* @__PURE__ */ optional(/* @__PURE__ */ array(/* @__PURE__ */ object({
			key: /* @__PURE__ */ string(),
			value: /* @__PURE__ */ pipe(/* @__PURE__ */ union([/* @__PURE__ */ number(), /* @__PURE__ */ string()]), /* @__PURE__ */ transform(Number))
		})), [])
	}), {}),
	inputs: /* @__PURE__ */ optional(/* @__PURE__ */ object({ dataset_inputs: /* @__PURE__ */ optional(/* @__PURE__ */ array(/* @__PURE__ */ object({ dataset: /* @__PURE__ */ object({
		name: /* @__PURE__ */ string(),
		digest: /* @__PURE__ */ string()
	}) })), []) }))
});
const One = /* @__PURE__ */ object({ run: Run });
const Many = /* @__PURE__ */ object({
	runs: /* @__PURE__ */ optional(/* @__PURE__ */ array(Run), []),
	next_page_token: /* @__PURE__ */ optional(/* @__PURE__ */ string(), "")
});
async function readRun(client, id) {
	const { run } = await client.get("runs/get", { run_id: id }, One);
	return run;
}
function valueIn(pairs, key) {
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
	if (revision !== void 0) conditions.push(condition(revisionTag, revision));
	const found = [];
	const pages = /* @__PURE__ */ new Set();
	let page = "";
	do {
		const { runs, next_page_token } = await client.post("runs/search", {
			experiment_ids: [experiment],
			filter: conditions.join(" AND "),
			run_view_type: "ACTIVE_ONLY",
			max_results: perPage,
			order_by: ["attributes.start_time ASC"],
			...page === "" ? {} : { page_token: page }
		}, Many);
		found.push(...runs);
		page = next_page_token;
		if (pages.has(page)) throw new Error("MLflow answered runs/search with a page that it gave before.");
		pages.add(page);
	} while (page !== "");
	return found.filter(({ data }) => isRecordOf(repository, data.tags)).filter(({ data }) => revision === void 0 || valueIn(data.tags, "lairs-revision") === revision).filter(({ data }) => valueIn(data.tags, supersededTag) === void 0).sort(byAge);
}
/**
* Of a revision's runs, the one that logs this commit, the broken ones, and those that log other commits.
* A run is broken that was interrupted, and holds params of another bundle: they cannot be changed, so
* that it can never be carried on with.
*/
function sortOut(runs, bundle) {
	const isSame = ({ data }) => valueIn(data.tags, commitTag) === bundle.commit;
	const isBroken = ({ info, data }) => info.status !== "FINISHED" && paramsOf(bundle).some(({ key, value }) => (valueIn(data.params, key) ?? value) !== value);
	const ours = runs.filter(isSame);
	return {
		same: ours.find((run) => !isBroken(run)),
		broken: ours.filter(isBroken),
		others: runs.filter((run) => !isSame(run))
	};
}
/** What a run says of the revision that it logs. */
function heldBy$1({ data }, url) {
	return {
		commit: valueIn(data.tags, "lairs-revision.commit") ?? "unknown",
		committedAt: valueIn(data.params, "committed_at") ?? "",
		url
	};
}
function byAge({ info: a }, { info: b }) {
	return a.start_time - b.start_time || byCodePoint(a.run_id, b.run_id);
}
/**
* A comparison for the filter of runs/search. Its strings have no escape: a value with both kinds of
* quotes can only be searched for by a pattern. (Seen on MLflow 3.11, with 32 awkward values.)
*/
function condition(tag, value) {
	const key = `tags.\`${tag}\``;
	if (!value.includes("'")) return `${key} = '${value}'`;
	if (!value.includes("\"")) return `${key} = "${value}"`;
	return `${key} LIKE '${value.replaceAll("'", "_")}'`;
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
		tags: tagsOf(bundle, circumstances)
	};
	const absent = async () => await find() === void 0;
	try {
		const { run } = await client.post("runs/create", body, One, { mayRepeat: absent });
		return run;
	} catch (error) {
		const made = await find().catch(() => void 0);
		if (made === void 0) throw error;
		return made;
	}
}
// src/tracking/together.ts
/**
* Waits for all of several works that do not need one another. Where one fails, that is thrown when all
* are done: nothing is under way any more then.
*/
async function together(works) {
	await Promise.allSettled(works);
	return await Promise.all(works);
}
// src/tracking/raced.ts
/**
* Does the work, and does it again where another job got in its way: after a while that grows, and that is not
* the same for all. `attempts` is how often it is done at most.
*/
async function unlessRaced(attempts, isRaced, work) {
	for (let attempt = 1;; attempt++) try {
		return await work();
	} catch (error) {
		if (!isRaced(error) || attempt === attempts) throw error;
		await (0, node_timers_promises.setTimeout)(200 * attempt * (1 + Math.random()));
	}
}
// src/tracking/mlflow/artifact.ts
/**
* Where a file of a run is stored through the tracking server, or undefined where the server does not
* pass artifacts on: then they lie in a store (`s3:`, `gs:`, a folder) whose own credentials a client
* would need. A URI that names another host than the tracking server's gives undefined as well: the
* credentials are for that one alone. (mlflow/store/artifact/mlflow_artifacts_repo.py)
*/
function artifactUrl(trackingUri, artifactUri, file) {
	const match = /^mlflow-artifacts:(?:\/\/([^/]*))?(\/.*)$/.exec(artifactUri);
	if (match === null) return void 0;
	const [, host = "", path = ""] = match;
	if (host !== "" && host !== new URL(trackingUri).host) return void 0;
	const segments = [...path.split("/").filter(Boolean), file];
	if (segments.includes("..") || segments.includes(".")) return void 0;
	return `${trackingUri}/api/2.0/mlflow-artifacts/artifacts/${segments.map((segment) => encodeURIComponent(segment.toWellFormed())).join("/")}`;
}
// src/tracking/mlflow/write.ts
const Empty = /* @__PURE__ */ looseObject({});
/** Where a run is written to. */
function targetOf({ trackingUri }, { info }) {
	return {
		runId: info.run_id,
		url: artifactUrl(trackingUri, info.artifact_uri, "revision.json")
	};
}
/** A batch holds 1000 params, tags and metrics in all (mlflow/utils/validation.py). */
const perBatch = 800;
/**
* Writes what the run holds, all at once: params, metrics, the `tags` given, the dataset input and
* `revision.json`. All of it can be repeated.
*/
async function writeRun(client, { runId, url }, bundle, { metrics, tags }, { warn }) {
	const [hasDatasets] = await together([
		logDataset(client, runId, bundle),
		logFacts(client, runId, {
			params: paramsOf(bundle),
			tags,
			metrics
		}),
		url === void 0 ? void 0 : client.put(url, canonicalJson(bundle))
	]);
	if (!hasDatasets) warn("This MLflow server is older than 2.4 and has no dataset inputs: none was logged.");
	if (url === void 0) warn("revision.json was not stored in MLflow: the server does not pass artifacts on (mlflow server --serve-artifacts). The params hold the same facts.");
}
async function logFacts(client, run_id, { params, tags, metrics }) {
	const first = {
		params,
		tags,
		metrics: metrics.slice(0, perBatch)
	};
	await unlessRaced(attempts, isRaced$1, () => client.post("runs/log-batch", {
		run_id,
		...first
	}, Empty));
	for (let from = perBatch; from < metrics.length; from += perBatch) {
		const more = metrics.slice(from, from + perBatch);
		await client.post("runs/log-batch", {
			run_id,
			metrics: more
		}, Empty);
	}
}
/** false where the server has no dataset inputs. */
async function logDataset(client, run_id, bundle) {
	const body = {
		run_id,
		datasets: [{
			tags: [{
				key: "mlflow.data.context",
				value: "revision"
			}],
			dataset: datasetOf(bundle)
		}]
	};
	try {
		await unlessRaced(attempts, isRaced$1, () => client.post("runs/log-inputs", body, Empty));
		return true;
	} catch (error) {
		if (error instanceof MlflowError && [
			404,
			405,
			501
		].includes(error.status)) return false;
		throw error;
	}
}
/**
* Two jobs that write the same params or the same new dataset at once fail one another in the server's
* database: for one of them it is there the next time. (Seen on MLflow 3.11: HTTP 400 with an
* IntegrityError.)
*/
function isRaced$1(error) {
	return error instanceof MlflowError && error.message.includes("IntegrityError");
}
const attempts = 4;
/** Marks a run as no longer true of its tag. The run stays. */
async function supersede(client, run, by) {
	await client.post("runs/set-tag", {
		run_id: run,
		key: supersededTag,
		value: by
	}, Empty);
}
/** Ends a run. */
async function endRun(client, runId, status) {
	const body = {
		run_id: runId,
		status,
		end_time: Date.now()
	};
	await client.post("runs/update", body, Empty, { cleansUp: status !== "FINISHED" });
}
/** Deletes a run, or, where the user may write but not delete, marks it as killed. */
async function discardRun(client, runId) {
	try {
		await client.post("runs/delete", { run_id: runId }, Empty);
	} catch (error) {
		if (!(error instanceof MlflowError) || error.status !== 403) throw error;
		await endRun(client, runId, "KILLED");
	}
}
/** A run as the rest of the action speaks of it. */
function describe$1(inputs, run, created) {
	const url = runUrl$1(inputs, run);
	return {
		created,
		url,
		outputs: {
			"mlflow-run-id": run.info.run_id,
			"mlflow-run-url": url
		}
	};
}
// src/tracking/mlflow/verify.ts
/**
* In what a run, read back, is not the one that was asked for: nothing where it is. `expected` says
* what it must have besides params and tags.
*/
async function faultsOf(client, { runId, url }, bundle, expected = {}) {
	const [run, stored] = await together([readRun(client, runId), url === void 0 ? void 0 : download(client, url)]);
	return [
		...expected.status === void 0 ? [] : differing("", [[
			"status",
			run.info.status,
			expected.status
		]]),
		...differences(run, bundle),
		...lacking$1(run, expected.metrics ?? []),
		...storedFaults(bundle, url, stored)
	];
}
/** What a revision pins are its own counts, and not how they have changed. */
const unknownGrowth = {
	position: 0,
	previous: void 0,
	changes: void 0
};
/** Throws where there are faults. */
function refuse(faults) {
	if (faults.length > 0) throw new Error(`MLflow does not hold the run as it was logged: ${faults.join("; ")}.`);
}
/** Compares a run, or that there is none, with the bundle. */
async function audit$1(client, inputs, runs, bundle) {
	const { same: whole, broken, others } = sortOut(runs, bundle);
	const [other] = others;
	const same = whole ?? broken[0];
	if (same === void 0) {
		if (other === void 0) return {
			status: "missing",
			url: "",
			details: []
		};
		const held = heldBy$1(other, runUrl$1(inputs, other));
		return {
			status: "moved",
			url: held.url,
			details: [moved(bundle, held)]
		};
	}
	const { url } = targetOf(inputs, same);
	const stored = url === void 0 ? void 0 : await download(client, url);
	const details = [
		...differing("", [[
			"status",
			same.info.status,
			"FINISHED"
		]]),
		...differences(same, bundle),
		...lacking$1(same, pointsOf(bundle, unknownGrowth)),
		...storedFaults(bundle, url, stored)
	];
	return {
		status: details.length === 0 ? "matches" : "differs",
		url: runUrl$1(inputs, same),
		details
	};
}
/** In what a run, as it was read, does not hold the bundle, its files aside: nothing where it does. */
function differences(run, bundle) {
	const { name, digest } = datasetOf(bundle);
	const datasets = run.inputs?.dataset_inputs.map(({ dataset }) => dataset);
	const held = datasets?.find((dataset) => dataset.name === name && dataset.digest === digest);
	const others = datasets?.map((dataset) => `${dataset.name} ${dataset.digest}`).join(", ");
	const lacking = datasets !== void 0 && held === void 0;
	return [
		...differing("tag ", compare$1(markOf(bundle), run.data.tags)),
		...differing("param ", compare$1(paramsOf(bundle), run.data.params)),
		...lacking ? [difference("the dataset input", others || "missing", `${name} ${digest}`)] : []
	];
}
/** Metrics that a run does not show as they were logged. */
function lacking$1({ data }, metrics) {
	const held = new Map(data.metrics.map(({ key, value }) => [key, value]));
	return metrics.flatMap(({ key, value }) => held.get(key) === value ? [] : [difference(`metric ${key}`, String(held.get(key) ?? "missing"), String(value))]);
}
function compare$1(wanted, held) {
	return wanted.map(({ key, value }) => [
		key,
		valueIn(held, key),
		value
	]);
}
function differing(kind, compared) {
	return compared.flatMap(([field, held, wanted]) => held === wanted ? [] : [difference(`${kind}${field}`, held ?? "missing", wanted)]);
}
/** In what the file that is stored is not the bundle. */
function storedFaults(bundle, url, stored) {
	if (url === void 0 || stored === canonicalJson(bundle)) return [];
	if (stored === void 0) return ["revision.json is missing"];
	const record = recordOf(stored);
	if (record === void 0) return ["revision.json is not readable"];
	const found = differences$1(record, bundle);
	if (found.length === 0) return ["revision.json is written otherwise"];
	return found.map(({ field, logged, derived }) => difference(`revision.json: ${field}`, logged, derived));
}
function recordOf(text) {
	const value = jsonOf(text);
	return typeof value === "object" && value !== null ? { ...value } : void 0;
}
async function download(client, url) {
	try {
		return await client.download(url);
	} catch (error) {
		if (error instanceof MlflowError && error.status === 404) return void 0;
		throw error;
	}
}
// src/tracking/mlflow/existing.ts
/** Pins the revision in a run that someone else began, and will end. */
async function logInto(client, inputs, runId, bundle, { growth }, tools) {
	const run = await existingRun$1(client, inputs, runId);
	const pinned = valueIn(run.data.tags, revisionTag);
	checkPinned(run, bundle, runUrl$1(inputs, run));
	const target = targetOf(inputs, run);
	const metrics = pointsOf(bundle, growth);
	if (pinned !== void 0) {
		if ((await faultsOf(client, target, bundle)).length === 0) return describe$1(inputs, run, false);
	}
	await writeRun(client, target, bundle, {
		metrics,
		tags: markOf(bundle)
	}, tools);
	refuse(await faultsOf(client, target, bundle, { metrics }));
	return describe$1(inputs, run, true);
}
async function existingRun$1(client, { trackingUri }, runId) {
	try {
		return await readRun(client, runId);
	} catch (error) {
		if (!(error instanceof MlflowError) || error.status !== 404) throw error;
		throw new Error(`mlflow-run-id: there is no run "${runId}" on ${trackingUri}.`);
	}
}
/** Throws where a run pins another revision already, or the same tag of another commit. */
function checkPinned(run, bundle, url) {
	const { info, data } = run;
	const other = markOf(bundle).find(({ key, value }) => {
		const held = valueIn(data.tags, key);
		return held !== void 0 && held !== value;
	});
	if (other === void 0) return;
	const held = printable(valueIn(data.tags, other.key) ?? "");
	if (other.key === "lairs-revision.commit") throw new MovedTag(bundle, heldBy$1(run, url), "What a run pins stays: log the tag as it is now into another run.");
	throw new Taken(`mlflow-run-id: the run ${info.run_id} pins a revision already (${url}): its ${other.key} is "${held}", and not "${other.value}". Nothing was written.`);
}
/** Compares the run that the inputs name with the bundle. */
async function auditIn(client, inputs, runId, bundle) {
	const run = await existingRun$1(client, inputs, runId);
	const url = runUrl$1(inputs, run);
	const [pinned, commit] = [revisionTag, commitTag].map((key) => valueIn(run.data.tags, key));
	if (pinned === void 0) return {
		status: "missing",
		url,
		details: []
	};
	if (pinned === bundle.revision && commit !== void 0 && commit !== bundle.commit) return {
		status: "moved",
		url,
		details: [moved(bundle, heldBy$1(run, url))]
	};
	const details = await faultsOf(client, targetOf(inputs, run), bundle);
	return {
		status: details.length === 0 ? "matches" : "differs",
		url,
		details
	};
}
// src/tracking/mlflow/experiment.ts
const Found = /* @__PURE__ */ object({ experiment: /* @__PURE__ */ object({
	experiment_id: /* @__PURE__ */ string(),
	lifecycle_stage: /* @__PURE__ */ optional(/* @__PURE__ */ string())
}) });
const Created = /* @__PURE__ */ object({ experiment_id: /* @__PURE__ */ string() });
/**
* Makes the experiment of that name, and gives its id. One that another job made meanwhile is taken.
*
* Throws where it was deleted: MLflow keeps its name, and takes no run into it.
*/
async function createExperiment(client, name) {
	try {
		return (await client.post("experiments/create", { name }, Created)).experiment_id;
	} catch (error) {
		if (!(error instanceof MlflowError) || error.code !== "RESOURCE_ALREADY_EXISTS") throw error;
		const other = await findExperiment(client, name);
		if (other === void 0) throw error;
		return other;
	}
}
/** The id of the experiment of that name, or undefined. Throws where it was deleted. */
async function findExperiment(client, name) {
	try {
		const { experiment } = await client.get("experiments/get-by-name", { experiment_name: name }, Found);
		if (experiment.lifecycle_stage !== "deleted") return experiment.experiment_id;
	} catch (error) {
		if (error instanceof MlflowError && error.code === "RESOURCE_DOES_NOT_EXIST") return void 0;
		throw error;
	}
	throw new Error(`mlflow-experiment: the experiment "${name}" was deleted, and MLflow keeps its name. Restore it (mlflow experiments restore), or name another.`);
}
// src/tracking/mlflow/record.ts
/**
* Logs a bundle as a run of its own. `held` are the runs that log its revision already: the one for the
* same commit stays, and is finished where it was interrupted.
*/
async function logRun(logger, bundle, circumstances, held) {
	const { client, inputs, ifMoved, tools, turn, experiment } = logger;
	const { same, broken, others } = sortOut(held, bundle);
	const [other] = others;
	if (same === void 0 && other !== void 0 && ifMoved === "fail") throw new MovedTag(bundle, heldBy$1(other, runUrl$1(inputs, other)));
	if (same?.info.status === "FINISHED") {
		compare(same, bundle, tools);
		return describe$1(inputs, same, false);
	}
	const find = () => findRuns(client, experiment, bundle.repository, bundle.revision);
	const findSame = async () => sortOut(await find(), bundle).same;
	const run = same ?? await turn.pass(() => createRun(client, experiment, bundle, circumstances, findSame));
	const target = targetOf(inputs, run);
	const metrics = pointsOf(bundle, circumstances.growth);
	try {
		const [now] = await together([find(), writeRun(client, target, bundle, {
			metrics,
			tags: []
		}, tools)]);
		const oldest = sortOut(now, bundle).same;
		if (oldest !== void 0 && oldest.info.run_id !== target.runId) {
			await discardRun(client, target.runId);
			return await logRun(logger, bundle, circumstances, now);
		}
		for (const { info } of [...broken, ...others]) await supersede(client, info.run_id, target.runId);
		await endRun(client, target.runId, "FINISHED");
		refuse(await faultsOf(client, target, bundle, {
			metrics,
			status: "FINISHED"
		}));
		return describe$1(inputs, run, true);
	} catch (error) {
		const status = error instanceof Stopped ? "KILLED" : "FAILED";
		await endRun(client, target.runId, status).catch(() => void 0);
		throw error;
	}
}
/** Warns where a run that logs the revision of the same commit holds something else. */
function compare(run, bundle, { warn }) {
	const others = differences(run, bundle);
	if (others.length === 0) return;
	warn(`MLflow holds ${bundle.revision} of the same commit with other facts: ${others.join("; ")}. The record stays as it is.`);
}
// src/tracking/mlflow/log.ts
/**
* Logs a revision as a run of an experiment, or into the run that the inputs name. What is logged
* already is left as it is.
*/
function createBackend$1(inputs, { ifMoved }, tools) {
	return {
		name: "mlflow",
		title: "MLflow",
		plan: (bundle) => ({
			experiment: inputs.experiment,
			run: inputs.runId ?? runName(bundle),
			...Object.fromEntries(paramsOf(bundle).map(({ key, value }) => [`param ${key}`, value])),
			dataset: `${datasetOf(bundle).name} ${datasetOf(bundle).digest}`
		}),
		async open(bundles) {
			const client = createMlflowClient(tools.http, inputs, await authorize$1(inputs, tools));
			const { runId } = inputs;
			if (runId !== void 0) return {
				log: (bundle, circumstances) => logInto(client, inputs, runId, bundle, circumstances, tools),
				verify: (bundle) => auditIn(client, inputs, runId, bundle)
			};
			const found = await findExperiment(client, inputs.experiment);
			const held = found === void 0 ? /* @__PURE__ */ new Map() : await findHeld(client, found, bundles);
			let experiment = found === void 0 ? void 0 : Promise.resolve(found);
			const line = new Line();
			return {
				async log(bundle, circumstances) {
					const turn = line.ticket();
					try {
						experiment ??= createExperiment(client, inputs.experiment);
						return await logRun({
							client,
							inputs,
							ifMoved,
							tools,
							turn,
							experiment: await experiment
						}, bundle, circumstances, held.get(bundle.revision) ?? []);
					} finally {
						turn.giveBack();
					}
				},
				verify: (bundle) => audit$1(client, inputs, held.get(bundle.revision) ?? [], bundle)
			};
		}
	};
}
/** The runs that are there of the bundles, by revision, in as few requests as there are pages of them. */
async function findHeld(client, experiment, bundles) {
	const [first, second] = bundles;
	if (first === void 0) return /* @__PURE__ */ new Map();
	const only = second === void 0 ? first.revision : void 0;
	const runs = await findRuns(client, experiment, first.repository, only);
	const held = /* @__PURE__ */ new Map();
	for (const run of runs) {
		const revision = valueIn(run.data.tags, "lairs-revision") ?? "";
		held.set(revision, [...held.get(revision) ?? [], run]);
	}
	return held;
}
// src/tracking/mlflow/backend.ts
/** MLflow, as the inputs `mlflow-*` set it up. */
const mlflow = (source) => {
	const inputs = readMlflow(source);
	return {
		address: inputs.trackingUri,
		runInput: inputs.runId && "mlflow-run-id",
		connect: (options, tools) => createBackend$1(inputs, options, tools)
	};
};
// src/tracking/wandb/alias.ts
const longest = 128;
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
	if (/^v\d+$/.test(revision) && revision.length + 4 <= longest) return `tag-${revision}`;
	if (revision !== "latest" && !/[/:]|^tag-|^v\d+$/.test(revision) && [...revision].length <= longest) return revision;
	const digest = (0, node_crypto.createHash)("sha256").update(revision).digest("hex").slice(0, 16);
	return `tag-${[...revision.replace(/[/:]/g, "-")].slice(0, 107).join("")}-${digest}`;
}
// src/tracking/wandb/inputs.ts
/** Reads the inputs `wandb-*`. Throws at the first that is missing or wrong. */
function readWandb(source) {
	const { get } = source;
	return {
		credential: readCredential(source),
		baseUrl: readBaseUrl(get("wandb-base-url", "WANDB_BASE_URL") || "https://api.wandb.ai"),
		entity: get("wandb-entity", "WANDB_ENTITY") || void 0,
		project: readProject(get("wandb-project", "WANDB_PROJECT") || source.repositoryName),
		runId: readRunId(get("wandb-run-id")),
		aliases: readAliases(get("wandb-aliases")),
		registry: readRegistry(get("wandb-registry"))
	};
}
function readCredential(source) {
	const key = source.getSecret("wandb-api-key", "WANDB_API_KEY");
	const audience = source.get("oidc-audience");
	if (key !== "" && audience !== "") throw new Error("wandb-api-key and oidc-audience are both given (the key perhaps as WANDB_API_KEY): set one of them.");
	if (audience !== "") return {
		kind: "identity",
		audience
	};
	checkKey(source, key);
	return {
		kind: "key",
		authorization: basic(source, "api", key)
	};
}
/**
* An API key may begin with the name of an on-premises server and a hyphen; what follows has 40
* characters or more. A JWT passes as it is. (wandb/sdk/lib/wbauth/validation.py)
*/
function checkKey(source, key) {
	if (key === "") {
		source.lacks(`wandb-api-key: no key is given. Set it from a secret of the repository (secrets.WANDB_API_KEY). ${whyEmpty}`);
		return;
	}
	const bareKey = key.slice(key.indexOf("-") + 1);
	if (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(key) || /^[\w-]{40,}$/.test(bareKey)) return;
	throw new Error(`wandb-api-key: not a W&B API key: it has ${key.length} characters, where a key has at least 40 letters, digits, "_" and "-". Copy it once more from the user settings of W&B.`);
}
function readBaseUrl(value) {
	const url = readServerUrl("wandb-base-url", value);
	if (/(^|\.)wandb\.ai$/.test(url.hostname) && !url.hostname.startsWith("api.")) throw new Error(`wandb-base-url: ${url.host} is the address of the web app. Give that of the API: https://api.wandb.ai.`);
	return bare(url);
}
function readProject(value) {
	if (value.length <= 128 && !/[/\\#?%:\r\n]/.test(value)) return value;
	throw new Error(`wandb-project: "${value}" is not a name for a W&B project. It has at most 128 characters and none of / \\ # ? % :`);
}
/** (wandb/sdk/wandb_settings.py) */
function readRunId(value) {
	if (/[:;,#?/'\p{Cc}]/u.test(value)) throw new Error(`wandb-run-id: "${value}" is not the id of a run. It is the last part of the run's URL.`);
	return value || void 0;
}
/** Those that no tag could have, nor W&B itself: others would move away from what they mean. */
function readAliases(value) {
	const aliases = value.split(/[ \t]*\r?\n[ \t]*/).filter(Boolean);
	const wrong = aliases.find((alias) => aliasOf(alias) !== alias);
	if (wrong === void 0) return [...new Set(aliases)];
	throw new Error(`wandb-aliases: "${wrong}" cannot be given. An alias has at most 128 characters, none of them "/" or ":"; it is not "latest", not like "v1", and does not begin with "tag-".`);
}
/** A registry is a project of the organization whose name begins with `wandb-registry-`. */
function readRegistry(value) {
	if (value === "") return void 0;
	const [, registry, collection] = /^(?:wandb-registry-)?([\w.-]+)\/([\w.-]+)$/.exec(value) ?? [];
	if (registry === void 0 || collection === void 0) throw new Error(`wandb-registry: "${value}" is not a collection of a registry. Write REGISTRY/COLLECTION, for example dataset/corpus.`);
	return {
		project: `wandb-registry-${registry}`,
		collection
	};
}
// src/tracking/wandb/address.ts
/** The one type of the artifacts, as in lairs. */
const artifactType = "dataset";
/** The web app that belongs to an API: https://api.wandb.ai is seen at https://wandb.ai (wandb/util.py). */
function appUrl(baseUrl) {
	return baseUrl.replace("://api.wandb.", "://wandb.").replace("://api.", "://app.");
}
function runUrl(baseUrl, place, runId) {
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
// src/tracking/wandb/digest.ts
/** MD5 as W&B writes it in a manifest and announces it for an upload: standard base64. */
function md5(content) {
	return (0, node_crypto.createHash)("md5").update(content).digest("base64");
}
/**
* The digest of an artifact: hex MD5 over its files' paths and MD5s, by path. Neither its name nor its
* metadata counts, which is why a revision must have a file of its own: two that differ in metadata
* alone would be one version. (wandb/sdk/artifacts/artifact_manifests/artifact_manifest_v1.py)
*/
function artifactDigest(files) {
	const lines = Object.entries(files).sort(([a], [b]) => byCodePoint(a, b)).map(([path, content]) => `${path}:${md5(content)}\n`);
	return (0, node_crypto.createHash)("md5").update(`wandb-artifact-manifest-v1\n${lines.join("")}`).digest("hex");
}
/**
* The manifest of an artifact of one file. `birthArtifactID` is part of the address from which the
* file is downloaded later.
*/
function manifestOf(path, content, birthArtifactID) {
	return JSON.stringify({
		version: 1,
		storagePolicy: "wandb-storage-policy-v1",
		storagePolicyConfig: { storageLayout: "V2" },
		contents: { [path]: {
			digest: md5(content),
			birthArtifactID,
			size: Buffer.byteLength(content)
		} }
	});
}
// src/tracking/wandb/client.ts
/** W&B refused a request, or answered what it should not. */
var WandbError = class extends Error {
	status;
	constructor(message, status) {
		super(message);
		this.status = status;
	}
};
function createWandbClient({ http, hide }, { baseUrl }, authorization) {
	const headers = {
		authorization,
		"content-type": "application/json"
	};
	return {
		async ask({ name, document, data }, variables) {
			const body = JSON.stringify({
				query: document,
				variables,
				operationName: name
			});
			const url = `${baseUrl}/graphql`;
			const answer = await http.send({
				name,
				method: "POST",
				url,
				headers,
				body
			});
			const json = accept$1(http, name, answer);
			const result = /* @__PURE__ */ safeParse(/* @__PURE__ */ object({ data }), json);
			if (result.success) return result.output.data;
			throw unexpected(name, http.clean(answer), /* @__PURE__ */ getDotPath(result.issues[0]));
		},
		async upload(name, target, content) {
			if (target.uploadUrl === null) return;
			const signed = target.uploadHeaders.map((line) => {
				const colon = line.indexOf(":");
				return [line.slice(0, colon), line.slice(colon + 1).trim()];
			});
			const answer = await http.send({
				name: `upload of ${name}`,
				method: "PUT",
				url: target.uploadUrl,
				headers: Object.fromEntries(signed),
				body: content
			});
			if (answer.status >= 200 && answer.status <= 299) return;
			for (const signature of signaturesIn(target.uploadUrl)) hide(signature);
			throw refusal(`upload of ${name}`, http.clean(answer));
		},
		async finish({ entity, project, id }, exitcode, summary = /* @__PURE__ */ new Map()) {
			const url = `${baseUrl}/files/${[
				entity,
				project,
				id
			].map(encoded).join("/")}/file_stream`;
			const files = { "wandb-summary.json": {
				offset: 0,
				content: [JSON.stringify(Object.fromEntries(summary))]
			} };
			const body = JSON.stringify({
				...summary.size > 0 && { files },
				complete: true,
				exitcode
			});
			accept$1(http, "file_stream", await http.send({
				name: "file_stream",
				method: "POST",
				url,
				headers,
				body,
				cleansUp: exitcode !== 0
			}));
		}
	};
}
/** What signs an address, whatever the store calls it: other values in its query are dates and words. */
function signaturesIn(url) {
	return [...new URL(url).searchParams.values()].filter((value) => value.length > 20);
}
/** A file's headers and body, as createArtifactFiles asks for them. */
function fileSpec(name, content) {
	return {
		name,
		md5: md5(content),
		mimetype: "application/json"
	};
}
/** The JSON of an answer that is no refusal. GraphQL errors come with HTTP 200 or with another status. */
function accept$1(http, name, answer) {
	const json = jsonIn(answer);
	if (answer.status !== 200 || errorsIn(json).length > 0) throw refusal(name, http.clean(answer));
	if (json === void 0) throw unexpected(name, http.clean(answer));
	return json;
}
function refusal(name, answer) {
	const { status } = answer;
	const words = sentence(complaintIn(answer));
	return new WandbError(`${`W&B refused ${name} (HTTP ${status}): ${words}`}${hint(status, words)}`, status);
}
function unexpected(name, answer, place) {
	return new WandbError(`W&B answered ${name} with ${sentence(place ? `an answer without a proper "${place}"` : wordsOf(answer))} Check that wandb-base-url is the address of the API.`, answer.status);
}
/** What the user may do, by what the server said. */
function hint(status, words) {
	if (status === 401) return " Check wandb-api-key: it is not valid on this server (wandb-base-url).";
	if (status === 403) return " The key may not write there: check wandb-entity and wandb-project.";
	if (status === 404) return " Check wandb-entity and wandb-project, and that the key may see them.";
	if (/already exists with type|type mismatch|different type/i.test(words)) return " The artifact of that name has another type than \"dataset\": set artifact-name to another.";
	if (status >= 300 && status < 400) return " Check wandb-base-url: requests are not redirected.";
	return "";
}
// src/tracking/wandb/operations.ts
const State = /* @__PURE__ */ picklist([
	"PENDING",
	"COMMITTED",
	"DELETED"
]);
const artifactFields = `
  id state digest versionIndex metadata
  aliases { alias artifactCollectionName }
  artifactType { name }
  artifactSequence { name project { name entity { name } } }
  createdBy { __typename ... on Run { name state } }`;
/** An artifact as it is read back. */
const Artifact = /* @__PURE__ */ object({
	id: /* @__PURE__ */ string(),
	state: State,
	digest: /* @__PURE__ */ string(),
	versionIndex: /* @__PURE__ */ nullable(/* @__PURE__ */ number()),
	metadata: /* @__PURE__ */ nullable(/* @__PURE__ */ string()),
	aliases: /* @__PURE__ */ array(/* @__PURE__ */ object({
		alias: /* @__PURE__ */ string(),
		artifactCollectionName: /* @__PURE__ */ string()
	})),
	artifactType: /* @__PURE__ */ object({ name: /* @__PURE__ */ string() }),
	artifactSequence: /* @__PURE__ */ object({
		name: /* @__PURE__ */ string(),
		project: /* @__PURE__ */ nullable(/* @__PURE__ */ object({
			name: /* @__PURE__ */ string(),
			entity: /* @__PURE__ */ object({ name: /* @__PURE__ */ string() })
		}))
	}),
	createdBy: /* @__PURE__ */ object({
		__typename: /* @__PURE__ */ string(),
		name: /* @__PURE__ */ optional(/* @__PURE__ */ string()),
		state: /* @__PURE__ */ nullish(/* @__PURE__ */ string())
	})
});
function operation(document, data) {
	return {
		name: /^\s*\w+ (\w+)/.exec(document)?.[1] ?? "",
		document,
		data
	};
}
const viewer = operation(`query Viewer { viewer { entity } }`, /* @__PURE__ */ object({ viewer: /* @__PURE__ */ nullable(/* @__PURE__ */ object({ entity: /* @__PURE__ */ nullable(/* @__PURE__ */ string()) })) }));
/** Looks up `count` versions by their names in one request, and `latest`. */
function loggedRevisions(count) {
	const indices = Array.from({ length: count }, (_, index) => index);
	const variables = indices.map((index) => `$name${index}: String!`);
	const versions = indices.map((index) => `r${index}: artifact(name: $name${index}) {${artifactFields}}`);
	return operation(`query LoggedRevisions($entity: String, $project: String!, $latest: String!, ${variables.join(", ")}) {
      project(entityName: $entity, name: $project) {
        latest: artifact(name: $latest) {${artifactFields}}
        ${versions.join("\n")}
      }
    }`, /* @__PURE__ */ object({ project: /* @__PURE__ */ nullable(/* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ nullable(Artifact))) }));
}
const upsertBucket = operation(`mutation UpsertBucket($input: UpsertBucketInput!) {
    upsertBucket(input: $input) {
      bucket { id name project { name entity { name } } }
      inserted
    }
  }`, /* @__PURE__ */ object({ upsertBucket: /* @__PURE__ */ object({ bucket: /* @__PURE__ */ object({
	id: /* @__PURE__ */ string(),
	name: /* @__PURE__ */ string(),
	project: /* @__PURE__ */ object({
		name: /* @__PURE__ */ string(),
		entity: /* @__PURE__ */ object({ name: /* @__PURE__ */ string() })
	})
}) }) }));
const findRun = operation(`query FindRun($entity: String!, $project: String!, $run: String!) {
    project(entityName: $entity, name: $project) { run(name: $run) { name } }
  }`, /* @__PURE__ */ object({ project: /* @__PURE__ */ nullable(/* @__PURE__ */ object({ run: /* @__PURE__ */ nullable(/* @__PURE__ */ object({ name: /* @__PURE__ */ string() })) })) }));
const useArtifact = operation(`mutation UseArtifact($input: UseArtifactInput!) {
    useArtifact(input: $input) { artifact { id } }
  }`, /* @__PURE__ */ object({ useArtifact: /* @__PURE__ */ object({ artifact: /* @__PURE__ */ object({ id: /* @__PURE__ */ string() }) }) }));
const createArtifact = operation(`mutation CreateArtifact($input: CreateArtifactInput!) {
    createArtifact(input: $input) {
      artifact { id state artifactSequence { latestArtifact { id } } }
    }
  }`, /* @__PURE__ */ object({ createArtifact: /* @__PURE__ */ object({ artifact: /* @__PURE__ */ object({
	id: /* @__PURE__ */ string(),
	state: State,
	artifactSequence: /* @__PURE__ */ object({ latestArtifact: /* @__PURE__ */ nullable(/* @__PURE__ */ object({ id: /* @__PURE__ */ string() })) })
}) }) }));
const Upload = {
	uploadUrl: /* @__PURE__ */ nullable(/* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ url(), /* @__PURE__ */ regex(/^https?:/i))),
	/** Lines `name: value`, in the signs that node takes for a header. */
	uploadHeaders: /* @__PURE__ */ array(/* @__PURE__ */ pipe(/* @__PURE__ */ string(), /* @__PURE__ */ regex(/^[\w!#$%&'*+.^`|~-]+:[\t\x20-\x7e\x80-\xff]*$/)))
};
const createManifest = operation(`mutation CreateArtifactManifest($input: CreateArtifactManifestInput!) {
    createArtifactManifest(input: $input) {
      artifactManifest { id file { uploadUrl uploadHeaders } }
    }
  }`, /* @__PURE__ */ object({ createArtifactManifest: /* @__PURE__ */ object({ artifactManifest: /* @__PURE__ */ object({
	id: /* @__PURE__ */ string(),
	file: /* @__PURE__ */ object(Upload)
}) }) }));
const createFiles = operation(`mutation CreateArtifactFiles($input: CreateArtifactFilesInput!) {
    createArtifactFiles(input: $input) {
      files { edges { node { name uploadUrl uploadHeaders artifact { id } } } }
    }
  }`, /* @__PURE__ */ object({ createArtifactFiles: /* @__PURE__ */ object({ files: /* @__PURE__ */ object({ edges: /* @__PURE__ */ tuple([/* @__PURE__ */ object({ node: /* @__PURE__ */ object({
	...Upload,
	artifact: /* @__PURE__ */ nullable(/* @__PURE__ */ object({ id: /* @__PURE__ */ string() }))
}) })]) }) }) }));
const commitArtifact = operation(`mutation CommitArtifact($artifactID: ID!) {
    commitArtifact(input: { artifactID: $artifactID }) { artifact { id state } }
  }`, /* @__PURE__ */ object({ commitArtifact: /* @__PURE__ */ object({ artifact: /* @__PURE__ */ object({ state: State }) }) }));
const addAliases = operation(`mutation AddAliases($input: AddAliasesInput!) { addAliases(input: $input) { success } }`, /* @__PURE__ */ object({ addAliases: /* @__PURE__ */ object({ success: /* @__PURE__ */ literal(true) }) }));
const updateArtifact = operation(`mutation UpdateArtifact($input: UpdateArtifactInput!) {
    updateArtifact(input: $input) { artifact { id } }
  }`, /* @__PURE__ */ object({ updateArtifact: /* @__PURE__ */ object({ artifact: /* @__PURE__ */ object({ id: /* @__PURE__ */ string() }) }) }));
const readArtifact = operation(`query ReadArtifact($id: ID!, $entity: String!, $project: String!, $latest: String!) {
    artifact(id: $id) {${artifactFields}}
    project(entityName: $entity, name: $project) { latest: artifact(name: $latest) { id } }
  }`, /* @__PURE__ */ object({
	artifact: /* @__PURE__ */ nullable(Artifact),
	project: /* @__PURE__ */ nullable(/* @__PURE__ */ object({ latest: /* @__PURE__ */ nullable(/* @__PURE__ */ object({ id: /* @__PURE__ */ string() })) }))
}));
const memberships = operation(`query ArtifactMemberships($id: ID!) {
    artifact(id: $id) {
      artifactMemberships {
        edges { node { aliases { alias } artifactCollection { name project { name } } } }
      }
    }
  }`, /* @__PURE__ */ object({ artifact: /* @__PURE__ */ object({ artifactMemberships: /* @__PURE__ */ object({ edges: /* @__PURE__ */ array(/* @__PURE__ */ object({ node: /* @__PURE__ */ object({
	aliases: /* @__PURE__ */ array(/* @__PURE__ */ object({ alias: /* @__PURE__ */ string() })),
	artifactCollection: /* @__PURE__ */ object({
		name: /* @__PURE__ */ string(),
		project: /* @__PURE__ */ object({ name: /* @__PURE__ */ string() })
	})
}) })) }) }) }));
/** Servers that have registries have the field `orgEntity`, which W&B's schema of 2023 lacks. */
const organization = operation(`query Organization($entity: String!) {
    entity(name: $entity) { organization { name orgEntity { name } } }
  }`, /* @__PURE__ */ object({ entity: /* @__PURE__ */ nullable(/* @__PURE__ */ object({ organization: /* @__PURE__ */ nullable(/* @__PURE__ */ object({ orgEntity: /* @__PURE__ */ nullable(/* @__PURE__ */ object({ name: /* @__PURE__ */ string() })) })) })) }));
const linkArtifact = operation(`mutation LinkArtifact($input: LinkArtifactInput!) {
    linkArtifact(input: $input) { versionIndex }
  }`, /* @__PURE__ */ object({ linkArtifact: /* @__PURE__ */ object({ versionIndex: /* @__PURE__ */ nullable(/* @__PURE__ */ number()) }) }));
// src/tracking/wandb/readback.ts
/** Reads a version back. Throws where the server has none of that id. */
async function show(client, run, { name }, id) {
	const { entity, project } = run;
	const place = {
		entity,
		project,
		latest: `${name}:latest`
	};
	const { artifact: read, project: found } = await client.ask(readArtifact, {
		id,
		...place
	});
	if (read === null) throw new Error(`W&B does not show the artifact ${id} that it made.`);
	return {
		read,
		latest: found?.latest?.id
	};
}
/** Whether a job that ran at the same time took `latest` for an older revision. */
async function isRobbed(client, run, wanted, { read, latest }) {
	if (latest === void 0 || !lacking(read, wanted).includes("latest")) return false;
	const { committed_at } = metadataOf((await show(client, run, wanted, latest)).read);
	return typeof committed_at === "string" && committed_at < wanted.bundle.committed_at;
}
/** Which of the aliases a version does not have. */
function lacking(read, { name, aliases }) {
	const held = read.aliases.filter((entry) => entry.artifactCollectionName === name);
	return aliases.filter((alias) => !held.some((entry) => entry.alias === alias));
}
/**
* The artifact as it was read back. Another job may have taken `latest`.
*
* Throws where it is not the one that was asked for.
*/
function accept({ read, latest }, wanted, digest) {
	const missing = lacking(read, wanted).filter((alias) => alias !== "latest" || latest === void 0);
	const faults = [
		read.state === "COMMITTED" ? "" : `its state is ${read.state}`,
		read.digest === digest ? "" : `its digest is ${read.digest}, not ${digest}`,
		missing.length === 0 ? "" : `it lacks the alias ${missing.join(", ")}`,
		canonicalJson(metadataOf(read)) === canonicalJson(wanted.bundle) ? "" : "its metadata is another"
	].filter(Boolean);
	if (faults.length > 0) throw new Error(`W&B does not hold the artifact as it was logged: ${faults.join("; ")}.`);
	return read;
}
/** The metadata of an artifact: {} where it has none, or none that is an object. */
function metadataOf({ metadata }) {
	const value = jsonOf(metadata ?? "");
	return typeof value === "object" && value !== null ? { ...value } : {};
}
// src/tracking/wandb/artifact.ts
const file = "revision.json";
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
	return await unlessRaced(3, isRaced, () => makeVersion(client, run, wanted, turns));
}
/**
* Another job committed the same meanwhile: asked once more, W&B gives that by its digest. To repeat the
* commit does not help (wandb/wandb, pull 3843).
*/
function isRaced(error) {
	return error instanceof WandbError && error.status === 409;
}
async function makeVersion(client, run, wanted, turns) {
	const content = canonicalJson(wanted.bundle);
	const digest = digestOf(wanted.bundle);
	const input = creation(run, wanted, digest);
	const { artifact } = (await turns.create.pass(() => client.ask(createArtifact, { input }))).createArtifact;
	if (artifact.state === "COMMITTED") await mend(client, run, wanted, artifact.id);
	else {
		await fill(client, run, artifact, content);
		await turns.commit.pass(() => client.ask(commitArtifact, { artifactID: artifact.id }));
	}
	const shown = await show(client, run, wanted, artifact.id);
	if (!await isRobbed(client, run, wanted, shown)) return accept(shown, wanted, digest);
	await giveAliases(client, run, {
		name: wanted.name,
		aliases: ["latest"]
	}, artifact.id);
	return accept(await show(client, run, wanted, artifact.id), wanted, digest);
}
function creation(run, { name, bundle, aliases }, digest) {
	return {
		entityName: run.entity,
		projectName: run.project,
		runName: run.id,
		artifactTypeName: artifactType,
		artifactCollectionName: name,
		digest,
		digestAlgorithm: "MANIFEST_MD5",
		description: `Revision ${bundle.revision} of ${bundle.repository}`,
		metadata: JSON.stringify(bundle),
		aliases: aliases.map((alias) => ({
			alias,
			artifactCollectionName: name
		})),
		clientID: randomId(),
		sequenceClientID: randomId(),
		enableDigestDeduplication: true
	};
}
function randomId() {
	return (0, node_crypto.randomBytes)(64).toString("hex");
}
async function fill(client, run, artifact, content) {
	const manifestInput = (digest) => ({ input: {
		artifactID: artifact.id,
		baseArtifactID: artifact.artifactSequence.latestArtifact?.id ?? null,
		name: "wandb_manifest.json",
		digest,
		entityName: run.entity,
		projectName: run.project,
		runName: run.id,
		type: "FULL"
	} });
	const artifactManifestID = (await client.ask(createManifest, manifestInput(""))).createArtifactManifest.artifactManifest.id;
	const spec = {
		...fileSpec(file, content),
		artifactID: artifact.id,
		artifactManifestID
	};
	const [{ node }] = (await client.ask(createFiles, { input: {
		artifactFiles: [spec],
		storageLayout: "V2"
	} })).createArtifactFiles.files.edges;
	const storeManifest = async () => {
		const manifest = manifestOf(file, content, node.artifact?.id ?? artifact.id);
		const made = await client.ask(createManifest, manifestInput(md5(manifest)));
		await client.upload("the manifest", made.createArtifactManifest.artifactManifest.file, manifest);
	};
	await together([client.upload(file, node, content), storeManifest()]);
}
/** Gives a version aliases, which any other version loses. */
async function giveAliases(client, run, { name, aliases }, artifactID) {
	const place = {
		artifactCollectionName: name,
		entityName: run.entity,
		projectName: run.project
	};
	const input = {
		artifactID,
		aliases: aliases.map((alias) => ({
			alias,
			...place
		}))
	};
	await client.ask(addAliases, { input });
}
async function mend(client, run, wanted, artifactID) {
	await giveAliases(client, run, wanted, artifactID);
	await client.ask(updateArtifact, { input: {
		artifactID,
		metadata: JSON.stringify(wanted.bundle)
	} });
}
// src/tracking/wandb/auth.ts
/**
* The value of the `Authorization` header: the API key's, or that of an access token which W&B gives
* for GitHub's OIDC token (federated identity; core/internal/api/credentials.go).
*/
async function authorize(inputs, tools) {
	const { credential, baseUrl } = inputs;
	if (credential.kind === "key") return credential.authorization;
	const assertion = await identity(tools, credential.audience);
	return await bearer(tools, {
		who: "W&B",
		url: `${baseUrl}/oidc/token`,
		form: {
			grant_type: "urn:ietf:params:oauth:grant-type:jwt-bearer",
			assertion
		},
		hint: "Check that oidc-audience is the organization's name, and that a service account has this job's subject."
	});
}
// src/tracking/wandb/find.ts
/** Versions that one request looks up. */
const perRequest = 50;
/** Looks up the versions that are logged of the bundles. */
async function findLogged(client, place, artifactName, bundles) {
	const versions = /* @__PURE__ */ new Map();
	let latest = null;
	for (let from = 0; from < bundles.length; from += perRequest) {
		const some = bundles.slice(from, from + perRequest);
		const names = some.map(({ revision }, index) => [`name${index}`, `${artifactName}:${aliasOf(revision)}`]);
		const { project } = await client.ask(loggedRevisions(some.length), {
			entity: place.entity,
			project: place.project,
			latest: `${artifactName}:latest`,
			...Object.fromEntries(names)
		});
		latest = project?.["latest"] ?? null;
		for (const [index, { revision }] of some.entries()) {
			const version = project?.[`r${index}`];
			if (version?.state === "COMMITTED") versions.set(revision, version);
		}
	}
	return {
		versions,
		latest
	};
}
/**
* Whether `latest` is the revision's, as the newest of those that are logged, by commit date. One that is
* logged already takes it from an older one alone: jobs that ran at the same time may have left it there.
*/
function isNewest({ versions, latest }, bundle) {
	const isHeld = versions.has(bundle.revision);
	if (latest === null) return !isHeld;
	const { committed_at } = metadataOf(latest);
	if (typeof committed_at !== "string") return !isHeld;
	return isHeld ? committed_at < bundle.committed_at : committed_at <= bundle.committed_at;
}
/**
* Whether a version is of the bundle's commit.
*
* Throws where it is another dataset's.
*/
function isSame(version, bundle, artifactName, baseUrl) {
	const { commit, repository } = metadataOf(version);
	if (commit === bundle.commit || repository === bundle.repository) return commit === bundle.commit;
	throw new Taken(`The alias "${aliasOf(bundle.revision)}" of the artifact "${artifactName}" belongs to another dataset, ${textOf(repository) ?? "logged without a repository"} (${urlOf(version, baseUrl)}). Nothing was written. Give this repository an artifact-name or a wandb-project of its own.`);
}
/**
* Whether `latest` is on a version that is no tag's any more once the bundles are logged again: one of them
* takes its alias, or did so before, by a job that was interrupted then.
*/
function isLeft({ versions, latest }, bundles) {
	if (latest === null) return false;
	return latest.aliases.every(({ alias }) => /^(latest|v\d+)$/.test(alias)) || bundles.some(({ revision, commit }) => versions.get(revision)?.id === latest.id && metadataOf(latest)["commit"] !== commit);
}
/** What a version says of the revision that it was made of. */
function heldBy(version, baseUrl) {
	const { commit, committed_at } = metadataOf(version);
	return {
		commit: textOf(commit) ?? "unknown",
		committedAt: textOf(committed_at) ?? "",
		url: urlOf(version, baseUrl)
	};
}
/** A fact of a record, where it is one: an object may have a `toString` of its own, which is none. */
function textOf(fact) {
	return typeof fact === "string" ? fact : void 0;
}
/** Compares a version, or that there is none, with the bundle. */
function audit(version, bundle, baseUrl) {
	if (version === void 0) return {
		status: "missing",
		url: "",
		details: []
	};
	const held = heldBy(version, baseUrl);
	const { url } = held;
	const metadata = metadataOf(version);
	if (metadata["commit"] !== bundle.commit) {
		if (metadata["repository"] === bundle.repository) return {
			status: "moved",
			url,
			details: [moved(bundle, held)]
		};
		const owner = textOf(metadata["repository"]) ?? "logged without a repository";
		return {
			status: "missing",
			url,
			details: [`The alias "${aliasOf(bundle.revision)}" belongs to another dataset, ${owner}`]
		};
	}
	const details = differences$1(metadata, bundle).map(({ field, logged, derived }) => difference(field, logged, derived));
	const digest = digestOf(bundle);
	if (details.length === 0 && version.digest !== digest) details.push(difference("the digest of revision.json", version.digest, digest));
	return {
		status: details.length === 0 ? "matches" : "differs",
		url,
		details
	};
}
/** Warns where a version of the same commit holds other facts than the bundle. */
function warnOfDifferences(version, bundle, { warn }) {
	const { details } = audit(version, bundle, "");
	if (details.length === 0) return;
	warn(`W&B holds ${bundle.revision} of the same commit with other facts: ${details.join("; ")}. The record stays as it is.`);
}
function urlOf(version, baseUrl) {
	const { name } = version.artifactSequence;
	return versionUrl(baseUrl, makerOf(version), name, `v${version.versionIndex ?? 0}`);
}
/** The run that made a version. Its id is '' where a user made it without one. */
function makerOf({ createdBy, artifactSequence }) {
	return {
		id: createdBy.name ?? "",
		project: artifactSequence.project?.name ?? "",
		entity: artifactSequence.project?.entity.name ?? ""
	};
}
// src/tracking/wandb/registry.ts
/**
* Links an artifact version to a collection of a registry, under the alias, unless it is there already.
*
* Throws where the entity has no organization, or the server does not show the link afterwards.
*/
async function linkToRegistry(client, artifactID, entity, { project, collection }, alias) {
	const isLinked = async () => {
		const { artifact } = await client.ask(memberships, { id: artifactID });
		return artifact.artifactMemberships.edges.some(({ node }) => node.artifactCollection.name === collection && node.artifactCollection.project.name === project && node.aliases.some((entry) => entry.alias === alias));
	};
	if (await isLinked()) return;
	const owner = (await client.ask(organization, { entity })).entity?.organization?.orgEntity?.name;
	if (owner === void 0) throw new Error(`wandb-registry: "${entity}" belongs to no organization, and only organizations have registries. Set wandb-entity to a team of one.`);
	await client.ask(linkArtifact, { input: {
		artifactID,
		artifactPortfolioName: collection,
		entityName: owner,
		projectName: project,
		aliases: [{
			artifactCollectionName: collection,
			alias
		}]
	} });
	if (!await isLinked()) throw new Error(`W&B does not show the artifact in ${project}/${collection} as "${alias}".`);
}
// src/tracking/wandb/run.ts
const mostDeleted = 5;
/**
* The id of the run that logs a revision. It follows from what is logged, so that a job that was
* interrupted, or that runs twice at once, comes back to the same run.
*/
function runId(artifactName, bundle) {
	const identity = [
		artifactName,
		bundle.repository,
		bundle.revision,
		bundle.commit
	].join("\n");
	return `log-revision-${(0, node_crypto.createHash)("sha256").update(identity).digest("hex").slice(0, 16)}`;
}
/**
* Opens the run, or comes back to it. A run that was deleted in the app blocks its id for ever
* (HTTP 409, "previously created and deleted"): then the next number is taken.
*/
async function openRun(client, inputs, id, input) {
	for (let number = 1;; number++) {
		const name = number === 1 ? id : `${id}-${number}`;
		try {
			const { upsertBucket: answer } = await client.ask(upsertBucket, { input: {
				...input,
				name,
				modelName: inputs.project,
				entityName: inputs.entity
			} });
			const { bucket } = answer;
			return {
				id: bucket.name,
				project: bucket.project.name,
				entity: bucket.project.entity.name
			};
		} catch (error) {
			if (!(error instanceof WandbError && /deleted/.test(error.message)) || error.status !== 409 || number === mostDeleted) throw error;
		}
	}
}
/** A run that someone else began, and will end. Throws where there is none of that id. */
async function existingRun(client, place, id) {
	const { entity, project } = place;
	const { project: found } = await client.ask(findRun, {
		entity,
		project,
		run: id
	});
	if (found?.run) return {
		entity,
		project,
		id: found.run.name
	};
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
		...circumstances.tagVerification === "" ? {} : { tag_verification: circumstances.tagVerification }
	};
	const entries = Object.entries(config).map(([key, value]) => [key, { value }]);
	return {
		displayName: [...bundle.revision].slice(0, 128).join(""),
		jobType: "log-revision",
		tags: [...bundle.revision].length <= 64 ? [bundle.revision] : [],
		notes: `Logged by ${circumstances.runUrl}`,
		commit: bundle.commit,
		jobRepo: bundle.repository,
		host: "github-actions",
		config: JSON.stringify(Object.fromEntries(entries))
	};
}
// src/tracking/wandb/log.ts
/**
* Logs a revision as a version of an artifact, made by a run of its own or by the run that the inputs
* name. A revision that the artifact has already, under the alias for it, is left as it is; a run that
* the inputs name then uses it.
*/
function createBackend(inputs, options, tools) {
	const { artifactName } = options;
	return {
		name: "wandb",
		title: "W&B",
		plan: (bundle) => ({
			project: `${inputs.entity === void 0 ? "" : `${inputs.entity}/`}${inputs.project}`,
			artifact: `${artifactName}:${aliasOf(bundle.revision)}`,
			digest: digestOf(bundle),
			run: inputs.runId ?? runId(artifactName, bundle)
		}),
		async open(bundles) {
			const client = createWandbClient(tools, inputs, await authorize(inputs, tools));
			const entity = inputs.entity ?? await defaultEntity(client);
			const place = {
				...inputs,
				entity
			};
			const found = await findLogged(client, place, artifactName, bundles);
			const newest = bundles.at(-1);
			const isFree = options.ifMoved === "relog" && isLeft(found, bundles);
			const besides = (bundle) => {
				if (bundle !== newest) return [];
				return [...isFree || isNewest(found, bundle) ? ["latest"] : [], ...inputs.aliases];
			};
			const lines = {
				create: new Line(),
				commit: new Line()
			};
			return {
				async log(bundle, circumstances) {
					const turns = {
						create: lines.create.ticket(),
						commit: lines.commit.ticket()
					};
					try {
						return await logOne({
							client,
							place,
							options,
							tools,
							turns
						}, bundle, circumstances, found.versions.get(bundle.revision), besides(bundle));
					} finally {
						turns.create.giveBack();
						turns.commit.giveBack();
					}
				},
				async verify(bundle) {
					return audit(found.versions.get(bundle.revision), bundle, inputs.baseUrl);
				}
			};
		}
	};
}
async function logOne({ client, place, options, tools, turns }, bundle, circumstances, held, besides) {
	const { artifactName: name, ifMoved } = options;
	const alias = aliasOf(bundle.revision);
	const link = async (artifact) => {
		if (place.registry === void 0) return;
		await linkToRegistry(client, artifact.id, place.entity, place.registry, alias);
	};
	if (held !== void 0) {
		if (isSame(held, bundle, name, place.baseUrl)) {
			warnOfDifferences(held, bundle, tools);
			const metrics = metricsOf(bundle, circumstances.growth);
			const run = await takeUp(client, place, {
				id: runId(name, bundle),
				metrics
			}, held);
			const aliases = lacking(held, {
				name,
				aliases: besides
			});
			if (aliases.length > 0) await giveAliases(client, run, {
				name,
				aliases
			}, held.id);
			await link(held);
			return describe(held, run, place.baseUrl, false);
		}
		if (ifMoved === "fail") throw new MovedTag(bundle, heldBy(held, place.baseUrl));
	}
	const aliases = [alias, ...besides];
	return await inRun(client, place, name, bundle, circumstances, async (run) => {
		const artifact = await logArtifact(client, run, {
			name,
			bundle,
			aliases
		}, turns);
		await link(artifact);
		return describe(artifact, run, place.baseUrl, true);
	});
}
async function defaultEntity(client) {
	const { viewer: user } = await client.ask(viewer, {});
	if (user?.entity) return user.entity;
	throw new Error("W&B names no default entity for wandb-api-key: the key is not valid on this server, or has none. Set wandb-entity, or give another key.");
}
/** Does the `work` in the run that the inputs name, or in a run of its own, which then ends. */
async function inRun(client, place, artifactName, bundle, circumstances, work) {
	if (place.runId !== void 0) return await work(await existingRun(client, place, place.runId));
	const run = await openRun(client, place, runId(artifactName, bundle), runFields(bundle, circumstances));
	try {
		const logged = await work(run);
		await client.finish(run, 0, metricsOf(bundle, circumstances.growth));
		return logged;
	} catch (error) {
		await client.finish(run, 1).catch(() => void 0);
		throw error;
	}
}
/**
* What is left to do for a version that is there: the run that the inputs name uses it, and the run of
* its own that a job left open when it died is finished. Gives the run that the version is seen with.
*/
async function takeUp(client, place, own, tagged) {
	const maker = makerOf(tagged);
	if (place.runId !== void 0) {
		const run = await existingRun(client, place, place.runId);
		if (run.id === maker.id) return run;
		const { entity: entityName, project: projectName, id: runName } = run;
		const input = {
			entityName,
			projectName,
			runName,
			artifactID: tagged.id
		};
		await client.ask(useArtifact, { input });
		return run;
	}
	if (maker.id.startsWith(own.id) && tagged.createdBy.state !== "finished") await client.finish(maker, 0, own.metrics);
	return maker;
}
function describe(artifact, run, baseUrl, created) {
	const { name } = artifact.artifactSequence;
	const version = `v${artifact.versionIndex ?? 0}`;
	const url = versionUrl(baseUrl, run, name, version);
	return {
		created,
		url,
		outputs: {
			"wandb-run-url": run.id === "" ? "" : runUrl(baseUrl, run, run.id),
			"wandb-artifact": `${run.entity}/${run.project}/${name}:${version}`,
			"wandb-artifact-url": url
		}
	};
}
// src/tracking/wandb/backend.ts
/** W&B, as the inputs `wandb-*` set it up. */
const wandb = (source) => {
	const inputs = readWandb(source);
	return {
		address: inputs.baseUrl,
		runInput: inputs.runId && "wandb-run-id",
		connect: (options, tools) => createBackend(inputs, options, tools)
	};
};
// src/tracking/backends.ts
var backends_exports = /* @__PURE__ */ __exportAll({
	mlflow: () => mlflow,
	wandb: () => wandb
});
// src/index.ts
const commands = createCommands(process.env, (line) => process.stdout.write(line));
const { hide, redact } = createSecrets(commands.setSecret);
const report = createReport(commands, redact);
const { signal, stop } = createStop();
for (const name of ["SIGINT", "SIGTERM"]) process.once(name, () => {
	stop(`The job was cancelled (${name})`);
	process.on("exit", () => {
		process.exitCode = 128 + node_os.constants.signals[name];
	});
});
for (const name of ["uncaughtException", "unhandledRejection"]) process.on(name, (error) => {
	report.fail(error);
	stop("The action failed");
});
async function main() {
	try {
		const inputs = readInputs(commands, process.env, hide, backends_exports);
		setTimeout(() => stop(`The time is up (timeout: ${inputs.timeout} seconds)`), inputs.timeout * 1e3).unref();
		const packaged = (0, node_path.join)(__dirname, "..", "lexicons", "MANIFEST.toml");
		await run(inputs, (0, node_fs.readFileSync)(packaged, "utf8"), report, {
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
exports.__commonJSMin = __commonJSMin;
exports.__toESM = __toESM;
