"""Import contracts that import-linter does not bring: a module is entered only through its front door."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class FacadeContract(Contract):
    """Code outside a module may import only the module's doors, save for the exceptions that a layer is granted.

    `exceptions` are written `layer -> room`: that layer of the root package may also enter that room of any module.
    """

    container = fields.StringField()
    doors = fields.SetField(subfield=fields.StringField())
    exceptions = fields.SetField(subfield=fields.StringField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Collect every import that reaches past a door."""
        granted = {tuple(exception.split(" -> ")) for exception in self.exceptions or ()}  # type: ignore[union-attr]
        trespasses: list[tuple[str, str]] = []
        for module in sorted(graph.find_children(str(self.container))):
            insiders = graph.find_descendants(module) | {module}
            for inside in sorted(insiders - {module}):
                room = inside.removeprefix(f"{module}.").split(".")[0]
                if room in self.doors:  # type: ignore[operator]
                    continue
                for outside in sorted(graph.find_modules_that_directly_import(inside) - insiders):
                    if (outside.split(".")[1], room) not in granted:
                        trespasses.append((outside, inside))
        return ContractCheck(kept=not trespasses, metadata={"trespasses": trespasses})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Name each trespass and the remedy."""
        for outside, inside in check.metadata["trespasses"]:
            output.print_error(f"{outside} reaches into {inside}")
        output.print_error("Offer what you need in the module's public.py instead.")
