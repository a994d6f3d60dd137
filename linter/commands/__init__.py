"""The commands: one module each, with ``arguments(parser)`` that declares and ``run(arguments)`` that does.

``run`` gives the exit status and raises Trouble where the run cannot be trusted.
"""

#: Command → its module, and what it does in Chinese and English.
COMMANDS = {
    "check": ("check", "检查文件和文件夹", "lint files and folders"),
    "rules": ("rules", "列出全部规则", "list the rules"),
    "rule": ("rule", "说明一条规则", "explain a rule"),
    "tree": ("tree", "显示一份报告的语法树", "print the syntax tree of a report"),
    "tables": ("tables", "输出从表格中读到的数值", "print the values read from the tables"),
    "config": ("config", "显示生效的配置及其出处", "print the effective configuration and where it comes from"),
}
