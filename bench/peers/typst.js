// One Typst document to PDF, in one process: node typst.js MAIN.typ OUT.pdf
const fs = require('fs');
const path = require('path');
const { NodeCompiler } = require('@myriaddreamin/typst-ts-node-compiler');

const [main, out] = process.argv.slice(2).map((name) => path.resolve(name));
const compiler = NodeCompiler.create({ workspace: path.dirname(main) });
fs.writeFileSync(out, compiler.pdf({ mainFilePath: main }));
